import type { WriteAnswer } from "../model/contract.ts";
import { endingOf, pathWithoutQuery } from "../model/path.ts";
import { parsePointer, pointerOf } from "../../source/pointer.ts";
import type { Part } from "../../source/part.ts";
import { acceptedWork } from "./accepted-work.ts";
import { actionIn } from "./row-actions.ts";
import type { Collection } from "./collections.ts";
import { bulkIn } from "./bulk-writes-in.ts";
import { childrenIn } from "./children-in.ts";
import { type HeldList, heldPlaces, holderShown } from "./held-lists.ts";
import { type Described, type DescribedOperation, sentIn } from "./described-operation.ts";
import { namesKey, shownAt } from "./named-row.ts";
import { isPartial } from "./partial-body.ts";
import { rowsIn } from "./rows-in.ts";
import { rowInBody } from "./row-in-body.ts";
import { ownersIn } from "./relations.ts";
import { isQuestion } from "./verbs.ts";
import { isItem } from "./readings.ts";
import { lastWord, parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** What is said of a write, as the overlay says it. */
interface WriteDraft {
  readonly entity: string;
  readonly action: Action;
  readonly body?: string;
  readonly [member: string]: unknown;
}

/** An operation that writes rows of a collection, as `x-standin-answer` says it, and why. */
export interface WriteIn {
  readonly operation: DescribedOperation;
  readonly answer: object;
  readonly reason: string;
}

interface DraftedWrite extends WriteIn {
  readonly answer: { readonly write: WriteDraft };
}

type Action = WriteAnswer["action"];

/** POST beside a list creates, PUT, PATCH, POST and DELETE below it change and remove: of things that have a key. */
export function writesIn(
  collections: readonly Collection[],
  held: readonly HeldList[],
  described: Described,
): readonly WriteIn[] {
  const places = new Map([
    ...heldPlaces(held, described),
    ...collections.flatMap((collection) => pathsOf(collection).map((path) => [path, collection] as const)),
  ]);
  return writesAt(places, described).map((write) => withHolder(write, held, described));
}

function writesAt(places: ReadonlyMap<string, Collection>, described: Described): readonly WriteIn[] {
  return described.operations.flatMap((operation): readonly WriteIn[] => {
    const { method, path } = operation;
    if (operation.part.has("x-standin-answer")) return [];
    const segments = segmentsOfPath(path);
    const parameter = parameterOf(segments.at(-1));
    const own = places.get(shapeOf(path));
    const bulk = bulkIn(operation, places, described);
    if (bulk !== undefined) return [bulk];
    const isBeside = own !== undefined && (parameter === undefined || isFetchedBelow(own, path));
    if (method === "POST" && isBeside && !isQuestion(segments.at(-1) ?? ""))
      return writeIn(operation, own, "create", undefined, described).map((write) =>
        withChildren(write, places, described),
      );
    if ((method === "PUT" || method === "PATCH") && own !== undefined && parameter === undefined)
      return writeIn(operation, own, method === "PUT" ? "replace" : "merge", undefined, described);
    const done = actionIn(operation, places, described);
    if (done !== undefined) return [done];
    const action = actions[method];
    const below = places.get(shapeOf(`/${segments.slice(0, -1).join("/")}`));
    if (action === undefined || below === undefined || parameter === undefined) return [];
    return writeIn(operation, below, action, parameter, described);
  });
}

const actions: Readonly<Record<string, Action | undefined>> = {
  PUT: "replace",
  PATCH: "merge",
  POST: "merge",
  DELETE: "remove",
};

/** Rows of other collections that are made with a new one. */
function withChildren(write: DraftedWrite, places: ReadonlyMap<string, Collection>, described: Described): WriteIn {
  const { operation, answer } = write;
  const sent = sentIn(operation, described);
  const row = sent && described.view.at(sent, parsePointer(answer.write.body ?? "") ?? []);
  const children = row === undefined ? {} : childrenIn(operation, row, places, described);
  return Object.keys(children).length === 0 ? write : { ...write, answer: { write: { ...answer.write, children } } };
}

/** A write that is answered with the row which holds the list that the written one is in. */
function withHolder(write: WriteIn, held: readonly HeldList[], described: Described): WriteIn {
  const { operation, answer } = write;
  const segments = segmentsOfPath(operation.path);
  const list = parameterOf(segments.at(-1)) === undefined ? segments : segments.slice(0, -1);
  const own = held.find(({ place }) => place === shapeOf(`/${list.join("/")}`));
  const shown = own && holderShown(operation, own, list, described);
  if (shown === undefined || !("write" in answer)) return write;
  return { ...write, answer: { write: { ...(answer.write as WriteDraft), ...shown } } };
}

/** The paths below which rows of a collection are found. */
function pathsOf({ readings }: Collection): readonly string[] {
  return readings.map(({ kind, operation: { path } }) =>
    shapeOf(kind === "item" ? `/${segmentsOfPath(path).slice(0, -1).join("/")}` : path),
  );
}

function writeIn(
  operation: DescribedOperation,
  collection: Collection,
  action: Action,
  parameter: string | undefined,
  described: Described,
): readonly DraftedWrite[] {
  const { key, row, name } = collection;
  const { view } = described;
  if (key === undefined) return [];
  if (parameter !== undefined && !namesKey(collection, parameter, operation.path, view)) return [];
  const isPatch = action === "merge" && isPatchOfSteps(operation, described);
  const found = action === "remove" || isPatch ? undefined : rowInBody(operation, row, described);
  // A change that names nothing of a row is something else; what is created may all be the server's.
  if (
    action === "replace" || action === "merge"
      ? !isPatch && (found?.score ?? 0) === 0
      : action === "create" && !operation.part.has("requestBody") && !isMadeUnasked(operation, collection, view)
  )
    return [];
  const body = found?.at;
  const within = ownersIn(operation, collection, new Set(parameter === undefined ? [] : [parameter]), described);
  const shown = shownIn(operation, action, key, view);
  const isChange = action === "replace" && parameter !== undefined && isChangeOf(operation, row, found, described);
  const answer: WriteDraft = {
    entity: name,
    action: isChange ? "merge" : action,
    ...(parameter === undefined ? {} : { key: parameter }),
    ...(within.size === 0 ? {} : { within: Object.fromEntries(within) }),
    ...(body === undefined || body.length === 0 ? {} : { body: pointerOf(body) }),
    ...(found?.into === undefined ? {} : { into: found.into }),
    ...(shown === undefined ? {} : { at: pointerOf(shown) }),
    ...(action === "remove" && isDetached(operation, collection, within, described) ? { detach: true } : {}),
    ...(action === "create" ? placeBelow(operation, collection, described) : {}),
    ...(action === "create" ? acceptedWork(operation, row, view) : {}),
  };
  return [{ operation, answer: { write: answer }, reason: reasonOf(answer.action, collection, operation) }];
}

/** Where the answer shows the row; a new one may be the only one of a list. */
function shownIn(
  { answer, path }: DescribedOperation,
  action: Action,
  key: string,
  view: Described["view"],
): readonly string[] | undefined {
  if (answer === undefined) return undefined;
  const rows = action === "create" && view.kind(answer) === "array" ? rowsIn(answer, path, view, false) : undefined;
  const isOnly = rows !== undefined && rows.inside === undefined && view.members(rows.row).has(key);
  return isOnly ? ["0"] : shownAt(answer, key, path, view);
}

/** Whether what is put is no whole row: where it makes one that is not there (201), it is. */
function isChangeOf(
  operation: DescribedOperation,
  row: Part,
  found: ReturnType<typeof rowInBody>,
  described: Described,
): boolean {
  const schema = sentIn(operation, described);
  if (operation.part.get("responses")?.has("201") === true || schema === undefined) return false;
  const sent = found && described.view.at(schema, found.at);
  return found?.into !== undefined || (sent !== undefined && isPartial(sent, row, described.view));
}

/**
 * Whether a removal takes a row from an owner only: it is fetched elsewhere, under another name (`/users/{id}` of
 * `/lists/{id}/members/{userId}`) or where it can be removed for good, and nothing in it says whose it is.
 */
function isDetached(
  { path }: DescribedOperation,
  { readings }: Collection,
  within: ReadonlyMap<string, string>,
  { operations }: Described,
): boolean {
  const places = readings.filter(({ kind }) => kind === "item").map((reading) => reading.operation.path);
  const isOwned = [...within.values()].every((property) => !property.startsWith("$"));
  if (isOwned || places.some((place) => shapeOf(place) === shapeOf(path))) return false;
  const isRemoved = (place: string): boolean =>
    operations.some((other) => other.method === "DELETE" && shapeOf(other.path) === shapeOf(place));
  return places.some((place) => lastWord(place) !== lastWord(path) || isRemoved(place));
}

/** Whether what asks for nothing makes a row all the same: it is created (201), shown, and fetched below. */
function isMadeUnasked(operation: DescribedOperation, collection: Collection, view: Described["view"]): boolean {
  const { answer, part, path } = operation;
  const isShown = answer !== undefined && shownAt(answer, collection.key ?? "", path, view) !== undefined;
  return isShown && part.get("responses")?.has("201") === true && isFetchedBelow(collection, pathWithoutQuery(path));
}

/** Where a new row is fetched: under its key below the path, or behind the path with its keys in brackets. */
function placeBelow(
  { written }: DescribedOperation,
  collection: Collection,
  described: Described,
): { readonly below?: true | string } {
  const path = pathWithoutQuery(written);
  const keyed = collection.readings.filter(isItem).find(({ operation }) => operation.written.startsWith(`${path}(`));
  if (keyed === undefined) return underKey(collection, path);
  const owners = ownersIn(keyed.operation, collection, new Set(), described);
  const rest = keyed.operation.written.slice(path.length);
  const below = rest.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    name === keyed.parameter ? "{}" : `{${owners.get(name) ?? ""}}`,
  );
  return below.includes("/") || below.includes("{$") ? {} : { below };
}

/** Where a row is fetched that has a segment of its own, with the format that this ends with: that of the path itself if it can. */
function underKey(collection: Collection, path: string): { readonly below?: true | string } {
  const endings = fetchedBelow(collection, path).map(({ operation }) => endingOf(pathWithoutQuery(operation.written)));
  const ending = endings.find((one) => one === endingOf(path)) ?? endings[0];
  if (ending === undefined) return {};
  return { below: ending === "" ? true : `/{}${ending}` };
}

function isFetchedBelow(collection: Collection, path: string): boolean {
  return fetchedBelow(collection, path).length > 0;
}

function fetchedBelow({ readings }: Collection, path: string): Collection["readings"] {
  const below = `${shapeOf(path)}/{}`;
  return readings.filter(({ kind, operation }) => kind === "item" && shapeOf(operation.path) === below);
}

/** Whether a body tells a change step by step (RFC 6902): `[{ op, path, value }]`. */
function isPatchOfSteps(operation: DescribedOperation, described: Described): boolean {
  const { view } = described;
  const sent = sentIn(operation, described);
  const step = sent && view.items(sent);
  return step !== undefined && ["op", "path"].every((name) => view.members(step).has(name));
}

function reasonOf(action: Action, { name }: Collection, { method, written }: DescribedOperation): string {
  const what = { create: "creates", replace: "replaces", merge: "changes", remove: "removes" }[action];
  return `${method} ${action === "create" ? "beside" : "on"} ${written} ${what} one of ${name}`;
}
