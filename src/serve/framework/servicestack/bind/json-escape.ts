import { emptyText } from "./blank.ts";
import { badNumber, outOfRange } from "./exception.ts";

const letters: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", v: "\v", t: "\t" };

/**
 * The content of a string as the framework unescapes it: a text that begins with a quote ends at the next one; where a
 * backslash stands, every other quote is dropped.
 * @throws {HostException} where the second quote is missing or a code is no hex number.
 */
export function unescapeJson(text: string): string {
  const special = text.search(text.startsWith('"') ? /(?<=.)["\\]/s : /["\\]/);
  if (text.startsWith('"')) {
    if (special < 0) throw outOfRange();
    if (text[special] === '"') return text.slice(1, special) || emptyText;
  } else if (special < 0) return text;
  return text.replace(/"|\\(?:u(.{4})|x(.{4}|.{2})|(.)|$)/gs, decode);
}

function decode(found: string, unicode?: string, hex?: string, letter?: string): string {
  if (found === '"') return "";
  const code = unicode ?? hex;
  if (code === undefined) return letter === undefined ? "\\" : (letters[letter] ?? letter);
  if (!/^[\t-\r ]*[\da-f]+[\t-\r ]*$/i.test(code)) throw badNumber(code);
  return String.fromCodePoint(parseInt(code, 16));
}
