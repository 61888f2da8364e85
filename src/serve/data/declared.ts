import { isObjectValue, type ObjectValue, type Value } from "../../contract/model/value.ts";

// Reads what a contract declares under an entity's `data`. The extensions' schema has checked its shape; what is missing is undefined.

/** A member that is an object. */
export function recordIn(from: ObjectValue | undefined, name: string): ObjectValue | undefined {
  const value = memberOf(from, name);
  return isObjectValue(value) ? value : undefined;
}

export function textIn(from: ObjectValue | undefined, name: string): string | undefined {
  const value = memberOf(from, name);
  return typeof value === "string" ? value : undefined;
}

/** A member that is a list, item by item. */
export function listIn(from: ObjectValue | undefined, name: string): readonly Value[] | undefined {
  const value = memberOf(from, name);
  return Array.isArray(value) ? (value as readonly Value[]) : undefined;
}

/** A list of texts, each as likely as the others, or an object of texts with their weights. */
export function weighedIn(from: ObjectValue | undefined, name: string): ReadonlyMap<string, number> {
  const list = listIn(from, name);
  if (list !== undefined) return new Map(list.map((text) => [textFrom(text), 1]));
  return new Map(Object.entries(recordIn(from, name) ?? {}).map(([text, weight]) => [text, Number(weight)]));
}

function textFrom(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function memberOf(from: ObjectValue | undefined, name: string): Value | undefined {
  return from !== undefined && Object.hasOwn(from, name) ? from[name] : undefined;
}
