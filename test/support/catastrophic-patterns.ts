/** A pattern that an engine which tries again may never end with, and what makes it try. */
export interface Catastrophic {
  readonly pattern: string;
  /** Text of that many pumps that the pattern does not match, or matches only after all ways were tried. */
  readonly text: (pumps: number) => string;
}

/** What is repeated: an expression of one piece, and a text of it. */
const pieces: readonly (readonly [expression: string, text: string])[] = [
  ["a", "a"],
  ["[a-z]", "k"],
  ["[^!]", "-"],
  ["\\w", "w"],
  ["\\d", "7"],
  [".", "."],
  ["\\s", " "],
  ["\\p{L}", "é"],
  ["(?:ab)", "ab"],
  ["[\\w.-]", "x"],
];

/** How it is repeated: each shape has more than one way to read the same text. */
const shapes: readonly ((piece: string) => string)[] = [
  (x) => `^(${x}+)+$`,
  (x) => `^(${x}*)*$`,
  (x) => `^(${x}+)*?$`,
  (x) => `^((${x}+)+)+$`,
  (x) => `^(?:${x}|${x})*$`,
  (x) => `^(?:${x}|${x}${x})+$`,
  (x) => `^(?:${x}|${x}?)+$`,
  (x) => `^(${x}+,?)+$`,
  (x) => `^(?:${x}+|${x}*;)*$`,
  (x) => `^${x}*${x}*${x}*${x}*$`,
  (x) => `^${x}+${x}+${x}+${x}+${x}+$`,
  (x) => `^(?:${x}?){30}${x}{30}$`,
  (x) => `^(?:${x}{1,10}){1,10}$`,
  (x) => `${x}+${x}+=`,
  (x) => `${x}+$`,
  (x) => `(${x}*)*\\*`,
  (x) => `^(?=(${x}+)+$)`,
  (x) => `^(?!(${x}*)*!).*\\*$`,
  (x) => `(?<=^(${x}+)+)\\*`,
  (x) => `^(?<name>${x}+)+(?:${x}|\\*)*$`,
];

/** Two hundred of them, in twenty families. */
export const catastrophicPatterns: readonly Catastrophic[] = shapes.flatMap((shape) =>
  pieces.map(([expression, text]) => ({ pattern: shape(expression), text: (pumps) => `${text.repeat(pumps)}!` })),
);
