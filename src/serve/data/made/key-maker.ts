import type { Value } from "../../../contract/model/value.ts";

/** Keys that rise with the row's number, as bytes too, in the kind of the property that shows them. */
export interface KeyMaker {
  /** How many there are; no row has a number of this or above. */
  readonly count: number;
  /** Whether a key is told by the row's number alone, so that every owner has the same. */
  readonly counted: boolean;
  at(index: number, time: number): MadeKey;
}

export interface MadeKey {
  readonly text: string;
  readonly value: Value;
}
