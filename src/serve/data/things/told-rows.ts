import type { Things } from "../../../contract/model/contract.ts";
import { valueAt } from "../../../contract/model/property.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import type { Known } from "../../../generate/make/known.ts";
import { keyText, type Within } from "./thing.ts";

/** Whether a row of a file says that it is an owner's; what no property shows is everybody's. */
export function isOwnedBy(row: ObjectValue, within: Within): boolean {
  return within.every(
    ([property, value]) => property.startsWith("$") || keyText(valueAt(row, property)) === keyText(value),
  );
}

/** What a row shows of its owner. */
export function knownOwner(property: string, value: Value): (readonly [string, Known])[] {
  return property.startsWith("$") || (typeof value === "object" && value !== null) ? [] : [[property, value]];
}

/** The keys that the document shows, those of whole rows first. */
export function shownKeys({ key, examples, keys }: Things): readonly Value[] {
  const own = key === undefined ? [] : examples.flatMap((example) => example[key] ?? []);
  return [...own, ...keys].filter((value) => value !== null && typeof value !== "object");
}

/** The row of a key, or at a place, that the document shows. */
export function exampleOf({ key, examples }: Things, own: Json): JsonObject | undefined {
  if (key === undefined) return typeof own === "number" ? (examples[own] as JsonObject | undefined) : undefined;
  return examples.find((example) => keyText(example[key]) === keyText(own)) as JsonObject | undefined;
}

/** One name for one owner. */
export function ownerName(within: Within): string {
  return within.length === 0 ? "" : JSON.stringify(within.map(([property, value]) => [property, keyText(value)]));
}
