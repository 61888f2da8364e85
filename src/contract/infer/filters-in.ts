import type { ListFilter, ListOrder } from "../model/list-answer.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import type { DescribedParameter } from "./described-operation.ts";
import { plainName } from "../model/plain-name.ts";
import { singular } from "../model/singular.ts";

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
const orders: ReadonlySet<string> = new Set([
  "sort",
  "sortby",
  "orderby",
  "ordering",
  "sortkey",
  "sortfield",
  "sortcolumn",
  "order",
]);
const ways: ReadonlySet<string> = new Set([
  "order",
  "dir",
  "direction",
  "sortorder",
  "sortdirection",
  "sortdir",
  "orderdirection",
]);

/** Ends of names that compare, and what they compare how. */
const comparisons: Readonly<Record<string, ListFilter["operator"]>> = {
  gte: "onOrAfter",
  min: "onOrAfter",
  from: "onOrAfter",
  since: "onOrAfter",
  start: "onOrAfter",
  starting: "onOrAfter",
  gt: "after",
  after: "after",
  greaterthan: "after",
  lte: "onOrBefore",
  max: "onOrBefore",
  to: "onOrBefore",
  until: "onOrBefore",
  end: "onOrBefore",
  ending: "onOrBefore",
  lt: "before",
  before: "before",
  lessthan: "before",
};
/** And which, at the end alone, say that a property is what is sent, or one of what is sent. */
const equalities: ReadonlySet<string> = new Set(["in", "eq", "equals", "anyof", "oneof"]);
const moments = /^(created|createdat|createddate|datecreated|creationdate|timestamp|date|time|updatedat|occurredat)$/;
const ownMoments = /^(timestamp|date|time|occurredat)$/;

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
  const properties = new Map(
    [...view.members(row)].map(([name, schema]) => [plainName(name), { name, schema }] as const),
  );
  const found = new Map<string, ListFilter>();
  for (const { name, schema, isRequired } of parameters.flatMap((one) => withMembers(one, view))) {
    const subject = subjectOf(name);
    const plain = plainName(subject);
    const own = properties.get(plain) ?? properties.get(singular(plain)) ?? properties.get(`${plain}code`);
    // A search that has to be there is in a language of its own.
    const isList = schema !== undefined && view.kind(schema) === "array";
    if (key !== undefined && isSeveral(plain, plainName(key), isList))
      found.set(name, { property: key, operator: "keys" });
    else if (searches.has(plain) && !isRequired) found.set(name, { property: "*", operator: "search" });
    else if (own !== undefined && isComparable(own.schema, schema, view))
      found.set(name, {
        property: own.name,
        operator: isFreeText(own.schema, view) ? "contains" : "equals",
        // Clients have to send something, and it may be a word that no row was made with.
        ...(isRequired ? { isLoose: true } : {}),
      });
    else {
      const compared = comparisonOf(subject, properties, isRequired);
      if (compared !== undefined) found.set(name, compared);
    }
  }
  return found;
}

/** A parameter that is an object asks by each of its members (`deepObject`), as one of their own would. */
function withMembers(parameter: DescribedParameter, view: SchemaView): readonly DescribedParameter[] {
  const members = parameter.schema === undefined ? [] : [...view.members(parameter.schema)];
  const each = members.map(([member, schema]) => ({
    ...parameter,
    name: `${parameter.name}[${member}]`,
    schema,
    isRequired: false,
  }));
  return [parameter, ...each];
}

/** What a parameter is about: `filter[status]`, `status[in]`, `status_in` and `status` are one. */
function subjectOf(name: string): string {
  const [, inner = name, rest = ""] =
    /^(?:filters?|where)(?:\[([^[\]]+)\]|\.([^[\]]+))(.*)$/i.exec(name)?.filter(Boolean) ?? [];
  const subject = inner + rest;
  const [, stem, word = ""] = /^(.+?)(?:_+|-|\.|\[)([a-z]+)\]?$/i.exec(subject) ?? [];
  return stem !== undefined && equalities.has(plainName(word)) ? stem : subject;
}

/** `ids` asks for the rows of these ids, and so does a list of them that is called `id`. */
function isSeveral(parameter: string, key: string, isList: boolean): boolean {
  if (parameter === key) return isList;
  return singular(parameter) === key || (parameter === "ids" && key.endsWith("id"));
}

/** The parameters that sort a list. */
export function orderIn(parameters: readonly DescribedParameter[], view: SchemaView): ListOrder | undefined {
  const isWay = ({ schema }: DescribedParameter): boolean => {
    const listed = schema && view.keyword(schema, "enum");
    return Array.isArray(listed) && listed.some((word) => typeof word === "string" && /^(asc|desc)/i.test(word));
  };
  const named = parameters.filter(({ name }) => orders.has(plainName(name)));
  const by = named.find((one) => plainName(one.name) !== "order") ?? named.find((one) => !isWay(one));
  if (by === undefined) return undefined;
  const way = parameters.find((one) => one !== by && ways.has(plainName(one.name)));
  return { parameter: by.name, direction: way?.name };
}

/**
 * `created[gte]`, `created_after`, `createdBefore`, `min_price`, `since`.
 * @param isRequired whether the parameter has to be there: a bare `from` is then the beginning of what is asked about, as of
 * a stay, and not the time when rows were made
 */
function comparisonOf(
  name: string,
  properties: ReadonlyMap<string, { readonly name: string }>,
  isRequired: boolean,
): ListFilter | undefined {
  const bareMoments = isRequired ? ownMoments : moments;
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "");
  const splits = [
    [parts.slice(0, -1).join(""), parts.at(-1) ?? ""],
    [parts.slice(1).join(""), parts[0] ?? ""],
  ] as const;
  for (const [stem, word] of splits) {
    const operator = Object.hasOwn(comparisons, word) ? comparisons[word] : undefined;
    if (operator === undefined) continue;
    const own =
      stem === ""
        ? [...properties].find(([plain]) => bareMoments.test(plain))?.[1]
        : (properties.get(stem) ?? properties.get(`${stem}at`));
    if (own !== undefined) return { property: own.name, operator, ...(isRequired ? { isLoose: true } : {}) };
  }
  return undefined;
}

/** Objects are compared by nobody; a list of values may hold the one asked for. */
function isComparable(property: Part, parameter: Part | undefined, view: SchemaView): boolean {
  const items = view.kind(property) === "array" ? view.items(property) : property;
  const kind = items && view.kind(items);
  const asked = parameter && view.kind(parameter);
  if (kind === undefined || kind === "object" || kind === "array" || asked === "object") return false;
  // A switch that is called like a property asks for something else, and nobody asks for fractions by equality.
  return kind !== "number" && (asked !== "boolean" || kind === "boolean");
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
