import { guidText } from "../../contract/model/scalar/guid.ts";

/** 32 hex digits as a random Guid (version 4, RFC 9562). */
export function guidOf(digits: string): string {
  const variant = "89ab".charAt(parseInt(digits.charAt(16), 16) & 3);
  return guidText(`${digits.slice(0, 12)}4${digits.slice(13, 16)}${variant}${digits.slice(17, 32)}`);
}
