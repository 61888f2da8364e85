import type { ListFilter } from "../model/list-answer.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import type { DescribedParameter } from "./described-operation.ts";
import { callsItem } from "../model/calls-item.ts";
import { plainName } from "../model/plain-name.ts";
import { referenceIn } from "../model/reference-name.ts";
import { isHolder } from "../model/row-holder.ts";
import { singular } from "../model/singular.ts";
import { heldBy, innerOf, subjectOf } from "./asked-subject.ts";
import { withMembers } from "./parameter-members.ts";
import { comparisonOf, isTime, type Property, rangesIn } from "./ranges-in.ts";

const searches: ReadonlySet<string> = new Set([
  "q",
  "query",
  "search",
  "searchterm",
  "term",
  "keyword",
  "keywords",
  "filtertext",
]);
/** Names of what holds conditions: an object, or its JSON. */
const conditions: ReadonlySet<string> = new Set(["filter", "filters", "where", "conditions", "s"]);

/**
 * How query parameters narrow a list: those named like a property of its rows, alone or
 * with a comparison, the plural of their key, and searches.
 */
export function filtersIn(
  parameters: readonly DescribedParameter[],
  row: Part,
  view: SchemaView,
  key: string | undefined,
): ReadonlyMap<string, ListFilter> {
  const properties = propertiesOf(row, view);
  if (tellComparisons(parameters, properties, view)) return toldFilters(parameters, properties);
  const found = new Map<string, ListFilter>();
  const isRange = rangesIn(parameters);
  for (const { name, schema, isRequired } of parameters.flatMap((one) => withMembers(one, view))) {
    const { subject, isPart } = subjectOf(name, properties);
    const plain = plainName(subject);
    const own = propertyAsked({ subject, schema }, row, properties, view);
    const compared = comparisonOf(subject, properties, view, isRequired);
    const isList = schema !== undefined && view.kind(schema) === "array";
    const isObject = schema !== undefined && view.kind(schema) === "object";
    // A search that has to be there is in a language of its own.
    if (key !== undefined && isSeveral(plain, plainName(key), isList))
      found.set(name, { property: key, operator: "keys" });
    else if (searches.has(plain) && !isRequired && !isObject) found.set(name, { property: "*", operator: "search" });
    else if (compared !== undefined && own !== undefined && isRange(name) && isTime(own, view))
      found.set(name, { ...compared, property: own.name });
    else if (own !== undefined && isComparable(own.schema, schema, view))
      found.set(name, {
        property: own.name,
        operator:
          (isPart && view.kind(own.schema) === "string") || isFreeText(own.schema, view) ? "contains" : "equals",
        // Clients have to send something, and it may be a word that no row was made with.
        ...(isRequired ? { isLoose: true } : {}),
      });
    else if (compared !== undefined) found.set(name, compared);
    else if ((plain === "q" && isObject) || (conditions.has(plain) && mayHoldObject(schema, view)))
      found.set(name, { property: "*", operator: "conditions" });
  }
  return found;
}

/** The property of a row, or of an object in it, that a parameter is about. */
function propertyAsked(
  { subject, schema }: { readonly subject: string; readonly schema: Part | undefined },
  row: Part,
  properties: ReadonlyMap<string, Property>,
  view: SchemaView,
): Property | undefined {
  const plain = plainName(subject);
  return (
    keyHeld(subject, schema, properties, view) ??
    properties.get(plain) ??
    [singular(plain), `${plain}code`].map((one) => properties.get(one)).find(Boolean) ??
    listOf(plain, properties, view) ??
    innerOf(subject, row, view) ??
    heldBy(subject, properties, view)
  );
}

/** The properties of a row by their plain names: its own, and those that it holds in one object (`{ id, attributes }`). */
function propertiesOf(row: Part, view: SchemaView): ReadonlyMap<string, Property> {
  const own = [...view.members(row)];
  const held = own.flatMap(([holder, object]) =>
    isHolder(holder) ? [...view.members(object)].map(([name, schema]) => [`${holder}.${name}`, schema] as const) : [],
  );
  return new Map(
    [...held, ...own].map(([name, schema]) => [plainName(name.replace(/^.*\./, "")), { name, schema }] as const),
  );
}

/**
 * Whether values of parameters begin with what they compare (`?id=eq.3`): texts in the formats of properties that are no texts can
 * say nothing else.
 */
function tellComparisons(
  parameters: readonly DescribedParameter[],
  properties: ReadonlyMap<string, Property>,
  view: SchemaView,
): boolean {
  return parameters.some(({ name, schema }) => {
    const own = properties.get(plainName(name))?.schema;
    if (own === undefined || schema === undefined) return false;
    const format = view.format(own);
    return (
      format !== undefined &&
      view.format(schema) === format &&
      view.kind(schema) === "string" &&
      view.kind(own) !== "string"
    );
  });
}

function toldFilters(
  parameters: readonly DescribedParameter[],
  properties: ReadonlyMap<string, Property>,
): ReadonlyMap<string, ListFilter> {
  const filters = parameters.flatMap(({ name }) => {
    const own = properties.get(plainName(name));
    return own === undefined ? [] : [[name, { property: own.name, operator: "conditions" }] as const];
  });
  return new Map(filters);
}

/** Whether a parameter takes an object, or a text that may be one in JSON. */
function mayHoldObject(schema: Part | undefined, view: SchemaView): boolean {
  const items = schema && view.kind(schema) === "array" ? view.items(schema) : schema;
  const kind = items && view.kind(items);
  return (
    kind === undefined ||
    kind === "object" ||
    (kind === "string" && (items && view.keyword(items, "enum")) === undefined)
  );
}

/** `ids` asks for the rows of these ids, and so does a list of them that is called `id`. */
function isSeveral(parameter: string, key: string, isList: boolean): boolean {
  if (parameter === key) return isList;
  return singular(parameter) === key || (parameter === "ids" && key.endsWith("id"));
}

/** A list of words of which one is asked for: `tags`, by `tag` or `tag_name`. */
function listOf(parameter: string, properties: ReadonlyMap<string, Property>, view: SchemaView): Property | undefined {
  const thing = parameter.replace(/(?<=.)names?$/, "");
  return [...properties].find(([plain, { schema }]) => singular(plain) === thing && view.kind(schema) === "array")?.[1];
}

/** The key of another row that a row holds: `author` and `author_id` of `author: { id, name }`. */
function keyHeld(
  parameter: string,
  asked: Part | undefined,
  properties: ReadonlyMap<string, Property>,
  view: SchemaView,
): Property | undefined {
  const { thing = plainName(parameter), key } = referenceIn(parameter) ?? {};
  const holder = properties.has(plainName(parameter)) && key !== undefined ? undefined : properties.get(thing);
  if (holder === undefined || view.kind(holder.schema) !== "object") return undefined;
  const inner = [...view.members(holder.schema)].find(([name]) => (key ?? "id") === plainName(name));
  const isAlike = inner !== undefined && asked !== undefined && view.kind(inner[1]) === view.kind(asked);
  // A bare text may be what the other row is called.
  if (!isAlike || (key === undefined && view.kind(asked) === "string")) return undefined;
  return { name: `${holder.name}.${inner[0]}`, schema: inner[1] };
}

/** A filter as `x-standin-answer` writes it. */
export function filterWords({ isLoose, ...filter }: ListFilter): object {
  return isLoose === true ? { ...filter, loose: true } : filter;
}

/** Objects are compared by nobody; a list of values may hold the one asked for. */
function isComparable(property: Part, parameter: Part | undefined, view: SchemaView): boolean {
  const items = view.kind(property) === "array" ? view.items(property) : property;
  const kind = items && view.kind(items);
  const asked = parameter && view.kind(parameter);
  // Of small things in a list people ask by what they are called.
  if (items !== undefined && items !== property && kind === "object")
    return asked !== "boolean" && asked !== "object" && isCalled(items, view);
  if (asked === "object") return false;
  // Where a thing may be shown whole or by its key, the key is compared.
  if (kind === "object") return asked === "string" && view.choices(property).some((one) => view.kind(one) === asked);
  if (kind === undefined || kind === "array") return false;
  // A switch that is called like a property asks for something else, and nobody asks for fractions by equality.
  const isFraction = kind === "number" && !/(^|[_-])ids?$|[a-z]I[dD]s?$/.test(lastKey(property));
  return !isFraction && (asked !== "boolean" || kind === "boolean");
}

function isCalled(item: Part, view: SchemaView): boolean {
  return [...view.members(item)].some(([name, schema]) => callsItem(name) && view.kind(schema) === "string");
}

function isFreeText(property: Part, view: SchemaView): boolean {
  return (
    view.kind(property) === "string" &&
    view.format(property) === undefined &&
    view.keyword(property, "enum") === undefined &&
    /(^|[a-z_-])(name|title|description|text|subject)$/i.test(lastKey(property)) &&
    !/(host|user|file|domain|display)_?name$/i.test(lastKey(property))
  );
}

function lastKey({ pointer }: Part): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}
