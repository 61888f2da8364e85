import { formatNames, type FormatName } from "../../../contract/model/host.ts";
import { bareMediaType, formatOf as formatNamedBy, mediaTypes } from "../../../contract/model/media-type.ts";

/** What the framework writes: each format's own type, and three others that come back as a request named its own body. */
const written: ReadonlySet<string> = new Set([...Object.values(mediaTypes), "text/json", "text/xml", "text/jsv"]);

/** What may stand in a suffix, in `?format=` and before `/reply/`. */
export function isFormatName(text: string): text is FormatName {
  return (formatNames as readonly string[]).includes(text);
}

/** The format that writes a media type; undefined where the framework has none (it reads no `+json`). */
export function formatOf(mediaType: string): FormatName | undefined {
  return written.has(bareMediaType(mediaType)) ? formatNamedBy(mediaType) : undefined;
}

/** The type of what a script gets. */
export const scriptType = "text/javascript";

/** Whether every operation can be asked for in this media type: the framework's own formats, and a script around JSON. */
export function offers(mediaType: string): boolean {
  return formatOf(mediaType) !== undefined || bareMediaType(mediaType) === scriptType;
}

/** The `Content-Type` of data: of all formats only JSON names its charset. */
export function contentTypeOf(mediaType: string): string {
  return mediaType === mediaTypes.json ? `${mediaType}; charset=utf-8` : mediaType;
}
