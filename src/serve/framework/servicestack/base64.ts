import { base64Shape } from "../../../contract/model/scalar/base64.ts";

/**
 * Reads base64 as .NET does: blanks anywhere are skipped, the padding must be complete.
 * @returns undefined for anything else
 */
export function fromBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/[ \t\r\n]/g, "");
  return base64Shape.test(plain) ? Buffer.from(plain, "base64") : undefined;
}

/** Reads base64url without padding (RFC 7515, section 2); undefined for anything else. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return plain.length % 4 === 1 ? undefined : fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, "="));
}
