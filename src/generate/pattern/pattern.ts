/** A regular expression that is a row of places, each with its letters: `^[A-Z]{2}[0-9]{9}$`. Its texts can be counted. */
export interface Pattern {
  readonly count: bigint;
  /** Which of the texts this is, from 0; undefined when it is none of them. */
  numberOf(text: string): bigint | undefined;
  textOf(number: bigint): string;
}

const part =
  /(?:\[((?:[^\]\\]|\\.)+)\]|\\([dw])|\\([^\w\s])|([A-Za-z0-9_ @#:/,;=&%!~'"<>-]))(?:\{(\d+)(?:,\d*)?\}|(\+))?/y;
/** How often `+` repeats what stands before it. */
const usualTimes = 8;
/** Texts with more places are not counted: their number has thousands of digits. */
const mostPlaces = 1000;

/**
 * Undefined for an expression that says more than that, or asks for a text of more than a thousand places. Of `{2,5}` and `+` one length is taken.
 * @param ordered letters of each place in the order of their bytes, so that texts rise with their numbers
 */
export function parsePattern(source: string, ordered = false): Pattern | undefined {
  if (!source.startsWith("^") || !source.endsWith("$") || source.endsWith("\\$")) return undefined;
  const body = source.slice(1, -1);
  const places: string[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < body.length) {
    const match = part.exec(body);
    if (match === null) return undefined;
    const [, letters, named, escaped, literal, times, more] = match;
    const alphabet = literal ?? escaped ?? lettersOf(letters ?? (named === "d" ? "0-9" : "A-Za-z0-9_"));
    if (alphabet === undefined) return undefined;
    const repeated = more === undefined ? Number(times ?? 1) : usualTimes;
    if (places.length + repeated > mostPlaces) return undefined;
    for (let count = 0; count < repeated; count++) places.push(ordered ? inOrder(alphabet) : alphabet);
  }
  return patternOf(places);
}

/** By code points: the order of their bytes, too. */
function inOrder(letters: string): string {
  return Array.from(letters)
    .sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
    .join("");
}

/** The texts that have one of these letters in each place. */
export function patternOf(places: readonly string[]): Pattern {
  return {
    count: places.reduce((product, alphabet) => product * BigInt(alphabet.length), 1n),
    numberOf: (text) => numberIn(places, text),
    textOf: (number) => textIn(places, number),
  };
}

function lettersOf(inside: string): string | undefined {
  if (inside.startsWith("^") || inside.includes("\\")) return undefined;
  const letters = new Set<string>();
  for (let at = 0; at < inside.length; at++) {
    const from = inside.charCodeAt(at);
    const isRange = inside.charAt(at + 1) === "-" && at + 2 < inside.length;
    const to = isRange ? inside.charCodeAt(at + 2) : from;
    for (let unit = from; unit <= to; unit++) letters.add(String.fromCharCode(unit));
    if (isRange) at += 2;
  }
  return [...letters].join("");
}

function numberIn(places: readonly string[], text: string): bigint | undefined {
  if (text.length !== places.length) return undefined;
  let number = 0n;
  for (const [at, alphabet] of places.entries()) {
    const digit = alphabet.indexOf(text.charAt(at));
    if (digit < 0) return undefined;
    number = number * BigInt(alphabet.length) + BigInt(digit);
  }
  return number;
}

function textIn(places: readonly string[], number: bigint): string {
  let text = "";
  let left = number;
  for (const alphabet of places.toReversed()) {
    text = alphabet.charAt(Number(left % BigInt(alphabet.length))) + text;
    left /= BigInt(alphabet.length);
  }
  return text;
}
