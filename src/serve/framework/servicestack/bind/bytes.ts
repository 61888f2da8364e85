import { base64Shape } from "../../../../contract/model/scalar/base64.ts";
import { HostException } from "./exception.ts";

/**
 * Reads base64 (blanks are skipped) into its canonical form.
 * @throws {HostException} where a character or the padding is wrong.
 */
export function readBase64(text: string): string {
  const bare = text.replace(/[ \t\r\n]/g, "");
  if (!base64Shape.test(bare)) {
    throw new HostException(
      "FormatException",
      "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.",
    );
  }
  return Buffer.from(bare, "base64").toString("base64");
}
