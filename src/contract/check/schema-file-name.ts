/**
 * The name of a schema as part of the name of a file: letters, digits, `.`, `_` and `-` as they are, every other character as `~`
 * and the hexadecimal digits of its UTF-8 bytes. No two schemas share a name, none leads out of a folder, and a reference to the
 * file can be written as it is (`~` needs no escape in an address: RFC 3986, section 2.3).
 */
export function schemaFileName(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}._-]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `~${byte.toString(16).padStart(2, "0")}`).join(""),
  );
}
