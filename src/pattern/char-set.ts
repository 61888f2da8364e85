/** A set of characters: ranges of code points in their order, apart from each other. */
export type CharSet = readonly (readonly [from: number, to: number])[];

const lastCodePoint = 0x10ffff;

/** Every character that can stand in a text alone: no surrogates. */
export const everyChar: CharSet = [
  [0, 0xd7ff],
  [0xe000, lastCodePoint],
];

export function charSet(...ranges: readonly (readonly [number, number])[]): CharSet {
  const sorted = ranges.toSorted(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

export function union(...sets: readonly CharSet[]): CharSet {
  return charSet(...sets.flat());
}

/** Every character that is not in the set. */
export function complement(set: CharSet): CharSet {
  return intersection(everyChar, gapsOf(set));
}

function gapsOf(set: CharSet): CharSet {
  let next = 0;
  const gaps: [number, number][] = [];
  for (const [from, to] of set) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  return next > lastCodePoint ? gaps : [...gaps, [next, lastCodePoint]];
}

export function intersection(one: CharSet, other: CharSet): CharSet {
  const common: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [from = 0, to = 0] = one[i] ?? [];
    const [low = 0, high = 0] = other[j] ?? [];
    if (Math.max(from, low) <= Math.min(to, high)) common.push([Math.max(from, low), Math.min(to, high)]);
    if (to < high) i++;
    else j++;
  }
  return common;
}

export function contains(set: CharSet, code: number): boolean {
  return set.some(([from, to]) => from <= code && code <= to);
}

const digits = charSet([0x30, 0x39]);
const wordChars = union(digits, charSet([0x41, 0x5a], [0x61, 0x7a], [0x5f, 0x5f]));
/** WhiteSpace and LineTerminator of ECMA-262. */
const spaces = charSet(
  ...([
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
  ] as const),
  ...([
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
);
const lineEnds = charSet([0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]);

/** The characters that an escape such as `\d`, or a dot, means. */
export const escaped = { digit: digits, word: wordChars, space: spaces, any: complement(lineEnds) } as const;

const properties = new Map<string, CharSet>();

/** The characters with a Unicode property, as this engine knows them: those of the first plane, of others only if it has none there. */
export function propertySet(property: string): CharSet {
  let known = properties.get(property);
  if (known === undefined) {
    known = scan(property, 0, 0xffff);
    if (known.length === 0) known = scan(property, 0x10000, 0x3ffff);
    properties.set(property, known);
  }
  return known;
}

function scan(property: string, first: number, last: number): CharSet {
  const expression = new RegExp(`^\\p{${property}}$`, "u");
  const found: [number, number][] = [];
  for (let code = first; code <= last; code++) {
    if ((code >= 0xd800 && code <= 0xdfff) || !expression.test(String.fromCodePoint(code))) continue;
    const range = found.at(-1);
    if (range?.[1] === code - 1) range[1] = code;
    else found.push([code, code]);
  }
  return found;
}
