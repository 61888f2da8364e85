import type { ObjectType, Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";

/** Where a value stands: some losses depend on it. A `row` is an item of the answer itself. */
export type Position = "root" | "row" | "member" | "item" | "entry";

/** What a format provably does not carry (docs/formats.md has them as tables). Each function gives the closest value that comes back. */
export interface Losses {
  /** A value that holds no others, and is not null. */
  leaf(value: Value, slot: Slot, place: Position, spelling: Spelling): Value;
  /** Text: a string, a key. */
  text(text: string): string;
  /** Whether an object without members comes back where a null one stood. */
  nullItemIsObject(type: ObjectType, spelling: Spelling): boolean;
  /** Whether a dictionary that stands there forgets entries without a value. */
  dropsNullEntries(place: Position): boolean;
  /** Whether a list whose only item spells as nothing comes back empty. */
  readonly loneNothingIsEmpty: boolean;
  /** Whether an object that stands there shows only the members that its type names. */
  dropsUnnamed(place: Position): boolean;
  /** A value whose type nobody declared. */
  anything(value: Value): Value;
  /** Whether an object that stands there leaves out members that hold their default. */
  omitsDefaults(place: Position): boolean;
  /** For a format that shows only the rows of some objects: what comes back where these are null. */
  readonly noRows: Value | undefined;
  /** What happens to the answer as a whole before anything inside it. */
  root(value: Value, slot: Slot): Value;
}
