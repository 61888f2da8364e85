import { type CharSet, contains, intersection } from "../../pattern/char-set.ts";

const ranked = "A0a_-. @/:,;!#+=*~%&'\"()<>?^`|$\\[]{}BCDEFGHIJKLMNOPQRSTUVWXYZbcdefghijklmnopqrstuvwxyz123456789";

/** The character of several sets that is easiest to read. */
export function readiest(sets: readonly CharSet[]): string {
  const isThere = (char: string): boolean => sets.some((chars) => contains(chars, char.codePointAt(0) ?? 0));
  return Array.from(ranked).find(isThere) ?? sets.flatMap(preferredChars)[0] ?? "";
}

/** Of the characters that are open, letters and digits if there are any. */
export function charsToWrite(open: readonly (readonly string[])[]): readonly string[] {
  const all = open.flat();
  const alphanumeric = all.filter((char) => /[A-Za-z0-9]/.test(char));
  return alphanumeric.length > 0 ? alphanumeric : all;
}

const lower = "abcdefghijklmnopqrstuvwxyz";
const written = `${lower}0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const marks = "-_.~/:,;!?#+=*%&@'\"()<>^`|$\\[]{} ";
/** Letters of other scripts, before anything that cannot be seen. */
const seen: CharSet = [
  [0xc0, 0x24f],
  [0x386, 0x52f],
  [0x3041, 0x30ff],
  [0x4e00, 0x9fff],
];

/** So many characters of a set are used. */
const most = 64;

/** The characters of a set that a made-up text uses: of a set that is wider than ASCII, small letters alone if it has them. */
export function preferredChars(chars: CharSet): readonly string[] {
  const isWide = chars.some(([, to]) => to > 0x7f);
  for (const candidates of [isWide ? lower : written, written, marks]) {
    const found = Array.from(candidates).filter((char) => contains(chars, char.codePointAt(0) ?? 0));
    if (found.length > 0) return found;
  }
  const visible = intersection(chars, seen);
  const ranges = visible.length > 0 ? visible : chars;
  return ranges
    .flatMap(([from, to]) => Array.from({ length: Math.min(most, to - from + 1) }, (_, index) => from + index))
    .slice(0, most)
    .map((code) => String.fromCodePoint(code));
}
