import { iteratorPaging } from "../../contract/model/paged-by.ts";
import type { Operation } from "../../contract/model/contract.ts";
import type { Value } from "../../contract/model/value.ts";
import { CallerUnknown } from "../exchange/channel.ts";
import type { Question } from "../exchange/question.ts";
import { isSuccess, type Reply, valueOf } from "../exchange/reply.ts";
import { findListedValues, listedRequests } from "./lookups/listed-values.ts";
import { collectionRequests } from "./list/collection.ts";
import { hiddenRequests } from "./list/hidden-views.ts";
import { atPath, type TypedValue, memberOf } from "../verdict/member.ts";
import { Blocked } from "../verdict/statement.ts";
import type { Ground, Script } from "./case.ts";
import { scalarText } from "../verdict/scalar-text.ts";
import { combinationsOf, questionWith, unknownParameters } from "./answers/baseline-question.ts";

/** How many things are looked at to find values in, and how many rows of a page are taken. */
const most = 3;

/**
 * Finds values for parameters of which the target file says nothing, where the contract gives a way: a row that another
 * operation shows, alone or in a page, has the property by which this one looks it up.
 */
export function* discover(ground: Ground): Script<void> {
  const { operation } = ground;
  if (ground.promises.isOrdinary) yield* findListedValues(ground);
  if (operation.answer.kind !== "row" || unknownParameters(ground).length === 0) return;
  const { by } = operation.answer;
  for (const sibling of siblingsOf(ground)) {
    yield* lookInto({ ...ground, operation: sibling, known: new Map(), found: new Map() }, by, ground.found);
    if (unknownParameters(ground).length === 0) return;
  }
}

/** The operations that show rows of the same entity: those that show one before those that show pages. */
function siblingsOf({ operation, contract }: Ground): readonly Operation[] {
  const { answer } = operation;
  if (answer.kind !== "row") return [];
  const ofKind = (kind: "row" | "page"): readonly Operation[] =>
    contract.operations.filter(
      (other) => other !== operation && other.answer.kind === kind && other.answer.entity === answer.entity,
    );
  // A page shows its rows by their key; what else names one may name others, too.
  const pages = ofKind("page").filter(({ pagination }) =>
    [...answer.by.values()].every((path) => path === pagination?.key),
  );
  return [...ofKind("row"), ...pages];
}

function* lookInto(sibling: Ground, by: ReadonlyMap<string, string>, found: Ground["found"]): Script<void> {
  for (const parameters of knownCombinations(sibling)) {
    const reply = yield* askIfPossible(questionWith(sibling, parameters));
    if (reply === undefined || !isSuccess(reply)) continue;
    for (const { value, type } of rowsIn(reply, sibling)) {
      for (const [parameter, path] of by) {
        const text = scalarText(atPath(value, type, path)?.value);
        if (text !== "") found.set(parameter, [...(found.get(parameter) ?? []), text]);
      }
    }
  }
}

/** The row that a reply shows, or the first ones of its page. */
function rowsIn(reply: Reply, { operation }: Ground): readonly TypedValue[] {
  const pagination = iteratorPaging(operation);
  const value = valueOf(reply);
  if (reply.parsed.kind !== "value" || value === undefined) return [];
  const { type } = reply.parsed;
  if (pagination === undefined) return [{ value, type }];
  const items = memberOf(value, type, pagination.items);
  if (items?.type.kind !== "list" || !Array.isArray(items.value)) return [];
  const item = items.type.item.type;
  return (items.value as readonly Value[]).slice(0, most).map((row) => ({ value: row, type: item }));
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
  const pagination = iteratorPaging(ground.operation);
  const siblings = siblingsOf(ground).length;
  const values = siblings > 0 && unknownParameters(ground).length > 0 ? siblings * most : 0;
  const logins = [...ground.target.identities.values()].filter(
    ({ credentials }) => credentials.kind === "login",
  ).length;
  const listed = ground.promises.isOrdinary ? listedRequests(ground) : 0;
  return (
    values + logins + listed + (pagination === undefined ? 0 : collectionRequests(ground) + hiddenRequests(ground))
  );
}
