import { emptyText } from "./blank.ts";
import { badNumber, outOfRange } from "./exception.ts";

/** What a letter behind a backslash stands for; others for themselves. */
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
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign !== '"' && sign !== "\\") continue;
    if (at > from) pieces.push(text.slice(from, at));
    from = at + 1;
    if (sign === '"') continue;
    const letter = text[from] ?? "";
    const digits = digitsOf(letter, text.length - from - 1);
    pieces.push(digits === 0 ? (letters[letter] ?? (letter || "\\")) : coded(text.slice(from + 1, from + 1 + digits)));
    from += 1 + digits;
    at = from - 1;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

/** How many digits follow the letter of an escape, of what is left of the text; none: it is no code. */
function digitsOf(letter: string, left: number): number {
  if (letter === "u") return left >= 4 ? 4 : 0;
  return letter !== "x" || left < 2 ? 0 : left >= 4 ? 4 : 2;
}

function coded(code: string): string {
  if (!/^[\t-\r ]*[\da-f]+[\t-\r ]*$/i.test(code)) throw badNumber(code);
  return String.fromCodePoint(parseInt(code, 16));
}
