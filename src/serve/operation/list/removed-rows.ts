import { usualLimits } from "../../../limits.ts";
import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Data } from "../../data/data.ts";
import type { Asked } from "../here.ts";
import type { Outcome } from "../outcome.ts";
import { tooMany } from "./batch-outcome.ts";
import { chosenThings } from "./chosen-things.ts";
import { isSent, withinOf } from "./list-outcome.ts";

/** The rows of a list that filters keep are removed; where a request sends no filter, none is: it need not mean all. */
export function removedRows(
  operation: Operation,
  { entity, filters, rows, within: owners, missing }: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { data, asked, otherwise }: { readonly data: Data; readonly asked: Asked; readonly otherwise: () => Outcome },
): Outcome {
  const within = withinOf(owners, parameters);
  const list = data.things.list(entity, within);
  if (list === undefined) return { kind: "failure", failure: missing };
  const sent = new Map([...parameters].filter(([name]) => isSent(operation, name, asked.here)));
  const steps = chosenThings(
    list,
    { filters, order: undefined, row: rows },
    sent,
    (key) => data.things.item(entity, within, key),
    () => true,
  );
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const chosen = step.value;
  const outcome = otherwise();
  if (chosen === list || outcome.kind === "failure" || outcome.kind === "unservable") return outcome;
  const { batchItems } = asked.limits ?? usualLimits;
  if (chosen.size > batchItems) return { kind: "failure", failure: tooMany(batchItems) };
  const writes = Array.from({ length: chosen.size }, (_, index) => chosen.at(index)).flatMap((thing) =>
    thing === undefined ? [] : [data.things.remove(entity, within, thing)],
  );
  return { ...outcome, writes };
}
