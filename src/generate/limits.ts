/** How large a made-up value may be. What a schema asks for beyond that is reported, not made. */
export interface Limits {
  /** Items of a list, members of an object. */
  readonly items: number;
  /** Code points of a text. */
  readonly text: number;
  /** Levels of lists and objects within each other. */
  readonly depth: number;
  /** Steps taken for one value, which bounds its size and the time that it takes. */
  readonly steps: number;
}

export const defaultLimits: Limits = { items: 2000, text: 100_000, depth: 24, steps: 20_000 };
