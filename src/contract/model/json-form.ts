import type { ObjectType, Slot } from "./type.ts";
import type { Value } from "./value.ts";

/** How a host's JSON shows typed values, part by part: what a check needs that reads values and makes no JSON of them. */
export interface JsonForm {
  /** The members of a type's objects that JSON names. */
  members(type: ObjectType): readonly MemberForm[];
  /** What stands in JSON for the values of a place, which are not null; undefined: they hold others, or nobody says. */
  scalar(slot: Slot): ((value: Value) => unknown) | undefined;
}

/** A member as JSON has it. */
interface MemberForm {
  /** Its name in JSON. */
  readonly name: string;
  readonly slot: Slot;
  /** The property that holds it. */
  readonly key: string;
  /** What is written of its value; undefined: the member is left out. */
  shown(value: Value | undefined): Value | undefined;
}
