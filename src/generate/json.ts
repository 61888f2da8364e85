/** A value of JSON as JavaScript holds it; a whole number that JavaScript would round is a bigint. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** Tells an object from the other values. */
export function isJsonObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Tells a list from the other values. */
export function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** An object of these members; `__proto__` is a name like any other. */
function jsonObject(members: Iterable<readonly [string, Json]>): JsonObject {
  return Object.fromEntries(members);
}

/** One text for all spellings of one value (JSON Schema 2020-12, section 4.2.2: 1 equals 1.0, members have no order). */
export function canonicalText(value: Json): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isInteger(value) ? String(BigInt(value)) : String(value);
  if (isJsonList(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`).join(",")}}`;
}

/** Whether two values are the same to JSON Schema. */
export function isSame(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== typeof other && typeof one !== "bigint" && typeof other !== "bigint") return false;
  return canonicalText(one) === canonicalText(other);
}

/** What a parsed document holds, as JSON; undefined for what is none (a `Date`, a function). */
export function jsonOf(value: unknown): Json | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "bigint":
      return value;
    case "number":
      return Number.isFinite(value) ? value : undefined;
    case "object":
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(([name, inner]) => [name, jsonOf(inner)] as const);
  if (entries.some(([, inner]) => inner === undefined)) return undefined;
  return isList
    ? entries.map(([, inner]) => inner ?? null)
    : jsonObject(entries.map(([name, inner]) => [name, inner ?? null]));
}
