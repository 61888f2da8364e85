import { isObjectValue, type Value } from "../../../contract/model/value.ts";
import type { ListFilter } from "../../../contract/model/contract.ts";
import { memberInName } from "../../../contract/model/member-name.ts";
import { isHolder } from "../../../contract/model/row-holder.ts";
import { callsItem } from "../../../contract/model/calls-item.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { compared, type TimeHeld } from "./compared.ts";

type Comparison = Exclude<ListFilter["operator"], "equals" | "keys" | "conditions">;

/** A text with commas asks for what is so, and for any of what it lists. */
export function piecesOf(value: Value): readonly Value[] {
  if (typeof value !== "string" || !value.includes(",")) return [value];
  const pieces = value.split(",").map((piece) => piece.trim());
  return [value, ...pieces.filter((piece) => piece !== "")];
}

/** What a row has is what is asked for, or a list that holds it. @param same how words are spelled where that matters to nobody */
export function isOne(found: Value, wanted: Value, same: (text: string) => string = (text) => text): boolean {
  if (Array.isArray(found))
    return found.some((item: Value) => calledTexts(item).some((text) => same(text) === same(textOf(wanted))));
  return same(textOf(found)) === same(textOf(wanted)) || compared("equals", found, wanted);
}

/** What an item of a list is called: itself, or what its members say that call it. */
function calledTexts(item: Value): readonly string[] {
  if (!isObjectValue(item)) return [textOf(item)];
  return Object.entries(item).flatMap(([name, value]) => (callsItem(name) ? [textOf(value)] : []));
}

export function holds(operator: Comparison, found: Value, wanted: Value, held?: TimeHeld): boolean {
  if (operator !== "search" && operator !== "contains") return compared(operator, found, wanted, held);
  return textsIn(found).some((text) => text.toLowerCase().includes(textOf(wanted).toLowerCase()));
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value as object).flatMap((inner: Value) => textsIn(inner));
}

export function textOf(value: Value): string {
  return typeof value === "string" ? value : value === null || typeof value === "object" ? "" : String(value);
}

/** What a parameter says, or a member of one that is an object: `filter[status]`. */
export function askedBy(name: string, parameters: ReadonlyMap<string, Value>): Value | undefined {
  const { outer = "", member = "" } = memberInName(name) ?? {};
  const object = parameters.get(outer);
  return parameters.get(name) ?? (object !== undefined && isObjectValue(object) ? object[member] : undefined);
}

/** A property of a row by its plain name, its own or one of those that it holds in one object; undefined: it has none. */
export function propertyNamed(row: Value, wanted: string): Value | undefined {
  if (!isObjectValue(row)) return undefined;
  const names = Object.keys(row);
  const own = names.find((name) => plainName(name) === wanted);
  if (own !== undefined) return row[own];
  const holder = names.find(isHolder);
  return holder === undefined ? undefined : propertyNamed(row[holder] ?? null, wanted);
}
