import { Digits } from "../../source/digits.ts";
import { numberValue } from "./scalar/number.ts";
import type { Value } from "./value.ts";

/**
 * A parsed document's value of no declared type, as it looks: numbers as they are (whole ones that a number would round as
 * bigint), objects as maps, in their order.
 */
export function untypedValue(json: unknown): Value {
  return converted(json, (entries) => new Map(entries));
}

/** As `untypedValue`, frozen, with objects as records: what a contract declares in a shape that its extensions' schema gives. */
export function declaredValue(json: unknown): Value {
  return converted(json, (entries) => Object.freeze(Object.fromEntries(entries)));
}

function converted(json: unknown, container: (entries: readonly (readonly [string, Value])[]) => Value): Value {
  if (json instanceof Digits) return numberValue(json.text);
  if (Array.isArray(json)) return Object.freeze(json.map((item) => converted(item, container)));
  if (typeof json === "object" && json !== null) {
    const entries = json instanceof Map ? [...(json as Map<string, unknown>)] : Object.entries(json);
    return container(entries.map(([key, value]) => [key, converted(value, container)] as const));
  }
  const known =
    typeof json === "string" || typeof json === "number" || typeof json === "boolean" || typeof json === "bigint";
  return known ? json : null;
}

/** A value of no declared type as plain JSON: maps as records. */
export function plainJson(value: Value): PlainJson {
  if (value instanceof Map)
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, Value>)].map(([key, inner]) => [key, plainJson(inner)]),
    );
  if (Array.isArray(value)) return (value as readonly Value[]).map(plainJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, Value]) => [key, plainJson(inner)]));
}

/** JSON with whole numbers of any size. */
export type PlainJson =
  null | boolean | number | bigint | string | readonly PlainJson[] | { readonly [name: string]: PlainJson };
