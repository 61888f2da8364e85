import { HostException } from "./exception.ts";
import { withNetBlanks } from "./white.ts";

const yes = new Set(["1", "t", "T", "y", "Y", "on"]);
const no = new Set(["0", "f", "F", "n", "N", "off"]);

/**
 * Reads a bool: `true` and `false` in any case with blanks around, or one of the short signs exactly as they stand here.
 * @throws {HostException} for anything else.
 */
export function readBoolean(text: string): boolean {
  if (yes.has(text)) return true;
  if (no.has(text)) return false;
  const word = /^[\s\0]*(true|false)[\s\0]*$/i.exec(withNetBlanks(text))?.[1];
  if (word === undefined)
    throw new HostException("FormatException", `String '${text}' was not recognized as a valid Boolean.`);
  return word.toLowerCase() === "true";
}
