import { CallerUnknown } from "../exchange/channel.ts";
import type { Question } from "../exchange/question.ts";
import { isSuccess, type Reply, valueOf } from "../exchange/reply.ts";
import { collectionRequests } from "./collection.ts";
import { hiddenRequests } from "./filters-hidden.ts";
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
    const reply = yield* askIfPossible(questionWith(sibling, parameters));
    if (reply === undefined || !isSuccess(reply) || reply.reading.kind !== "value") continue;
    const { reading } = reply;
    for (const [parameter, path] of by) {
      const text = textOf(atPath(valueOf(reply), reading.type, path)?.value);
      if (text !== "") found.set(parameter, [...(found.get(parameter) ?? []), text]);
    }
  }
}

/** Nobody can be found out about by somebody who cannot log in. */
function* askIfPossible(question: Question): Script<Reply | undefined> {
  try {
    return yield question;
  } catch (error) {
    if (error instanceof CallerUnknown) return undefined;
    throw error;
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

/** The most requests by which something is found out for several cases together: for the estimate of requests. */
export function discoveryRequests(ground: Ground): number {
  const { answer, pagination } = ground.operation;
  const values = answer.kind === "row" && unknownParameters(ground).length > 0 ? most : 0;
  const logins = [...ground.target.identities.values()].filter(
    ({ credentials }) => credentials.kind === "login",
  ).length;
  return values + logins + (pagination === undefined ? 0 : collectionRequests(ground) + hiddenRequests(ground));
}
