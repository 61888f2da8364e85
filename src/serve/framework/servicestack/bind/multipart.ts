import type { Pair } from "./query.ts";

/**
 * The text fields of a multipart form (RFC 7578); parts with a file name are files and left out.
 * Gives none where the Content-Type names no boundary.
 */
export function readMultipart(body: Uint8Array, contentType: string): readonly Pair[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (boundary === null) return [];
  const mark = `--${boundary[1] ?? boundary[2] ?? ""}`;
  // Latin-1 keeps every byte in one character, so that places are places of bytes.
  const text = `\r\n${Buffer.from(body).toString("latin1")}`;
  const fields: Pair[] = [];
  for (const part of text.split(`\r\n${mark}`).slice(1)) {
    if (part.startsWith("--")) break;
    const field = readPart(part);
    if (field !== undefined) fields.push(field);
  }
  return fields;
}

function readPart(part: string): Pair | undefined {
  const [head = "", ...rest] = part.split("\r\n\r\n");
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
  const name = /;\s*name=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
  if (name === null || /;\s*filename\*?=/i.test(disposition)) return undefined;
  return [utf8(name[1] ?? name[2] ?? ""), utf8(rest.join("\r\n\r\n"))];
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}
