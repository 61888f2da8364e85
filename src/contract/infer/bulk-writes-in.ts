import type { WriteAnswer } from "../model/contract.ts";
import { plainName } from "../model/plain-name.ts";
import { referenceIn } from "../model/reference-name.ts";
import { singular } from "../model/singular.ts";
import { pointerOf } from "../../source/pointer.ts";
import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Collection } from "./collections.ts";
import { type Described, type DescribedOperation, sentIn } from "./described-operation.ts";
import { filtersIn } from "./filters-in.ts";
import { ownersIn } from "./relations.ts";
import { type RowsIn, rowsIn } from "./rows-in.ts";
import { notInPath } from "../model/named-parameter.ts";
import { lastWord, parameterOf, segmentsOfPath, shapeOf } from "./words.ts";
import type { WriteIn } from "./writes-in.ts";

type Action = WriteAnswer["action"];

/** Last words of paths at which several rows are written: `batch`, `bulk-delete`, `update_many`. */
const manyWords = /^(?:batch|bulk|multiple|many)(?:[-_]?([a-z]+))?$|^([a-z]+?)[-_]?(?:batch|bulk|multiple|many)$/i;

const verbs: readonly (readonly [Action, RegExp])[] = [
  ["create", /^(create|insert|add)$/i],
  ["merge", /^(update|edit|patch|change|modify)$/i],
  ["remove", /^(delete|remove|destroy)$/i],
];

const actions: Readonly<Record<string, Action | undefined>> = {
  POST: "create",
  PUT: "replace",
  PATCH: "merge",
  DELETE: "remove",
};

/**
 * Several rows written at once, at the path of their list or beside it (`/orders/batch`): those that a list in the body shows,
 * those whose keys the body lists, with what all of them become, those whose keys a query parameter lists, or those that parameters of a query keep.
 */
export function bulkIn(
  operation: DescribedOperation,
  places: ReadonlyMap<string, Collection>,
  described: Described,
): WriteIn | undefined {
  const { method, path } = operation;
  const segments = segmentsOfPath(path);
  const word = segments.at(-1) ?? "";
  const action = actionOf(method, word);
  const beside = `/${segments.slice(0, -1).join("/")}`;
  const isBeside = manyWords.test(word) && action !== undefined;
  const at = isBeside ? beside : path;
  const collection = parameterOf(word) === undefined ? places.get(shapeOf(at)) : undefined;
  if (action === undefined || collection?.key === undefined) return undefined;
  const named = namedRows(operation, at, { collection, key: collection.key, action, isBeside }, described);
  if (named === undefined) return undefined;
  const { view } = described;
  const inQuery = [...(named.key === undefined ? [] : [named.key]), ...Object.keys(named.filters ?? {})];
  const used = notInPath(operation.parameters, inQuery);
  const within = ownersIn(operation, collection, used, described);
  const shown = operation.answer && bareRowsIn(operation.answer, at, view);
  const isShown =
    shown !== undefined &&
    view.members(shown.row).has(collection.key) &&
    named.key === undefined &&
    named.filters === undefined;
  // What a new row becomes is shown, or nothing is.
  if (action === "create" && shown !== undefined && !isShown) return undefined;
  const isPutInMember = (action === "create" || action === "replace") && named.body !== undefined && !isBeside;
  if (isPutInMember && operation.answer !== undefined && !isShown) return undefined;
  const write = {
    entity: collection.name,
    action,
    ...named,
    ...(within.size === 0 ? {} : { within: Object.fromEntries(within) }),
    ...(isShown ? { at: pointerOf(shown.at) } : {}),
  };
  return { operation, answer: { write }, reason: reasonOf(operation, collection, action, named) };
}

function reasonOf(
  { method, path }: DescribedOperation,
  { name }: Collection,
  action: Action,
  { filters }: NamedRows,
): string {
  const what = { create: "creates", replace: "puts", merge: "changes", remove: "removes" }[action];
  if (filters !== undefined) return `${method} ${path} ${what} those of ${name} that its filters keep`;
  const each =
    action === "create" || action === "replace" ? `each of a list of ${name}` : `each of ${name} that it names`;
  return `${method} ${path} ${what} ${each}`;
}

function actionOf(method: string, word: string): Action | undefined {
  const [, after = "", before = ""] = manyWords.exec(word) ?? [];
  const verb = after + before;
  return verb === "" ? actions[method] : verbs.find(([, pattern]) => pattern.test(verb))?.[0];
}

interface Meant {
  readonly collection: Collection;
  readonly key: string;
  readonly action: Action;
  readonly isBeside: boolean;
}

/** How the request names the rows; undefined: it does not name several. */
interface NamedRows {
  readonly each?: true;
  readonly key?: string;
  readonly keys?: string;
  readonly body?: string;
  readonly filters?: object;
}

function namedRows(
  operation: DescribedOperation,
  at: string,
  meant: Meant,
  described: Described,
): NamedRows | undefined {
  const schema = sentIn(operation, described);
  if (schema === undefined)
    return meant.action === "remove"
      ? (namedInQuery(operation, at, meant, described) ?? filteredInQuery(operation, meant, described))
      : undefined;
  return shownRows(schema, at, meant, described) ?? listedKeys(schema, at, meant, described);
}

/** A list in the body that shows the rows, each with its key where it is there already. */
function shownRows(schema: Part, at: string, meant: Meant, { view }: Described): NamedRows | undefined {
  const { collection, key, action, isBeside } = meant;
  const rows = bareRowsIn(schema, at, view);
  if (rows === undefined) return undefined;
  const isList = view.kind(schema) === "array";
  // One row may be sent as well: that is what the answer shows.
  if (isList && action === "create" && view.members(schema).size > 0) return undefined;
  // A list in a member is that of the rows where it has their own schema, else a part of the one row that is sent.
  if (!isList && !isBeside && action !== "merge" && action !== "remove")
    if (isLikeRow(schema, collection.row, view) || !hasRow(collection, rows.row, view)) return undefined;
  const isMeant = action === "create" ? isLikeRow(rows.row, collection.row, view) : view.members(rows.row).has(key);
  return isMeant ? { each: true, ...pointer("body", rows.at) } : undefined;
}

/** Rows that are the elements of a list: what writes them is not asked to look inside. */
function bareRowsIn(schema: Part, at: string, view: SchemaView): RowsIn | undefined {
  const rows = rowsIn(schema, at, view, true);
  return rows?.inside === undefined ? rows : undefined;
}

function hasRow({ readings }: Collection, row: Part, view: SchemaView): boolean {
  return readings.some((reading) => view.follow(reading.rows.row).id === view.follow(row).id);
}

/** Whether most of what is sent is of a row. */
function isLikeRow(sent: Part, row: Part, view: SchemaView): boolean {
  const names = new Set([...view.members(row).keys()].map(plainName));
  const own = [...view.members(sent).keys()];
  return own.filter((name) => names.has(plainName(name))).length * 2 > own.length;
}

/** A list of keys in the body, with what becomes of the rows beside it. */
function listedKeys(schema: Part, at: string, meant: Meant, { view }: Described): NamedRows | undefined {
  const { collection, action, key } = meant;
  if (action === "create" || action === "replace") return undefined;
  if (view.kind(schema) === "array")
    return action === "remove" && isListOfKeys(schema, collection, key, view) ? { each: true } : undefined;
  const members = [...view.members(schema)];
  const name = members.find(
    ([member, list]) => namesKeys(member, at, key) && isListOfKeys(list, collection, key, view),
  )?.[0];
  if (name === undefined) return undefined;
  if (action === "remove") return { each: true, keys: pointerOf([name]) };
  const own = new Set([...view.members(collection.row).keys()].map(plainName));
  const likeness = (part: Part): number =>
    [...view.members(part).keys()].filter((member) => own.has(plainName(member))).length;
  const [inner] = members
    .filter(([member, part]) => member !== name && likeness(part) > 0)
    .toSorted(([, a], [, b]) => likeness(b) - likeness(a));
  if (inner !== undefined) return { each: true, keys: pointerOf([name]), body: pointerOf([inner[0]]) };
  return likeness(schema) > 0 ? { each: true, keys: pointerOf([name]) } : undefined;
}

/** `DELETE /orders?tag=old`: parameters that narrow the list, as they would if it was read; what narrows nothing names no row. */
function filteredInQuery(
  { parameters }: DescribedOperation,
  { collection, key }: Meant,
  { view }: Described,
): NamedRows | undefined {
  const inQuery = parameters.filter(
    ({ name, in: place }) =>
      place === "query" && !parameters.some((other) => other.name === name && other.in === "path"),
  );
  const filters = [...filtersIn(inQuery, collection.row, view, key)].map(
    ([name, { property, operator }]) => [name, { property, operator }] as const,
  );
  return filters.length === 0 ? undefined : { filters: Object.fromEntries(filters) };
}

/** `DELETE /orders?ids=1,2`: a parameter that has to be there and is called after the keys. */
function namedInQuery(
  { parameters }: DescribedOperation,
  at: string,
  { collection, key }: Meant,
  { view }: Described,
): NamedRows | undefined {
  const found = parameters.find(
    ({ name, in: place, schema }) =>
      place === "query" &&
      schema !== undefined &&
      namesKeys(name, at, key) &&
      (isListOfKeys(schema, collection, key, view) || view.kind(schema) === keyKind(collection, key, view)),
  );
  return found && { key: found.name };
}

/** `ids`, `orderIds`, `order_id`, `keys`; of orders, too, `orders`. */
function namesKeys(name: string, at: string, key: string): boolean {
  const plain = plainName(name);
  const [thing, own] = [plainName(singular(lastWord(at))), plainName(key)];
  if ([own, `${own}s`, "id", "ids", "uuids", "keys", thing, `${thing}s`].includes(plain)) return true;
  const reference = referenceIn(name.replace(/s$/, ""));
  return reference !== undefined && (reference.thing === thing || thing.endsWith(reference.thing));
}

function isListOfKeys(schema: Part, collection: Collection, key: string, view: SchemaView): boolean {
  const items = view.kind(schema) === "array" ? view.items(schema) : undefined;
  return items !== undefined && view.kind(items) === keyKind(collection, key, view);
}

function keyKind({ row }: Collection, key: string, view: SchemaView): ReturnType<SchemaView["kind"]> {
  const schema = view.members(row).get(key);
  return schema && view.kind(schema);
}

function pointer(name: "body", at: readonly string[]): { readonly body?: string } {
  return at.length === 0 ? {} : { [name]: pointerOf(at) };
}
