import { asBuffer } from "../../../../bytes.ts";
import { HostException } from "./exception.ts";
import type { Pair } from "./query.ts";

/**
 * The text fields of a multipart form (RFC 7578); parts with a file name are files and left out.
 * @throws {HostException} where the Content-Type names no boundary, a part has no Content-Disposition, or the form breaks off
 */
export function readMultipart(body: Uint8Array, contentType: string): readonly Pair[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (boundary === null) throw new HostException("InvalidDataException", "Missing content-type boundary.");
  const mark = `--${boundary[1] ?? boundary[2] ?? ""}`;
  // Latin-1 keeps every byte in one character, so that places are places of bytes.
  const text = `\r\n${asBuffer(body).toString("latin1")}`;
  const [, ...parts] = text.split(`\r\n${mark}`);
  const fields: Pair[] = [];
  for (const [index, part] of parts.entries()) {
    if (/^--[ \t]*(?:\r\n|\n|$)/.test(part)) return fields;
    if (index + 1 === parts.length) break;
    const field = readPart(part);
    if (field !== undefined) fields.push(field);
  }
  throw new HostException("IOException", brokenOff);
}

/** The blank at its end is the runtime's. */
const brokenOff = "Unexpected end of Stream, the content may have already been read by another component. ";

function readPart(part: string): Pair | undefined {
  const blankLine = part.indexOf("\r\n\r\n");
  const [head, content] =
    blankLine < 0 ? [part, ""] : [part.slice(0, blankLine), part.slice(blankLine + "\r\n\r\n".length)];
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1]?.trim() ?? "";
  if (disposition === "")
    throw new HostException("InvalidDataException", "Form section has invalid Content-Disposition value: ");
  const name = /;\s*name=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
  if (name === null || /;\s*filename\*?=/i.test(disposition)) return undefined;
  return [utf8(name[1] ?? name[2] ?? ""), utf8(content)];
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}
