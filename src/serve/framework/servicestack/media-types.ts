import { formatNames, type FormatName } from "../../../contract/model/host.ts";
import { bareMediaType, mediaTypes } from "../../../contract/model/media-type.ts";

/** Other names that a request may have for its own type, and that are written as that format when they come back. */
const alsoKnown: Readonly<Record<string, FormatName>> = { "text/json": "json", "text/xml": "xml", "text/jsv": "jsv" };

/** What may stand in a suffix, in `?format=` and before `/reply/`. */
export function isFormatName(text: string): text is FormatName {
  return (formatNames as readonly string[]).includes(text);
}

/** The format that writes a media type; undefined where the framework has none. */
export function formatOf(mediaType: string): FormatName | undefined {
  const plain = bareMediaType(mediaType);
  return formatNames.find((format) => mediaTypes[format] === plain) ?? alsoKnown[plain];
}

/** The `Content-Type` of data: of all formats only JSON names its charset. */
export function contentTypeOf(mediaType: string): string {
  return mediaType === mediaTypes.json ? `${mediaType}; charset=utf-8` : mediaType;
}
