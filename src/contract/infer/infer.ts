import { relative, dirname } from "node:path";
import type { PageFact } from "../model/list-answer.ts";
import type { References } from "../check/references.ts";
import type { Part } from "../../source/part.ts";
import { pointerOf } from "../../source/pointer.ts";
import { type Collection, collectionsOf } from "./collections.ts";
import type { Reading } from "./readings.ts";
import { describe, type Described, type DescribedOperation, type DescribedParameter } from "./described-operation.ts";
import { withLookupsByQuery } from "./lookups-by-query.ts";
import { withMeantPaths } from "./meant-paths.ts";
import { pageFactsIn, pageHeaders } from "./page-facts.ts";
import { isCounted, toldPositions, withWayOn } from "./page-positions.ts";
import { asksByNumber, pagingHabit, pagingNames } from "./paging-habit.ts";
import {
  askedIn,
  collectionsByName,
  collectionsByPath,
  ownersElsewhere,
  ownerReferencesIn,
  ownersIn,
  referencesIn,
} from "./relations.ts";
import { rowQuestions, some } from "./row-questions.ts";
import { rowWordsIn, wordsByName } from "./row-words.ts";
import { type Search, searchesIn } from "./searches-in.ts";
import { membersSaid, shownMembersIn } from "./shown-members-in.ts";
import { otherNames } from "./other-names.ts";
import { singletonsIn } from "./singletons-in.ts";
import { uploadsIn } from "./uploads-in.ts";
import { writesIn } from "./writes-in.ts";
import { type Inference, operationSays, uploadInference, writeInference } from "./inference.ts";
import { type HeldList, heldListsIn, holdersOf } from "./held-lists.ts";
import { keySchemaOf, mayBeKey } from "./key-schema.ts";
import { shapeOf } from "./words.ts";
import { notInPath } from "../model/named-parameter.ts";
import { shownKeys, shownRows } from "./shown-rows.ts";

/**
 * What a document leaves unsaid: which schemas are things with rows, which operations list and fetch them, how lists are
 * paged, filtered and sorted, which properties name rows of other things. An operation that says itself what answers it
 * is left alone.
 */
export function infer(root: Part, references: References): readonly Inference[] {
  const asWritten = describe(root, references);
  const described = withLookupsByQuery(withMeantPaths(asWritten));
  const collections = collectionsOf({
    ...described,
    operations: described.operations.filter(({ part }) => !part.has("x-standin-answer")),
  });
  const singletons = singletonsIn(collections, described);
  const held = heldListsIn(collections, described);
  const unlisted = held.flatMap(({ collection }) => (collection.readings.length === 0 ? [collection] : []));
  const things = [...collections, ...unlisted, ...singletons.map(({ collection }) => collection)];
  if (root.has("x-standin-entities")) return [];
  const uploads = uploadsIn(asWritten).map(uploadInference);
  if (things.length === 0) return uploads;
  const operations = collections.flatMap((collection) =>
    collection.readings.map((reading) => operationInference(reading, collection, described)),
  );
  const searches = searchesIn(collections, described);
  return [
    entitiesInference(things, searches, held, described),
    ...operations,
    ...searches.map(({ reading, collection }) => operationInference(reading, collection, described)),
    ...[...writesIn(collections, held, described), ...singletons.flatMap(({ answers }) => answers)].map(writeInference),
    ...uploads,
  ];
}

function entitiesInference(
  collections: readonly Collection[],
  searches: readonly Search[],
  held: readonly HeldList[],
  described: Described,
): Inference {
  const byName = collectionsByName(collections);
  const owners = collectionsByPath(collections);
  const called = wordsByName(described);
  const referencesOf = (collection: Collection): object =>
    Object.fromEntries([
      ...ownerReferencesIn(collection, owners, described),
      ...referencesIn(collection, byName, described),
    ]);
  const wordsOf = (collection: Collection): ReadonlyMap<string, readonly string[]> => {
    const posted = searches.flatMap(({ collection: own, reading }) => (own === collection ? [reading] : []));
    return rowWordsIn(collection, [...collection.readings, ...posted], called, described.view);
  };
  const entities = collections.map((one) => {
    const entity = { ...entityOf(one, referencesOf(one), described), ...some("words", wordsOf(one)) };
    const heldBy = holdersOf(one, held);
    if (heldBy.length > 0) return [one.name, { ...entity, heldBy }] as const;
    return [one.name, entity] as const;
  });
  return {
    target: described.root,
    at: [],
    update: { "x-standin-entities": Object.fromEntries(entities) },
    reasons: Object.fromEntries(collections.map((collection) => [collection.name, entityReason(collection)])),
  };
}

function entityOf(collection: Collection, references: object, described: Described): object {
  const keySchema = keySchemaOf(collection, described);
  const examples = shownRows(collection, described, keySchema);
  const keys = shownKeys(collection, described).filter((key) => mayBeKey(key, keySchema));
  const names = otherNames(collection, described);
  return {
    schema: { $ref: referenceTo(described.view.follow(collection.row), described.root) },
    ...(collection.key === undefined ? {} : { key: collection.key }),
    ...(names.length === 0 ? {} : { names }),
    ...(keySchema === undefined ? {} : { keySchema }),
    ...(Object.keys(references).length === 0 ? {} : { references }),
    ...(examples.length === 0 ? {} : { examples }),
    ...(keys.length === 0 ? {} : { keys }),
  };
}

/** A `$ref` as it has to be written in the root document. */
function referenceTo({ source, pointer }: Part, root: Part): string {
  const file = source.path === root.source.path ? "" : relative(dirname(root.source.path), source.path);
  return `${file}#${encodeURI(pointer)}`;
}

function operationInference(reading: Reading, collection: Collection, described: Described): Inference {
  const [answer, reason] =
    reading.kind === "list" ? listAnswer(reading, collection, described) : itemAnswer(reading, collection, described);
  return operationSays(reading.operation, "x-standin-answer", answer, reason);
}

function listAnswer(
  reading: Extract<Reading, { kind: "list" }>,
  collection: Collection,
  described: Described,
): readonly [object, string] {
  const { operation, rows } = reading;
  const { view } = described;
  const told = toldAround(reading, view);
  const documented = pageHeaders(operation.response);
  const facts = new Set([...told.values(), ...documented.values()]);
  const paging = pagingHabit(operation, facts, toldPositions(operation.answer, told, view), view);
  const isNumbered = isCounted(paging, operation, view);
  const headers = isNumbered ? documented : withWayOn(documented, told, paging);
  const names = pagingNames(paging);
  const elsewhere = ownersElsewhere(operation, collection, described);
  const used = notInPath(operation.parameters, [...names, ...narrowing(operation, collection)]);
  const within = new Map([...ownersIn(operation, collection, used, described), ...elsewhere]);
  const others = queryBeside(operation, new Set([...names, ...within.keys()]));
  const answer = {
    entity: collection.name,
    ...placeOf(rows.at),
    ...(rows.inside === undefined ? {} : { inside: pointerOf([rows.inside]) }),
    ...some("within", within),
    ...some("asked", askedIn(operation, rows.at, notInPath(operation.parameters, names), described)),
    paging,
    ...some("told", told),
    ...some("headers", headers),
    ...rowQuestions(others, rows.row, collection, view),
  };
  return [{ list: answer }, listReason(reading, paging.style)];
}

/** What stands around the rows of a list. */
function toldAround(
  { operation, rows }: Extract<Reading, { kind: "list" }>,
  view: Described["view"],
): ReadonlyMap<string, PageFact> {
  const { answer } = operation;
  return answer === undefined ? new Map() : pageFactsIn(answer, rows.at, view, asksByNumber(operation, view));
}

/** The other parameters of a query: what the path says already is not asked for by one of the same name. */
function queryBeside({ parameters }: DescribedOperation, used: ReadonlySet<string>): readonly DescribedParameter[] {
  const others = notInPath(
    parameters,
    parameters.map(({ name }) => name),
  );
  return parameters.filter(({ name, in: place }) => place === "query" && !used.has(name) && others.has(name));
}

/**
 * Query parameters that only narrow a list, though they may be required: its rows are fetched one by one, or listed at its path,
 * without them, so that they name no owner.
 */
function narrowing({ parameters, path }: DescribedOperation, { readings }: Collection): readonly string[] {
  const shape = shapeOf(path);
  const others = readings.filter((one) => one.kind === "item" || shapeOf(one.operation.path) === shape);
  const isRequiredBy = (operation: DescribedOperation, wanted: string): boolean =>
    operation.parameters.some(({ name, in: place, isRequired }) => place === "query" && isRequired && name === wanted);
  return parameters.flatMap(({ name, in: place }) =>
    place === "query" && others.some(({ operation }) => !isRequiredBy(operation, name)) ? [name] : [],
  );
}

function itemAnswer(
  { operation, rows, parameter }: Extract<Reading, { kind: "item" }>,
  collection: Collection,
  described: Described,
): readonly [object, string] {
  const within = ownersIn(operation, collection, new Set([parameter]), described);
  const named = operation.parameters.find(({ name, in: place }) => name === parameter && place === "path")?.schema;
  // `/users/{ids}` shows the rows of several keys.
  if (rows.at.at(-1) === "0" && named !== undefined && described.view.kind(named) === "array") {
    const filters = { [parameter]: { property: rows.key, operator: "keys" } };
    const list = { entity: collection.name, ...placeOf(rows.at.slice(0, -1)), ...some("within", within), filters };
    return [
      { list: { ...list, paging: { style: "all" } } },
      `{${parameter}} holds several keys, and the answer lists rows`,
    ];
  }
  const asked = askedIn(operation, rows.at, new Set(), described);
  const members = some("members", membersSaid(shownMembersIn(operation.parameters, rows.row, described.view)));
  const shown = { ...placeOf(rows.at), ...some("within", within), ...some("asked", asked), ...members };
  const answer = { entity: collection.name, key: parameter, ...shown };
  const isInQuery = operation.parameters.some(({ name, in: place }) => name === parameter && place === "query");
  const naming =
    isInQuery && named === undefined ? `the query has to have \`${parameter}\`` : `the path ends with {${parameter}}`;
  return [{ item: answer }, `${naming}, and the answer has the property \`${rows.key}\``];
}

function listReason({ rows: { at } }: Reading, style: string): string {
  const place = at.length === 0 ? "the answer is a list of objects" : `\`${at.join(".")}\` is a list of objects`;
  return `${place}, ${style === "all" ? "and no parameter asks for a part of it" : `asked for in parts (${style})`}`;
}

function entityReason({ readings, key }: Collection): string {
  if (readings.length === 0) return `rows hold lists of them; \`${key ?? ""}\` tells them apart`;
  const shown = readings.map(
    ({ kind, operation: { written } }) => `${kind === "list" ? "listed" : "fetched"} by GET ${written}`,
  );
  const more = shown.length > 3 ? `, and ${shown.length - 3} more` : "";
  return `${shown.slice(0, 3).join(", ")}${more}${key === undefined ? (isAlone(readings) ? "; there is one of each owner" : "; no property tells its rows apart") : `; \`${key}\` tells its rows apart`}`;
}

/** Whether it is fetched without a key. */
function isAlone(readings: readonly Reading[]): boolean {
  return readings.every((reading) => reading.kind === "item" && reading.parameter === "");
}

function placeOf(at: readonly string[]): { readonly at?: string } {
  return at.length === 0 ? {} : { at: pointerOf(at) };
}
