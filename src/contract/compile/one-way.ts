import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import type { Value } from "../model/value.ts";

/** Which way a body goes. */
export type Way = "request" | "response";

/** The keyword of members that do not go that way (OpenAPI 3.1, section 4.8.24). */
const hiddenBy = { request: "readOnly", response: "writeOnly" } as const;

/** Every schema that applies, or may apply, to the values of a schema. */
export function facetsAbout(schema: Part, references: References): readonly Part[] {
  return [...reached(schema, (part) => appliedBeside(part, references))];
}

/** What else applies to the values of a schema. */
function appliedBeside(schema: Part, references: References): readonly Part[] {
  return [
    ...appliedSurely(schema, references),
    ...["oneOf", "anyOf"].flatMap((word) => schema.get(word)?.items() ?? []),
  ];
}

function appliedSurely(schema: Part, references: References): readonly Part[] {
  const target = schema.has("$ref") ? references.target(schema) : undefined;
  return [...(target === undefined ? [] : [target]), ...(schema.get("allOf")?.items() ?? [])];
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
  const { hidden } = saidOf(value, schema, { way, references, seen: new Map() });
  return strip(value, hidden);
}

/** Names of members, by the object or the map that has them. */
type Members = ReadonlyMap<object, ReadonlySet<string>>;

/** What a schema says of the members of a value, at any depth. */
interface Said {
  readonly hidden: Members;
  /** Those that it names, and that may go this way. */
  readonly shown: Members;
}

interface Asked {
  readonly way: Way;
  readonly references: References;
  /** Schemas that the values were held to already. */
  readonly seen: Map<object, Set<string>>;
}

const nothing: Said = { hidden: new Map(), shown: new Map() };

/** What all parts of a schema say. Of several choices nobody may know which is meant: what one of them shows is not hidden. */
function saidOf(value: Value, schema: Part, asked: Asked): Said {
  if (value === null || typeof value !== "object" || !isNew(value, schema, asked)) return nothing;
  const { references } = asked;
  const sure = appliedSurely(schema, references).map((part) => saidOf(value, part, asked));
  const own = saidOfMembers(value, schema, asked);
  const choices = ["oneOf", "anyOf"].map((word) => {
    const all = (schema.get(word)?.items() ?? []).filter((choice) => mayBeMeant(value, choice, asked));
    const { hidden, shown } = together(all.map((choice) => saidOf(value, choice, asked)));
    return { hidden: without(hidden, shown), shown };
  });
  return together([own, ...sure, ...choices]);
}

function isNew(value: object, { id }: Part, { seen }: Asked): boolean {
  const known = seen.get(value) ?? new Set();
  seen.set(value, known);
  const isKnown = known.has(id);
  known.add(id);
  return !isKnown;
}

function saidOfMembers(value: object, schema: Part, asked: Asked): Said {
  if (Array.isArray(value)) {
    const items = schema.get("items");
    return items === undefined
      ? nothing
      : together((value as readonly Value[]).map((item) => saidOf(item, items, asked)));
  }
  const properties = schema.get("properties");
  const others = schema.get("additionalProperties");
  const [hidden, shown] = [new Set<string>(), new Set<string>()];
  const inside = membersOf(value).flatMap(([name, held]): readonly Said[] => {
    const property = properties?.get(name);
    const said = property ?? others;
    if (property !== undefined) (isHidden(property, asked.way, asked.references) ? hidden : shown).add(name);
    return said === undefined || hidden.has(name) ? [] : [saidOf(held, said, asked)];
  });
  return together([{ hidden: new Map([[value, hidden]]), shown: new Map([[value, shown]]) }, ...inside]);
}

/** Whether a choice may be the one that is meant: it asks for no word, and for no member that goes this way, that the value lacks. */
function mayBeMeant(value: object, choice: Part, { way, references }: Asked): boolean {
  if (Array.isArray(value)) return true;
  const members = new Map(membersOf(value));
  const facets = [...reached(choice, (part) => appliedSurely(part, references))];
  const hidden = hiddenMembers(choice, way, references);
  const needed = facets.flatMap((facet) => facet.get("required")?.texts() ?? []);
  const properties = facets.flatMap((facet) => facet.get("properties")?.entries() ?? []);
  return (
    needed.every((name) => members.has(name) || hidden.includes(name)) &&
    properties.every(([name, part]) => isAmongWords(members.get(name), part))
  );
}

/** Whether a text is one of those that a member is held to. */
function isAmongWords(value: Value | undefined, property: Part): boolean {
  if (typeof value !== "string") return true;
  const constant = property.get("const")?.text;
  const words = constant === undefined ? (property.get("enum")?.texts() ?? []) : [constant];
  return words.length === 0 || words.includes(value);
}

function membersOf(value: object): readonly (readonly [string, Value])[] {
  return value instanceof Map
    ? [...(value as ReadonlyMap<string, Value>)]
    : Object.entries(value as Readonly<Record<string, Value>>);
}

function together(all: readonly Said[]): Said {
  const [hidden, shown] = [new Map<object, Set<string>>(), new Map<object, Set<string>>()];
  for (const said of all) {
    addTo(hidden, said.hidden);
    addTo(shown, said.shown);
  }
  return { hidden, shown };
}

function addTo(into: Map<object, Set<string>>, members: Members): void {
  for (const [value, names] of members) into.set(value, new Set([...(into.get(value) ?? []), ...names]));
}

function without(members: Members, others: Members): Members {
  return new Map(
    [...members].map(([value, names]) => [
      value,
      new Set([...names].filter((name) => others.get(value)?.has(name) !== true)),
    ]),
  );
}

function strip(value: Value, hidden: Members): Value {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => strip(item, hidden));
  const kept = membersOf(value).flatMap(([name, held]): readonly (readonly [string, Value])[] =>
    hidden.get(value)?.has(name) === true ? [] : [[name, strip(held, hidden)]],
  );
  return value instanceof Map ? new Map(kept) : Object.fromEntries(kept);
}
