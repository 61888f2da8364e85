import { plainName } from "../model/plain-name.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import type { Collection } from "./collections.ts";
import type { Reading } from "./readings.ts";
import type { Described } from "./described-operation.ts";
import { filtersIn } from "./filters-in.ts";
import { orderIn } from "./order-in.ts";
import { ownersIn } from "./relations.ts";
import { withMembers } from "./parameter-members.ts";

/**
 * Property of a row → the words that it has, where its own schema says no more than that it is a text: those of a schema
 * that is called after both (`CatalogObjectType`), else those that a filter or a path takes. So each of them finds some.
 * @param readings what shows the rows, searches too
 * @param called the schemas that list words, by their names
 */
export function rowWordsIn(
  collection: Collection,
  readings: readonly Reading[],
  called: WordsByName,
  view: SchemaView,
): ReadonlyMap<string, readonly string[]> {
  const asked = new Map(readings.toReversed().flatMap((reading) => [...askedIn(reading, collection, view)]));
  const named = wordsCalledAfter(collection, called, view);
  const found = [...view.members(collection.row)].flatMap(([name, schema]) => {
    const words = named.get(plainName(name)) ?? asked.get(name);
    const own = words === undefined || name === collection.key ? undefined : fitting(words, schema, view);
    return own === undefined ? [] : [[name, own] as const];
  });
  return new Map(found);
}

/** Property of a row → the words of the filter that compares it, or of the path that names it. */
function askedIn(
  { kind, operation }: Reading,
  { row, key }: Collection,
  view: SchemaView,
): ReadonlyMap<string, readonly string[]> {
  const inQuery = kind === "list" ? operation.parameters.filter(({ in: place }) => place === "query") : [];
  const order = orderIn(inQuery, { schema: row, key }, view);
  const others = inQuery.filter(({ name }) => name !== order?.parameter && name !== order?.direction);
  const schemas = new Map(others.flatMap((one) => withMembers(one, view)).map(({ name, schema }) => [name, schema]));
  const named = new Map(operation.parameters.map(({ name, schema }) => [name, schema]));
  const inPath = [...ownersIn(operation, { row, key }, new Set(), { view })].flatMap(([name, property]) => {
    const schema = property.startsWith("$") ? undefined : named.get(name);
    const words = schema === undefined ? [] : wordsOf(schema, view);
    return words.length === 0 ? [] : [[property, words] as const];
  });
  const found = [...filtersIn(others, row, view, key)].flatMap(([name, { property, operator }]) => {
    const schema = schemas.get(name);
    const words = schema === undefined || !["equals", "contains"].includes(operator) ? [] : wordsOf(schema, view);
    return words.length === 0 ? [] : [[property, words] as const];
  });
  return new Map([...inPath, ...found]);
}

/** Plain names of schemas → the words that they list. */
type WordsByName = ReadonlyMap<string, readonly string[]>;

export function wordsByName({ root, view }: Described): WordsByName {
  const schemas = root.at("components", "schemas")?.entries() ?? [];
  const found = schemas.map(([name, schema]) => [plainName(name), wordsOf(schema, view)] as const);
  return new Map(found.filter(([, words]) => words.length > 0));
}

/** Plain names of properties → the words of schemas that are called after the rows and that property. */
function wordsCalledAfter({ row }: Collection, called: WordsByName, view: SchemaView): WordsByName {
  const [, place, thing] = /^\/(components\/schemas|definitions)\/([^/]+)$/.exec(view.follow(row).pointer) ?? [];
  const stem = plainName(thing ?? "");
  if (place === undefined || stem === "") return new Map();
  return new Map(
    [...called].flatMap(([plain, words]) =>
      plain.startsWith(stem) && plain !== stem ? [[plain.slice(stem.length), words] as const] : [],
    ),
  );
}

/** Words that stand for no filter. */
const everything = /^(all|any|both|\*)?$/i;

function wordsOf(schema: Part, view: SchemaView): readonly string[] {
  const items = view.kind(schema) === "array" ? view.items(schema) : schema;
  const listed = items && view.keyword(items, "enum");
  const words: readonly unknown[] = Array.isArray(listed) ? listed : [];
  return words.filter((word): word is string => typeof word === "string" && !everything.test(word));
}

/** What the schema of a property says itself. */
const saying = ["enum", "const", "format", "pattern"];

/** The words, what the property shows first, which then is one of them; undefined: its schema says something else. */
function fitting(words: readonly string[], schema: Part, view: SchemaView): readonly string[] | undefined {
  if (view.kind(schema) !== "string" || saying.some((word) => view.keyword(schema, word) !== undefined))
    return undefined;
  const listed = view.keyword(schema, "examples");
  const examples: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const shown = [view.keyword(schema, "example"), ...examples, view.keyword(schema, "default")].filter(
    (value): value is string => typeof value === "string",
  );
  return shown.every((value) => words.includes(value)) ? [...new Set([...shown, ...words])] : undefined;
}
