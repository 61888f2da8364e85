import type { Entity, Things } from "../../../contract/model/contract.ts";
import { valueAt, withValueAt } from "../../../contract/model/property.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import { inKindsOf } from "./member-kinds.ts";
import { keyText, type Within } from "./thing.ts";

/** Whether a row of a file says that it is an owner's; what no property shows is everybody's. */
function isOwnedBy(row: ObjectValue, within: Within): boolean {
  return within.every(
    ([property, value]) => property.startsWith("$") || keyText(valueAt(row, property)) === keyText(value),
  );
}

/** The rows of a file that are an owner's. */
export function rowsOwned(rows: readonly { readonly value: ObjectValue }[], within: Within): readonly ObjectValue[] {
  return rows.map(({ value }) => value).filter((row) => isOwnedBy(row, within));
}

/** What a row shows of its owners, whom paths may name by values of another kind. */
export function knownOwners({ source }: Pick<Entity, "source">, within: Within): JsonObject {
  const shown = within.filter(
    ([property, value]) => !property.startsWith("$") && (typeof value !== "object" || value === null),
  );
  const owners = Object.fromEntries(shown) as JsonObject;
  const own = Object.entries(source === undefined ? owners : inKindsOf(source, owners));
  return own.reduce<JsonObject>((row, [at, value]) => withValueAt(row, at, value) as JsonObject, {});
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
