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
}
