import type { Slot } from "../../../../contract/model/type.ts";
import { type Value, isObjectValue } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import type { Notation } from "./notation.ts";

const TEXT: Slot = { type: { kind: "string" }, nullable: true };
const TRUTH: Slot = { type: { kind: "boolean" }, nullable: false };
const NUMBER: Slot = { type: { kind: "float", bits: 64 }, nullable: false };
const LONG: Slot = { type: { kind: "integer", bits: 64, signed: true }, nullable: false };

/** Spells a value whose type nobody declared by what it is; keys are never re-cased, null members left out. */
export function writeAnything(value: Value, notation: Notation, spelling: Spelling): string {
  if (value === null) return notation.nullItem;
  if (typeof value === "boolean") return notation.leaf(TRUTH, spelling)(value);
  if (typeof value === "number") return notation.leaf(NUMBER, spelling)(value);
  if (typeof value === "bigint") return notation.leaf(LONG, spelling)(value);
  if (typeof value === "string") return notation.leaf(TEXT, spelling)(value);
  if (!isObjectValue(value) && !(value instanceof Map))
    return `[${(value as readonly Value[]).map((item) => writeAnything(item, notation, spelling)).join(",")}]`;
  const entries: Iterable<readonly [string, Value]> =
    value instanceof Map ? (value as ReadonlyMap<string, Value>) : Object.entries(value);
  const shown: string[] = [];
  for (const [key, entry] of entries)
    if (entry !== null) shown.push(`${notation.key(key)}:${writeAnything(entry, notation, spelling)}`);
  return `{${shown.join(",")}}`;
}
