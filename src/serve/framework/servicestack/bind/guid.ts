import { guidText } from "../../../../contract/model/scalar/guid.ts";
import { trimBlanks } from "./blank.ts";
import { badFormat } from "./exception.ts";

const hyphenated = "[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}";
const guid = new RegExp(`^(?:\\{${hyphenated}\\}|\\(${hyphenated}\\)|${hyphenated}|[\\da-f]{32})$`, "i");

/**
 * Reads a Guid: 32 hex digits, with hyphens or without, those with hyphens also in `{…}` or `(…)`; blanks around.
 * Gives the canonical form: hyphens, small letters.
 * @throws {HostException} for anything else.
 */
export function readGuid(text: string): string {
  const trimmed = trimBlanks(text);
  if (!guid.test(trimmed)) throw badFormat();
  return guidText(trimmed.replace(/[{}()-]/g, ""));
}
