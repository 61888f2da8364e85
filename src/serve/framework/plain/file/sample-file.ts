import { ownOf } from "../../../../own-of.ts";
import { bareMediaType } from "../../../../contract/model/media-type.ts";
import { pdf, wav, zip } from "./documents.ts";
import { gif, jpeg, png, svg, webp } from "./images.ts";

/** How a small real file of each kind is made. @param text what it shows, where it shows something */
const files: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "image/png": png,
  "image/jpeg": jpeg,
  "image/gif": gif,
  "image/webp": webp,
  "image/svg+xml": svg,
  "application/pdf": pdf,
  "application/zip": zip,
  "audio/wav": wav,
  "application/octet-stream": (text) => Buffer.from(text),
};

/** Media types that a file of another one is right for. */
const sameAs: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "application/x-zip-compressed": "application/zip",
  "audio/x-wav": "audio/wav",
};

/** The media types of which real files can be made, the usual ones first. */
export const fileTypes: readonly string[] = Object.keys(files);

/** A small real file of a media type; of one that nobody here can make, its bytes are just the text. */
export function sampleFile(mediaType: string, text: string): Uint8Array {
  const bare = bareMediaType(mediaType);
  // Office documents are archives (ISO/IEC 29500).
  const isArchive = bare.startsWith("application/vnd.openxmlformats-") || bare.endsWith("+zip");
  const known = isArchive ? "application/zip" : (ownOf(sameAs, bare) ?? bare);
  const make = Object.hasOwn(files, known) ? files[known] : undefined;
  return make?.(text) ?? Buffer.from(text);
}
