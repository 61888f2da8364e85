import { fromBase64 } from "../base64.ts";

/**
 * Reads base64 (blanks are skipped) into its canonical form.
 * @throws {HostException} where a character or the padding is wrong.
 */
export function readBase64(text: string): string {
  return Buffer.from(fromBase64(text)).toString("base64");
}
