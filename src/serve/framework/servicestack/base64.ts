import { base64Shape } from "../../../contract/model/scalar/base64.ts";
import { HostException } from "./bind/exception.ts";

/**
 * Reads base64 as .NET does: blanks anywhere are skipped, the padding must be complete.
 * @throws {HostException} for anything else
 */
export function fromBase64(text: string): Uint8Array {
  const plain = text.replace(/[ \t\r\n]/g, "");
  if (!base64Shape.test(plain)) throw new HostException("FormatException", notBase64);
  return Buffer.from(plain, "base64");
}

const notBase64 =
  "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.";

/**
 * Reads base64url, padded or not (RFC 7515, section 2).
 * @throws {HostException} for anything else: in the framework's own words where no padding would help
 */
export function fromBase64Url(text: string): Uint8Array {
  if (text.length % 4 === 1) throw new HostException("Exception", "Illegal base64url string!");
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, "="));
}
