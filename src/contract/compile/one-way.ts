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
export function facetsAbout(schema: Part, references: References): readonly Part[] {
  return [...reached(schema, (part) => appliedBeside(part, references))];
}

/** What else applies to the values of a schema. */
function appliedBeside(schema: Part, references: References): readonly Part[] {
  const target = schema.has("$ref") ? references.target(schema) : undefined;
  return [...(target === undefined ? [] : [target]), ...beside.flatMap((word) => schema.get(word)?.items() ?? [])];
}

/** A schema and those that it leads to, each once, before those that it leads to in turn. They may be many in a row. */
function* reached(schema: Part, leadsTo: (part: Part) => readonly Part[]): Generator<Part> {
  const seen = new Set<string>();
  const open = [schema];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (seen.has(part.id)) continue;
    seen.add(part.id);
    yield part;
    open.push(...leadsTo(part).toReversed());
  }
}

/**
 * Whether a property says that it does not go this way: itself, or what its `$ref` names. What `allOf` puts together is not
 * asked: there the word is meant for the other places that share the schema.
 */
function isHidden(property: Part, way: Way, references: References): boolean {
  const keyword = hiddenBy[way];
  if (property.get(keyword)?.flag === true) return true;
  const target = property.has("$ref") ? references.target(property) : undefined;
  return target?.get(keyword)?.flag === true;
}

/** The names of the members of a schema's own values that do not go this way. */
export function hiddenMembers(schema: Part, way: Way, references: References): readonly string[] {
  const properties = facetsAbout(schema, references).flatMap((facet) => facet.get("properties")?.entries() ?? []);
  return properties.filter(([, property]) => isHidden(property, way, references)).map(([name]) => name);
}

/** Whether any member of a schema's values, at any depth, does not go this way. */
export function hidesMembers(schema: Part, way: Way, references: References): boolean {
  const inside = (part: Part): readonly Part[] => [
    ...appliedBeside(part, references),
    ...(part.get("properties")?.values() ?? []),
    ...["items", "additionalProperties"].flatMap((word) => part.get(word) ?? []),
  ];
  for (const part of reached(schema, inside)) if (isHidden(part, way, references)) return true;
  return false;
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
