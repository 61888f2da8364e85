import { usualLimits } from "../../../limits.ts";
import type { FailureRule, Operation, SchemaSource, WriteAnswer } from "../../../contract/model/contract.ts";
import { inSlices } from "../../../contract/model/slices.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Json } from "../../../generate/json.ts";
import type { Data } from "../../data/data.ts";
import type { Lead, ThingData, Within } from "../../data/things/thing.ts";
import { WritesUnderWay, writtenThings } from "../../data/things/thing-write.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Asked } from "../here.ts";
import type { Outcome } from "../outcome.ts";
import { madeAlike, madeAround, withinOf } from "./list-outcome.ts";
import { conflict, isTaken, isThere, keyed, type SentOfMany, sentRows } from "./sent-row.ts";

/** A longer list would hold up other requests (RFC 9110, section 15.5.14). */
export function tooMany(most: number): FailureRule {
  return {
    status: 413,
    code: "Content Too Large",
    message: `at most ${most} rows are written at once`,
    field: undefined,
  };
}

/** Each of several rows written, all or none: each sees those before it. A step for each of them. */
export function* batchOutcome(
  operation: Operation,
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { data, asked, otherwise }: { readonly data: Data; readonly asked: Asked; readonly otherwise: () => Outcome },
): Generator<undefined, Outcome> {
  const { entity, shown, isEach } = answer;
  const within = withinOf(answer.within, parameters);
  const sent = sentRows(answer, asked.body, data.things.keyOf(entity));
  const { batchItems } = asked.limits ?? usualLimits;
  if (sent.length > batchItems) return { kind: "failure", failure: tooMany(batchItems) };
  const writes: ThingWrite[] = [];
  const before = new WritesUnderWay();
  const things = writtenThings(data.things, before.writes);
  for (const row of sent) {
    // What names no row changes none.
    if (isNameless(answer, row)) continue;
    const write = yield* inSlices(() => writeOf(answer, within, row, things));
    if ("failure" in write) return { kind: "failure", failure: write.failure };
    writes.push(write);
    before.add(write);
    yield;
  }
  const rows = shown && (yield* shownRows(writes, shown.row, data, asked.here?.at));
  const outcome = yield* inSlices(() =>
    shown === undefined || rows === undefined
      ? otherwise()
      : (isEach ? madeAround : madeAlike)(operation, { ...shown, rows }, parameters, data),
  );
  if (outcome.kind === "failure" || outcome.kind === "unservable") return outcome;
  return { ...outcome, writes };
}

function isNameless({ action }: WriteAnswer, { key }: SentOfMany): boolean {
  return (action === "merge" || action === "remove") && (key === undefined || key === null);
}

function writeOf(
  { action, entity, isConflictTold: mayConflict, missing }: WriteAnswer,
  within: Within,
  { key, row }: SentOfMany,
  things: ThingData,
): ThingWrite | { readonly failure: FailureRule } {
  const named = action === "create" ? undefined : (key ?? undefined);
  const isPut = action === "replace" && (named === undefined || !isThere(things, entity, within, named));
  // A list that is put says what there is: what was not there is there then.
  if (action === "create" || isPut)
    return things.create(entity, within, row, { mayConflict, ...keyed(named) }) ?? { failure: conflict };
  const before = named === undefined ? undefined : things.item(entity, within, named);
  if (before === undefined) return { failure: missing };
  if (action === "remove") return things.remove(entity, within, before);
  const write = things.change(entity, within, before, row, action);
  return isTaken(things, write) ? { failure: conflict } : write;
}

/** The rows as the answer shows them, of what was removed what it was; undefined: one of them cannot be shown. */
function* shownRows(
  writes: readonly ThingWrite[],
  schema: SchemaSource,
  { things }: Data,
  lead: Lead | undefined,
): Generator<undefined, readonly Json[] | undefined> {
  const rows: Json[] = [];
  for (const { entity, key, thing, row } of writes) {
    const whole = thing ?? { key, value: row, place: "", isWhole: true };
    const shown = yield* inSlices(() => things.shown(entity, whole, schema, lead));
    if (shown === undefined) return undefined;
    rows.push(shown);
    yield;
  }
  return rows;
}
