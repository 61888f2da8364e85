import { createHash } from "node:crypto";

/** So many bytes folders take as the name of a file, less those of its ending (`.schema.json`). */
const mostBytes = 243;

/** What is left of a longer name: each character may take four bytes. */
const beginning = /^.{0,40}/su;

/**
 * The name of a schema as part of the name of a file: letters, digits, `.`, `_` and `-` as they are, every other character as `~`
 * and the hexadecimal digits of its UTF-8 bytes; what is too long for a file is its beginning, `~~` and a hash of it. No two schemas
 * share a name, none leads out of a folder, and a reference to the file can be written as it is (`~` needs no escape in an address:
 * RFC 3986, section 2.3).
 */
export function schemaFileName(name: string): string {
  const written = name.replace(/[^\p{L}\p{M}\p{N}._-]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `~${byte.toString(16).padStart(2, "0")}`).join(""),
  );
  if (Buffer.byteLength(written) <= mostBytes) return written;
  const hash = createHash("sha256").update(written).digest("hex").slice(0, 32);
  return `${beginning.exec(written)?.[0] ?? ""}~~${hash}`;
}
