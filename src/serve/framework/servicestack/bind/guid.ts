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
  return hyphenate(trimmed.replace(/[{}()-]/g, ""));
}

/** The canonical form of 32 hex digits. */
export function hyphenate(digits: string): string {
  const small = digits.toLowerCase();
  return [small.slice(0, 8), small.slice(8, 12), small.slice(12, 16), small.slice(16, 20), small.slice(20)].join("-");
}
