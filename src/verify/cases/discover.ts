import { isSuccess, valueOf } from "../exchange/reply.ts";
import { atPath } from "../verdict/member.ts";
import { Blocked } from "../verdict/statement.ts";
import type { Ground, Script } from "./case.ts";
import { textOf } from "./page-view.ts";
import { combinationsOf, questionWith, unknownParameters } from "./plain-question.ts";

/** How many things are looked at to find values in. */
const most = 3;

/**
 * Finds values for parameters of which the target file says nothing, where the contract gives a way: a row that another
 * operation shows has the property by which this one looks it up.
 */
export function* discover(ground: Ground): Script<void> {
  const { operation, contract } = ground;
  if (operation.answer.kind !== "row" || unknownParameters(ground).length === 0) return;
  const { entity, by } = operation.answer;
  const siblings = contract.operations.filter(
    (other) => other !== operation && other.answer.kind === "row" && other.answer.entity === entity,
  );
  for (const sibling of siblings) {
    yield* lookInto({ ...ground, operation: sibling, known: new Map(), found: new Map() }, by, ground.found);
    if (unknownParameters(ground).length === 0) return;
  }
}

function* lookInto(sibling: Ground, by: ReadonlyMap<string, string>, found: Ground["found"]): Script<void> {
  for (const parameters of knownCombinations(sibling)) {
    const reply = yield questionWith(sibling, parameters);
    const { reading } = reply;
    if (!isSuccess(reply) || reading.kind !== "value") continue;
    for (const [parameter, path] of by) {
      const text = textOf(atPath(valueOf(reply), reading.type, path)?.value);
      if (text !== "") found.set(parameter, [...(found.get(parameter) ?? []), text]);
    }
  }
}

function knownCombinations(ground: Ground): ReturnType<typeof combinationsOf> {
  try {
    return combinationsOf(ground).slice(0, most);
  } catch (error) {
    if (error instanceof Blocked) return [];
    throw error;
  }
}

/** Whether there is something to find out: for the estimate of requests. */
export function discoveryRequests(ground: Ground): number {
  return ground.operation.answer.kind === "row" && unknownParameters(ground).length > 0 ? most : 0;
}
