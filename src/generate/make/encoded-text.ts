import { hex } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import type { Cell } from "../cell.ts";

/** A text in a `contentEncoding` (RFC 4648, RFC 2045), or a document of a `contentMediaType`; undefined for others. */
export function encodedText(
  encoding: string | undefined,
  mediaType: string | undefined,
  { key, at }: Cell,
): string | undefined {
  const digits = hex(child(key, String(at[1])), 15, at[0]);
  const isJson = mediaType !== undefined && /^application\/(.+\+)?json\b/.test(mediaType);
  const content = isJson ? JSON.stringify({ id: digits.slice(0, 8) }) : undefined;
  const bytes = content === undefined ? Buffer.from(digits, "hex") : Buffer.from(content);
  switch (encoding?.toLowerCase()) {
    case "base64":
      return bytes.toString("base64");
    case "base64url":
      return bytes.toString("base64url");
    case "base16":
      return bytes.toString("hex").toUpperCase();
    case "base32":
      return base32(bytes);
    default:
      return content;
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, section 6: five bits a letter. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet.charAt(parseInt(five.padEnd(5, "0"), 2)));
  return letters.join("").padEnd(Math.ceil(letters.length / 8) * 8, "=");
}
