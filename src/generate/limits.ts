import { processLimits } from "../limits.ts";

/** How large a made-up value may be. What a schema asks for beyond that is reported, not made. */
export interface Limits {
  /** Items of a list, members of an object. */
  readonly items: number;
  /** Code points of a text. */
  readonly text: number;
  /** Levels of lists and objects within each other. */
  readonly depth: number;
  /** Steps taken for what may be there; from then on only what has to be there is made. */
  readonly steps: number;
  /** The same, of attempts that led to nothing: of choices that hold each other, most do. */
  readonly lost: number;
  /** The same, of shapes that values were held against in vain. */
  readonly work: number;
  /** Such work until the search for a least value ends: many may be looked for while one value is made. */
  readonly search: number;
  /** Values within one value, all that has to be there included. */
  readonly size: number;
}

/** Those in force where a generator is given no others. */
export function limitsInForce(): Limits {
  const { madeItems: items, madeCharacters: text, madeValues: size } = processLimits;
  return { items, text, depth: 24, steps: 20_000, lost: 500, work: 100_000, search: 60_000, size };
}
