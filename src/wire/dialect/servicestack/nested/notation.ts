import type { Slot, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";

/** Spells one value that is not null. */
export type Write = (value: Value) => string;

/** What tells one nested text format (JSON, JSV) from another; brackets, braces, commas and colons they share. */
export interface Notation {
  readonly name: string;
  /** Spells values that hold no others. */
  leaf(slot: Slot, spelling: Spelling): Write;
  /** A member's name or a dictionary's key. */
  key(name: string): string;
  /** A null in a list; an object's is spelled as one without members. */
  readonly nullItem: string;
}

/** True for kinds that hold other values, or may (`any`, a union). */
export function isNested(type: Type): boolean {
  return ["list", "tuple", "map", "object", "union", "any"].includes(type.kind);
}
