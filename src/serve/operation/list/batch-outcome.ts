import type { FailureRule, Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Data } from "../../data/data.ts";
import { noWrites, type ThingWrite, withWrites, writtenThings } from "../../data/things/thing-write.ts";
import type { Asked } from "../here.ts";
import type { Outcome } from "../outcome.ts";
import { madeAround, withinOf } from "./list-outcome.ts";
import { conflict, sentRows } from "./sent-row.ts";

/** A longer list would hold up other requests. */
const mostRows = 1000;

/** RFC 9110, section 15.5.14. */
const tooMany: FailureRule = {
  status: 413,
  code: "Content Too Large",
  message: `at most ${mostRows} rows are created at once`,
  field: undefined,
};

/** Each row of a list created, all or none: each sees those before it. */
export function batchOutcome(
  operation: Operation,
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { data, asked, otherwise }: { readonly data: Data; readonly asked: Asked; readonly otherwise: () => Outcome },
): Outcome {
  const { entity, shown, isConflictTold: mayConflict } = answer;
  const within = withinOf(answer.within, parameters);
  const sent = sentRows(answer, asked.body);
  if (sent.length > mostRows) return { kind: "failure", failure: tooMany };
  const writes: ThingWrite[] = [];
  let before = noWrites;
  for (const row of sent) {
    const write = writtenThings(data.things, before).create(entity, within, row, { mayConflict });
    if (write === undefined) return { kind: "failure", failure: conflict };
    writes.push(write);
    before = withWrites(before, [write]);
  }
  const rows = shown && writes.map(({ thing }) => thing && data.things.shown(entity, thing, shown.row));
  const known = rows?.filter((row) => row !== undefined);
  const outcome =
    shown === undefined || known?.length !== writes.length
      ? otherwise()
      : madeAround(operation, { ...shown, rows: known }, parameters, data);
  if (outcome.kind === "failure" || outcome.kind === "unservable") return outcome;
  return { ...outcome, writes };
}
