/**
 * Reads base64 as .NET does: blanks anywhere are skipped, the padding must be complete.
 * @returns undefined for anything else
 */
export function fromBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/[ \t\r\n]/g, "");
  const valid = plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
  return valid ? Buffer.from(plain, "base64") : undefined;
}

/** Reads base64url without padding (RFC 7515, section 2); undefined for anything else. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return plain.length % 4 === 1 ? undefined : fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, "="));
}
