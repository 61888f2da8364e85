import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import type { Value } from "../model/value.ts";

/** Which way a body goes. */
export type Way = "request" | "response";

/** The keyword of members that do not go that way (OpenAPI 3.1, section 4.8.24). */
const hiddenBy = { request: "readOnly", response: "writeOnly" } as const;

/** Schemas that apply to the same value. */
const beside = ["allOf", "oneOf", "anyOf"] as const;

/** Every schema that applies, or may apply, to the values of a schema. */
export function facetsAbout(schema: Part, references: References, seen = new Set<string>()): readonly Part[] {
  if (seen.has(schema.id)) return [];
  seen.add(schema.id);
  const target = schema.has("$ref") ? references.target(schema) : undefined;
  const inner = [
    ...(target === undefined ? [] : [target]),
    ...beside.flatMap((word) => schema.get(word)?.items() ?? []),
  ];
  return [schema, ...inner.flatMap((part) => facetsAbout(part, references, seen))];
}

/**
 * Whether a property says that it does not go this way: itself, or what its `$ref` names. What `allOf` puts together is not
 * asked: there the word is meant for the other places that share the schema.
 */
export function isHidden(property: Part, way: Way, references: References): boolean {
  const keyword = hiddenBy[way];
  if (property.get(keyword)?.flag === true) return true;
  const target = property.has("$ref") ? references.target(property) : undefined;
  return target?.get(keyword)?.flag === true;
}

/** Whether any member of a schema's values, at any depth, does not go this way. */
export function hidesMembers(schema: Part, way: Way, references: References, seen = new Set<string>()): boolean {
  if (seen.has(schema.id)) return false;
  seen.add(schema.id);
  if (isHidden(schema, way, references)) return true;
  const target = schema.has("$ref") ? references.target(schema) : undefined;
  const inner = [
    ...(target === undefined ? [] : [target]),
    ...beside.flatMap((word) => schema.get(word)?.items() ?? []),
    ...(schema
      .get("properties")
      ?.entries()
      .map(([, property]) => property) ?? []),
    ...["items", "additionalProperties"].flatMap((word) => schema.get(word) ?? []),
  ];
  return inner.some((part) => hidesMembers(part, way, references, seen));
}

/** A value without the members that do not go this way, at any depth. */
export function withoutHidden(value: Value, schema: Part, way: Way, references: References): Value {
  return strip(value, [schema], way, references);
}

function strip(value: Value, schemas: readonly Part[], way: Way, references: References): Value {
  if (value === null || typeof value !== "object") return value;
  const facets = schemas.flatMap((schema) => facetsAbout(schema, references));
  if (Array.isArray(value)) {
    const items = facets.flatMap((facet) => facet.get("items") ?? []);
    return (value as readonly Value[]).map((item) => strip(item, items, way, references));
  }
  const member = (name: string, held: Value): readonly [string, Value][] => {
    const said = facets.flatMap((facet) => facet.at("properties", name) ?? []);
    if (said.some((part) => isHidden(part, way, references))) return [];
    const others = said.length > 0 ? said : facets.flatMap((facet) => facet.get("additionalProperties") ?? []);
    return [[name, strip(held, others, way, references)]];
  };
  if (value instanceof Map)
    return new Map([...(value as ReadonlyMap<string, Value>)].flatMap(([name, held]) => member(name, held)));
  const entries: readonly (readonly [string, Value])[] = Object.entries(value);
  return Object.fromEntries(entries.flatMap(([name, held]) => member(name, held)));
}
