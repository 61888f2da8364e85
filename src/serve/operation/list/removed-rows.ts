import { usualLimits } from "../../../limits.ts";
import type { ListFilter, Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import { inSlices } from "../../../contract/model/slices.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Data } from "../../data/data.ts";
import { keyText } from "../../data/things/thing.ts";
import type { Asked } from "../here.ts";
import type { Outcome } from "../outcome.ts";
import { tooMany } from "./batch-outcome.ts";
import { isToldCondition } from "./asked-conditions.ts";
import { chosenThings } from "./chosen-things.ts";
import { isSent, withinOf } from "./list-outcome.ts";

/** Operators of which it is sure what they keep: a range that is not understood keeps all rows. */
const sure: ReadonlySet<ListFilter["operator"]> = new Set(["equals", "contains", "keys"] as const);

/**
 * The rows of a list that filters keep are removed; where a request sends no filter, none is: it need not mean all. Nor is any by
 * a filter of which it is not sure what it keeps. A step for each row that is looked at.
 */
export function* removedRows(
  operation: Operation,
  { entity, filters, rows, within: owners, missing }: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { data, asked, otherwise }: { readonly data: Data; readonly asked: Asked; readonly otherwise: () => Outcome },
): Generator<undefined, Outcome> {
  const within = withinOf(owners, parameters);
  const list = data.things.list(entity, within);
  if (list === undefined) return { kind: "failure", failure: missing };
  const sent = new Map(
    [...(asked.query ?? parameters)].filter(
      ([name, value]) => isSent(operation, name, asked.here) && !/^\s*$/.test(keyText(value)),
    ),
  );
  const isUnsure = [...filters].some(
    ([name, { operator, property }]) =>
      sent.has(name) &&
      !sure.has(operator) &&
      (operator !== "conditions" || property === "*" || !isToldCondition(sent.get(name) ?? null)),
  );
  const outcome = yield* inSlices(otherwise);
  if (isUnsure || outcome.kind === "failure" || outcome.kind === "unservable") return outcome;
  const chosen = yield* chosenThings(
    list,
    { filters, order: undefined, row: rows },
    sent,
    (key) => data.things.item(entity, within, key),
    () => true,
  );
  if (chosen === list) return outcome;
  // From the list of an owner whom rows do not name: what other lists show of them stays.
  const isDetached = within.some(([property]) => property.startsWith("$"));
  const { batchItems } = asked.limits ?? usualLimits;
  if (chosen.size > batchItems) return { kind: "failure", failure: tooMany(batchItems) };
  const writes = Array.from({ length: chosen.size }, (_, index) => chosen.at(index)).flatMap((thing) =>
    thing === undefined ? [] : [{ ...data.things.remove(entity, within, thing), isDetached }],
  );
  return { ...outcome, writes };
}
