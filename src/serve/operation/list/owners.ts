import type { Contract, Operation } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Data } from "../../data/data.ts";
import { ownersInPath, type PathOwner } from "../../data/things/owners-in-paths.ts";
import { soleOf, withinOf } from "./list-outcome.ts";
import { isGone } from "./write-outcome.ts";

const known = new WeakMap<Operation, readonly PathOwner[]>();

/**
 * Whether a row that the path goes through does not exist: then nothing below it does. Who creates something below a row
 * that was removed says that it is there again.
 */
export function lacksOwner(
  operation: Operation,
  contract: Contract,
  parameters: ReadonlyMap<string, Value>,
  { things }: Pick<Data, "things">,
): boolean {
  const owners = known.get(operation) ?? ownersInPath(operation, contract);
  known.set(operation, owners);
  const { answer } = operation;
  // What went before its owner did is gone all the same.
  if (answer.kind === "write" && answer.action === "remove" && isGone(answer, parameters, { things })) return false;
  return owners.some(({ entity, key, within }) => {
    const value = soleOf(parameters.get(key)) ?? null;
    const owner = withinOf(within, parameters);
    if (value === null || things.has(entity, owner, value)) return false;
    const isRemoved = things.wasWritten(entity, owner, value) !== undefined;
    return !isRemoved || !isMadeBelow(operation, parameters, things);
  });
}

/** Whether the operation creates what is below, or something was created there. */
function isMadeBelow({ answer }: Operation, parameters: ReadonlyMap<string, Value>, things: Data["things"]): boolean {
  if (answer.kind === "write" && answer.action === "create") return true;
  if (answer.kind !== "write" && answer.kind !== "list" && answer.kind !== "item") return false;
  const made = things.written(answer.entity, withinOf(answer.within, parameters));
  return made.some(({ isNew, thing }) => isNew && thing !== undefined);
}
