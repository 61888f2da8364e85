import type { FailureRule, Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import { bareMediaType } from "../../../contract/model/media-type.ts";
import { inSlices } from "../../../contract/model/slices.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonObject, type JsonObject } from "../../../generate/json.ts";
import type { Data } from "../../data/data.ts";
import type { SentRow } from "../../data/things/made-thing.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Thing, ThingData, Within } from "../../data/things/thing.ts";
import { patchedJson } from "./patched-json.ts";
import type { Asked } from "../here.ts";
import type { Outcome } from "../outcome.ts";
import { brokenCondition, versionOf } from "./conditions.ts";
import { withBareKey } from "./bare-key.ts";
import { batchOutcome } from "./batch-outcome.ts";
import { placeBelow } from "./place-below.ts";
import { madeAlike, madeAround, soleOf, withinOf } from "./list-outcome.ts";
import { childrenOf, heldWrites, shownAfter } from "./child-rows.ts";
import { removedRows } from "./removed-rows.ts";
import { conflict, isTaken, isThere, keyed, sentRow } from "./sent-row.ts";

interface Means {
  readonly data: Data;
  readonly asked: Asked;
  /** What the operation comes to where its answer does not show the row. */
  readonly otherwise: () => Outcome;
}

/**
 * Rows created, changed or removed: the outcome says what is to be kept of them, and shows them where the answer does.
 * Nothing is changed here: whoever sends the answer keeps what was written. A step for each of several rows.
 */
export function* writeOutcome(
  operation: Operation,
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  means: Means,
): Generator<undefined, Outcome> {
  if (answer.isEach || isListOfNew(answer, means.asked))
    return yield* batchOutcome(operation, answer, parameters, means);
  if (answer.filters.size > 0) return yield* removedRows(operation, answer, parameters, means);
  return yield* inSlices(() => rowOutcome(operation, answer, parameters, means));
}

/** A body that may be a new row or a list of such. */
function isListOfNew({ action, body }: WriteAnswer, asked: Asked): boolean {
  return action === "create" && body.length === 0 && Array.isArray(asked.body);
}

function rowOutcome(
  operation: Operation,
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { data, asked, otherwise }: Means,
): Outcome {
  const keys = answer.key === undefined ? undefined : parameters.get(answer.key);
  // A query that names no row asks for nothing.
  if (answer.key !== undefined && keys === undefined) return otherwise();
  if (answer.key !== undefined && Array.isArray(keys) && keys.length > 1) {
    const { key } = answer;
    const ofEach = (keys as readonly Value[]).map((one) => new Map([...parameters, [key, one]]));
    // Several rows are removed all, or none.
    const strict = { ...answer, goneStatus: undefined };
    return together(ofEach.map((own) => rowOutcome(operation, strict, own, { data, asked, otherwise })));
  }
  const gone = isGone(answer, parameters, data) ? answer.goneStatus : undefined;
  if (gone !== undefined && answer.action === "remove") return goneAgain(otherwise, gone);
  return writtenOutcome(operation, answer, parameters, { data, asked, otherwise });
}

function writtenOutcome(
  operation: Operation,
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { data, asked, otherwise }: Means,
): Outcome {
  const written = writeOf(answer, parameters, data, asked);
  if ("failure" in written) return { kind: "failure", failure: written.failure };
  const { write, status } = written;
  const { shown } = answer;
  const before = answer.action === "create" ? undefined : data.things.item(answer.entity, write.within, write.key);
  const held = heldWrites(answer, write, answer.action === "create" ? undefined : before, data);
  const thing = shownAfter(answer, [write, ...held], parameters, data) ?? write.thing ?? before;
  const shows = answer.holder?.entity ?? answer.entity;
  const row = shown && thing && data.things.shown(shows, thing, shown.row, asked.here?.at);
  const around =
    shown === undefined || row === undefined
      ? otherwise()
      : (shown.at.at(-1) === "0" ? madeAlike : madeAround)(operation, { ...shown, rows: row }, parameters, data);
  if (around.kind === "failure" || around.kind === "unservable") return around;
  const outcome =
    answer.action === "create" && answer.holder === undefined ? withBareKey(operation, around, write.key) : around;
  const location = asked.here && placeBelow(answer, write, asked.here);
  const headers = location === undefined ? outcome.headers : [...outcome.headers, ["Location", location] as const];
  const own = status === undefined ? {} : { status };
  const children = childrenOf(answer, write, parameters, { data, asked });
  const kept = [afterwards(answer, write, data), ...children, ...held];
  return { ...outcome, ...own, headers, writes: kept, version: write.thing && versionOf(write.thing) };
}

/** Whether the row was removed before, and the operation says so by a success. */
export function isGone(
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { things }: Pick<Data, "things">,
): boolean {
  if (answer.goneStatus === undefined || answer.key === undefined) return false;
  const key = soleOf(parameters.get(answer.key)) ?? null;
  const last = things.wasWritten(answer.entity, withinOf(answer.within, parameters), key);
  return last !== undefined && last.thing === undefined;
}

/** The outcome of a removal of what is gone: there is no row to show. */
function goneAgain(otherwise: () => Outcome, status: number): Outcome {
  const outcome = status === 204 ? ({ kind: "nothing", headers: [] } as const) : otherwise();
  return outcome.kind === "value" || outcome.kind === "nothing" ? { ...outcome, status } : outcome;
}

/** What writes of several rows come to: all are kept, or none is. The answer is that of the first. */
function together(outcomes: readonly Outcome[]): Outcome {
  const writes: ThingWrite[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === "failure" || outcome.kind === "unservable") return outcome;
    writes.push(...(outcome.writes ?? []));
  }
  const [first] = outcomes;
  if (first?.kind === "value" || first?.kind === "nothing") return { ...first, writes };
  throw new Error("Somebody writes at least one row.");
}

/** What whoever looks next finds of a row. */
function afterwards({ afterwards: then, entity }: WriteAnswer, write: ThingWrite, { things }: Data): ThingWrite {
  if (then === undefined || write.thing === undefined) return write;
  const sent = { members: then as JsonObject, sendable: new Set<string>() };
  const { thing, row } = things.change(entity, write.within, write.thing, sent, "merge");
  return { ...write, thing, row };
}

interface Written {
  readonly write: ThingWrite;
  /** The status, where it is not that of the success. */
  readonly status?: number | undefined;
}

interface Refused {
  readonly failure: FailureRule;
}

function writeOf(
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  data: Data,
  asked: Asked,
): Written | Refused {
  const { action, entity } = answer;
  const within = withinOf(answer.within, parameters);
  if (action === "create") {
    const write = data.things.create(entity, within, withSet(sentRow(answer, asked), answer), {
      mayConflict: answer.isConflictTold,
    });
    return write === undefined ? { failure: conflict } : { write };
  }
  const key = answer.key === undefined ? keyInBody(answer, asked, data) : (soleOf(parameters.get(answer.key)) ?? null);
  const found = data.things.item(entity, within, key);
  // What is put at the path of a list is in the list then.
  const isPut = action === "replace" && answer.key === undefined && data.things.keyOf(entity) !== undefined;
  const isMeant = (answer.createdStatus === undefined && !isPut) || asked.conditions?.match !== undefined;
  const before = isMeant || isThere(data.things, entity, within, key) ? found : undefined;
  const broken = brokenCondition(asked.conditions, before);
  const put = answer.createdStatus ?? (isGone(answer, parameters, data) ? answer.goneStatus : undefined);
  if (before === undefined && put === undefined && !isPut) return { failure: answer.missing };
  if (broken !== undefined) return { failure: broken };
  if (before !== undefined) return changeOf(answer, { before, within }, data, asked);
  const write = data.things.create(entity, within, sentRow(answer, asked), keyed(key));
  return write === undefined ? { failure: conflict } : { write, status: put };
}

function changeOf(
  answer: WriteAnswer,
  { before, within }: { readonly before: Thing; readonly within: Within },
  data: Data,
  asked: Asked,
): Written | Refused {
  const { action, entity, set, isDetached } = answer;
  if (action === "create" || action === "remove")
    return { write: { ...data.things.remove(entity, within, before), isDetached } };
  const isPatch = bareMediaType(asked.mediaType ?? "") === "application/json-patch+json";
  if (isPatch || hasSteps(answer, asked)) {
    const after = patched(before.value, answer, asked);
    if (after !== undefined)
      return unlessTaken(data.things, data.things.change(entity, within, before, after, "replace"));
    // Under another media type nobody has promised how steps that lead nowhere are taken.
    if (isPatch) return { failure: unfit };
  }
  const sent = sentRow(answer, asked);
  const own = set === undefined ? sent : withSet({ ...sent, members: membersOf(before, sent) }, answer);
  return unlessTaken(data.things, data.things.change(entity, within, before, own, action));
}

function unlessTaken(things: ThingData, write: ThingWrite): Written | Refused {
  return isTaken(things, write) ? { failure: conflict } : { write };
}

/** What the operation sets itself counts as sent. */
function withSet(sent: SentRow, { set }: WriteAnswer): SentRow {
  return set === undefined ? sent : { ...sent, members: { ...sent.members, ...(set as JsonObject) } };
}

/** Of what is sent with an action only what the row has is meant for the row. */
function membersOf({ value }: Thing, { members }: SentRow): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([name]) => Object.hasOwn(value, name)));
}

/** A row that the path does not name is named in the body. */
function keyInBody(answer: WriteAnswer, asked: Asked, data: Data): Value {
  const property = data.things.keyOf(answer.entity);
  return property === undefined ? "" : (sentRow(answer, asked).members[property] ?? null);
}

/** RFC 5789, section 2.2. */
const unfit: FailureRule = {
  status: 422,
  code: "Unprocessable Content",
  message: "The patch cannot be applied to the row",
  field: undefined,
};

/** A list where one row is asked for is a list of steps, in whatever media type. */
function hasSteps(answer: WriteAnswer, { body }: Asked): boolean {
  return Array.isArray(body) && answer.body.length === 0;
}

/** The row after a JSON Patch; undefined: it cannot be applied, or what comes of it is no row. */
function patched(row: JsonObject, { sendable }: WriteAnswer, { body }: Asked): SentRow | undefined {
  const after = patchedJson(row, plainJson(body ?? null));
  return after !== undefined && isJsonObject(after)
    ? { members: after, sendable: new Set([...sendable, ...Object.keys(row)]) }
    : undefined;
}
