import type { Contract, FailureRule, Filter, Operation, Pagination } from "../../contract/model/contract.ts";
import type { Value } from "../../contract/model/value.ts";
import type { Condition, PageRequest } from "../data/data.ts";

type Parameters = ReadonlyMap<string, Value>;

/** A page where neither the contract nor a scenario says how long one is. */
const usualSize = 50;

/**
 * What a request asks of a collection, or why it is refused: limit first, then filters in declared order, then the
 * iterator.
 * @param pageSize how many rows a scenario gives a page whose contract does not say
 */
export function pageRequest(
  operation: Operation,
  pagination: Pagination,
  parameters: Parameters,
  pageSize?: number,
): PageRequest | FailureRule {
  const { minimum, maximum } = pagination.limit;
  const open = pageSize ?? Math.max(minimum, Math.min(maximum, usualSize));
  const limit = parameters.get(pagination.limit.parameter) ?? pagination.limit.default ?? open;
  if (typeof limit !== "number" || limit < minimum || limit > maximum) return pagination.limit.exceeded;
  const conditions = conditionsOf(operation, parameters);
  if ("status" in conditions) return conditions;
  const position = positionOf(pagination, parameters);
  if ("status" in position) return position;
  const startsThere =
    position.from === undefined && pagination.lowerBoundStartsThere && hasLowerBoundAlone(conditions.all);
  // A walk that rises begins at the lower end anyway.
  const rises = pagination.direction === "ascending" ? !position.turned : position.turned || startsThere;
  return { limit, conditions: conditions.all, from: position.from, towards: rises ? "newer" : "older" };
}

/** Tells a refusal from a page request. */
export function isRefused(request: PageRequest | FailureRule): request is FailureRule {
  return "status" in request;
}

function positionOf(
  pagination: Pagination,
  parameters: Parameters,
): { from: string | undefined; turned: boolean } | FailureRule {
  const { parameter, prefix, turn, invalid } = pagination.iterator;
  const given = parameters.get(parameter);
  if (typeof given !== "string") return { from: undefined, turned: false };
  let from = given;
  while (turn !== undefined && from.startsWith(turn)) from = from.slice(turn.length);
  return from.startsWith(prefix) ? { from, turned: from !== given } : invalid;
}

function conditionsOf(operation: Operation, parameters: Parameters): { all: Condition[] } | FailureRule {
  const all: Condition[] = [];
  for (const { name, filter } of operation.parameters) {
    const given = parameters.get(name);
    if (filter === undefined || given === undefined || given === null) continue;
    const value = comparedWith(filter, given);
    if (value === undefined) {
      if (filter.unknown === undefined) continue;
      return filter.unknown;
    }
    // An empty list asks for nothing in particular: the recorded hosts answer as without the parameter.
    if (Array.isArray(value) && value.length === 0) continue;
    all.push({ property: filter.property, operator: filter.operator, value });
  }
  return { all };
}

function comparedWith({ values }: Filter, given: Value): Value | undefined {
  if (values === undefined) return given;
  if (typeof given === "string" || typeof given === "number" || typeof given === "bigint")
    return values.get(String(given));
  return undefined;
}

function hasLowerBoundAlone(conditions: readonly Condition[]): boolean {
  const operators = conditions.map(({ operator }) => operator);
  const lower = operators.some((operator) => operator === "after" || operator === "onOrAfter");
  return lower && !operators.some((operator) => operator === "before" || operator === "onOrBefore");
}

/** The parameter of a page operation that names whose rows are asked for. */
export function ownerParameter(contract: Contract, entity: string): string | undefined {
  return contract.entities.get(entity)?.parent?.parameter;
}
