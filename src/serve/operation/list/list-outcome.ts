import { type Limits, usualLimits } from "../../../limits.ts";
import type { ItemAnswer, ListAnswer, Operation, SchemaSource } from "../../../contract/model/contract.ts";
import { inSlices } from "../../../contract/model/slices.ts";
import { parametersIn } from "../../../contract/model/path.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonList, type Json } from "../../../generate/json.ts";
import { type Known, type Whole, whole } from "../../../generate/make/known.ts";
import type { Data } from "../../data/data.ts";
import { keyText, type Thing, type ThingList, type Within } from "../../data/things/thing.ts";
import type { Here } from "../here.ts";
import { inEitherKind, put } from "../known-parts.ts";
import type { Outcome, SuccessOutcome } from "../outcome.ts";
import { versionOf } from "./conditions.ts";
import { chosenThings } from "./chosen-things.ts";
import { type ListPage, PageFacts } from "./page-facts.ts";
import { valueAt } from "../../../source/pointer.ts";
import { withoutTurns, withTurns } from "../turns.ts";
import { includedPart } from "./included-rows.ts";
import { withShownMembers } from "./shown-members.ts";
import { sorterOf } from "./sorted-things.ts";
import { toldParts } from "./told-parts.ts";
import { narrowingOf, positionOf, reachOf } from "./position.ts";

type Parameters = ReadonlyMap<string, Value>;

/** What a list is asked. */
export interface ListQuestion {
  readonly operation: Operation;
  readonly answer: ListAnswer;
  readonly parameters: Parameters;
  /** The same, those of the query before others of their names. */
  readonly query: Parameters;
  readonly data: Data;
  readonly here: Here | undefined;
  /** Absent: as usual. */
  readonly limits?: Limits | undefined;
}

/** A page of a list: its rows as this answer's schema shows them, and around them what the page tells of itself. */
export function listOutcome(question: ListQuestion): Outcome {
  return withoutTurns(stepsTo(question));
}

/** The same, which lets other requests have their turns between the rows: each may cost as much as an answer. */
export async function listOutcomeInTurns(question: ListQuestion): Promise<Outcome> {
  return await withTurns(stepsTo(question));
}

/** A step for each row that is looked at or shown. */
function* stepsTo(question: ListQuestion): Generator<undefined, Outcome> {
  const { operation, answer, parameters, query, data, here, limits = usualLimits } = question;
  const within = withinOf(answer.within, parameters);
  const all = data.things.list(answer.entity, within);
  if (all === undefined) return { kind: "failure", failure: answer.missing };
  const { paging } = answer;
  const chosen = yield* chosenThings(
    all,
    answer,
    narrowingOf(paging, query, all.size),
    (key) => data.things.item(answer.entity, within, key),
    (name) => isSent(operation, name, here),
  );
  const asked = { paging, mostRows: limits.pageRows, all: all.size };
  const position = positionOf(asked, query, chosen, here);
  const list = cut(chosen, reachOf(paging, position.limit));
  const rows: Made[] = [];
  const end = position.isNone === true ? position.skip : Math.min(list.size, position.skip + position.limit);
  for (let index = position.skip; index < end; index++) {
    rows.push(yield* inSlices(() => shownRow(question, list.at(index))));
    yield;
  }
  const isBare = rows.length > 0 && rows.every((row) => row === undefined);
  const isSorted = (): boolean => sorterOf(answer.order, query, (name) => isSent(operation, name, here)) !== undefined;
  const page = { list: isBare ? none : list, position, all: isBare ? 0 : all.size, isSorted };
  const related = yield* includedPart(
    rows.filter((row) => row !== undefined),
    question,
  );
  return yield* inSlices(() => outcomeOf(question, page, rows, related));
}

/** A row as the answer shows it; undefined: its schema allows none. */
type Made = Whole | undefined;

function shownRow(question: ListQuestion, thing: Thing | undefined): Made {
  const { answer, data, here } = question;
  if (thing === undefined) return undefined;
  const shown = data.things.shown(answer.entity, thing, answer.row, here?.at);
  if (shown === undefined) return undefined;
  return elementOf(question, thing, withShownMembers(shown, answer, question.query, { data, place: thing.place }));
}

/** What a page tells of a list of which no row can be shown: it would count what nobody sees. */
const none: ThingList = { size: 0, keyAt: () => undefined, at: () => undefined, indexOf: () => undefined };

/** A list that is not longer than that. */
function cut(list: ThingList, most: number): ThingList {
  if (list.size <= most) return list;
  return { size: most, keyAt: (at) => list.keyAt(at), at: (at) => list.at(at), indexOf: (key) => list.indexOf(key) };
}

/** A row as its list holds it: by itself, or inside an element whose other members are its own too. */
function elementOf({ operation, answer, data }: ListQuestion, { place }: Thing, row: Json): Made {
  if (answer.inside.length === 0) return whole(row);
  const made = data.makeFrom(answer.element, `element/${operation.id}/${place}`, put({}, answer.inside, whole(row)));
  return made.kind === "value" ? whole(made.value) : undefined;
}

/** What stands beside rows of those that they are related to. */
type Related = readonly (readonly [at: readonly string[], part: Known | undefined])[];

/** The answer around the rows of a page. */
function outcomeOf(question: ListQuestion, page: ListPage, rows: readonly Made[], related: Related): Outcome {
  const { operation, answer, parameters, data, here } = question;
  const facts = new PageFacts(answer, page, here);
  const shown = rows.filter((row) => row !== undefined);
  const parts = [
    ...saidAgain(answer, parameters),
    [answer.at, shown] as const,
    ...toldParts(answer, facts),
    ...related,
  ];
  const known = parts.reduce<Known>((around, [at, part]) => put(around, at, part), {});
  const outcome = made(operation, answer.schema, known, parameters, data);
  if (outcome.kind === "unservable") return outcome;
  if (shown.length > 0 && outcome.kind === "value" && !isShownIn(outcome.value, answer.at))
    return outcomeOf(question, { ...page, list: none }, [], []);
  const headers = [...answer.headers].flatMap(([name, fact]) => {
    const value = facts.header(fact, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...outcome, headers };
}

/** Whether any row is left of a list: what holds it may allow none of those that its rows' schema allows. */
function isShownIn(value: Value, at: readonly string[]): boolean {
  const list = valueAt(value, at);
  return !Array.isArray(list) || list.length > 0;
}

/** Whether a parameter was sent: one that was not has its default. */
export function isSent({ parameters }: Operation, name: string, here: Here | undefined): boolean {
  const parameter = parameters.find((one) => one.name === name && one.in === "query");
  const hasDefault = parameter !== undefined && Object.hasOwn(parameter.schema, "default");
  return !hasDefault || here === undefined || [name, `${name}[]`].some((one) => here.query(one) !== undefined);
}

/** One row, wherever the answer has it. */
export function itemOutcome(
  operation: Operation,
  answer: ItemAnswer,
  parameters: Parameters,
  { data, here }: Pick<ListQuestion, "data" | "here">,
): Outcome {
  const thing = data.things.item(
    answer.entity,
    withinOf(answer.within, parameters),
    answer.key === undefined ? "" : (soleOf(parameters.get(answer.key)) ?? null),
  );
  const shown = thing && data.things.shown(answer.entity, thing, answer.row, here?.at);
  if (thing === undefined) return { kind: "failure", failure: answer.missing };
  const row = shown && withShownMembers(shown, answer, parameters, { data, place: thing.place });
  const asked = { operation, answer, parameters, data, here };
  const related = row === undefined ? [] : withoutTurns(includedPart([whole(row)], asked));
  const parts = [...saidAgain(answer, parameters), ...related];
  const around = parts.reduce<Known>((before, [at, part]) => put(before, at, part), {});
  const known = put(around, answer.at, row === undefined ? {} : whole(row));
  const outcome = made(operation, answer.schema, known, parameters, data);
  return outcome.kind === "unservable" ? outcome : { ...outcome, version: versionOf(thing) };
}

/** What an answer says again of its request, as a text or as a number. */
function saidAgain(
  { asked }: Pick<ItemAnswer, "asked">,
  parameters: Parameters,
): (readonly [readonly string[], Known])[] {
  return [...asked].flatMap(([name, at]) => {
    const known = inEitherKind(soleOf(parameters.get(name)));
    return known === undefined ? [] : [[at, known] as const];
  });
}

/** Only what a request names narrows the owner. */
export function withinOf(within: ReadonlyMap<string, string>, parameters: Parameters): Within {
  return [...within].flatMap(([parameter, property]) => {
    const value = soleOf(parameters.get(parameter));
    return value === undefined || value === null ? [] : [[property, value] as const];
  });
}

/** The only item of a list: a path that takes several keys is often asked with one. */
export function soleOf(value: Value | undefined): Value | undefined {
  return Array.isArray(value) && value.length === 1 ? (value[0] as Value) : value;
}

/** The answer around the row that it shows. */
export function madeAround(
  operation: Operation,
  { at, schema, rows }: Pick<ItemAnswer, "at" | "schema"> & { readonly rows: Json },
  parameters: Parameters,
  data: Data,
): Around {
  return made(operation, schema, put({}, at, whole(rows)), parameters, data);
}

/**
 * The answer around rows that were sent, a list of them or one, in the same shape where the answer may have it; else around the
 * one, or the first, where the contract shows it.
 */
export function madeAlike(
  operation: Operation,
  { at, schema, rows }: Pick<ItemAnswer, "at" | "schema"> & { readonly rows: Json },
  parameters: Parameters,
  data: Data,
): Around {
  const list = at.at(-1) === "0" ? at.slice(0, -1) : at;
  const alike = madeAround(operation, { at: list, schema, rows }, parameters, data);
  const isAlike = alike.kind === "value" && Array.isArray(valueAt(alike.value, list)) === isJsonList(rows);
  if (isAlike) return alike;
  return madeAround(operation, { at, schema, rows: isJsonList(rows) ? (rows[0] ?? {}) : rows }, parameters, data);
}

type Around = SuccessOutcome | Extract<Outcome, { kind: "unservable" }>;

/** The answer around what is known of it; the rest is made, the same for every page. */
function made(operation: Operation, schema: SchemaSource, known: Known, parameters: Parameters, data: Data): Around {
  const path = parametersIn(operation.segments).map((name) => keyText(parameters.get(name) ?? null));
  const value = data.makeFrom(schema, ["answer", operation.id, ...path].join("/"), known);
  if (value.kind !== "value") return { kind: "unservable", place: value.place, why: value.why };
  const { result, success } = operation;
  const documented = { status: success?.status, headers: [] };
  return result === undefined
    ? { kind: "nothing", ...documented }
    : { kind: "value", value: value.value, type: result, ...documented };
}
