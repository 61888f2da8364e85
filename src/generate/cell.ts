import type { Key } from "../random/key.ts";

/** Where a made-up value stands: value = f(seed, API, entity, owner, row, property). */
export interface Cell {
  /** The key of the row's place (seed, API, entity, owner). */
  readonly key: Key;
  /** The row's counter. */
  readonly at: readonly [number, number];
  /** Times lie before this; milliseconds since 1970. */
  readonly anchor: number;
  readonly locale: string | undefined;
  /** Whether the key is that of a person, of whom other members speak as well. */
  readonly isPerson?: true;
  /** What decides in which country the whole value is at home, where nothing else says it. */
  readonly home?: Key | undefined;
  /**
   * Of rows that stand beside others: the first shows the only example of a property, the others show other values like it.
   * Undefined: the value stands alone.
   */
  readonly shows?: Shows | undefined;
}

export type Shows = "examples" | "others";
