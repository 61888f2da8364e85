import type { FailureRule, Filter, Operation, PageLimit, Pagination } from "../../../contract/model/contract.ts";
import { pageChecks, type PageCheck } from "../../../contract/model/pagination.ts";
import { listOfRows, RowValues } from "../../../contract/model/row-values.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";
import type { Condition, Page, PageRequest } from "../../data/data.ts";
import { iteratorStyle } from "./iterator.ts";
import { offsetStyle } from "./offset.ts";
import { pageNumberStyle } from "./page-number.ts";
import { type Asked, type Beginning, wholeNumber } from "./style.ts";

type Parameters = ReadonlyMap<string, Value>;

/** A page where neither the contract nor a scenario says how long one is. */
const usualSize = 50;

/**
 * What a request asks of a collection, or why it is refused: looked at in the order that the contract says, filters in
 * declared order.
 * @param pageSize how many rows a scenario gives a page whose contract does not say
 * @param missing the refusal where the owner of the rows does not exist; asked only when it is its turn
 */
export function pageRequest(
  operation: Operation,
  pagination: Pagination,
  parameters: Parameters,
  { pageSize, missing }: { readonly pageSize?: number | undefined; readonly missing: () => FailureRule | undefined },
): PageRequest | FailureRule {
  const limit = limitOf(pagination.limit, parameters, pageSize);
  const conditions = conditionsOf(operation, parameters);
  const known = "status" in conditions ? [] : conditions.all;
  const beginning = beginningOf(pagination, { parameters, conditions: known, limit: limit ?? 0 });
  const refusals: Readonly<Record<PageCheck, () => FailureRule | undefined>> = {
    limit: () => (limit === undefined ? pagination.limit.exceeded : undefined),
    filters: () => ("status" in conditions ? conditions : undefined),
    position: () => ("status" in beginning ? beginning : undefined),
    owner: missing,
  };
  const checks = pagination.checks ?? pageChecks;
  // At the end the page itself says whether there is an owner.
  for (const check of checks.at(-1) === "owner" ? checks.slice(0, -1) : checks) {
    const refusal = refusals[check]();
    if (refusal !== undefined) return refusal;
  }
  // None is a refusal any more.
  return { limit: limit ?? 0, conditions: known, ...(beginning as Beginning) };
}

/** Tells a refusal from a page request. */
export function isRefused(request: PageRequest | FailureRule): request is FailureRule {
  return "status" in request;
}

/** The answer that holds a page: its rows in the member that the contract names, with what stands beside them; or the list itself. */
export function pageAnswer(pagination: Pagination, page: Page, request: PageRequest): Value {
  const rows = pagination.direction === "ascending" ? page.rows.toReversed() : page.rows;
  const values = rows.every((row) => row instanceof RowValues) ? listOfRows(rows) : rows.map((row) => row.value);
  if (pagination.items === undefined) return values;
  return { [pagination.items]: values, ...around(pagination, { ...page, rows }, request) };
}

// One entry for each style: a new one is one more file.
function beginningOf(pagination: Pagination, asked: Asked): Beginning | FailureRule {
  switch (pagination.style) {
    case "iterator":
      return iteratorStyle.beginning(pagination, asked);
    case "offset":
      return offsetStyle.beginning(pagination, asked);
    case "page":
      return pageNumberStyle.beginning(pagination, asked);
  }
}

function around(pagination: Pagination, page: Page, request: PageRequest): ObjectValue {
  switch (pagination.style) {
    case "iterator":
      return iteratorStyle.around(pagination, page, request);
    case "offset":
      return offsetStyle.around(pagination, page, request);
    case "page":
      return pageNumberStyle.around(pagination, page, request);
  }
}

/** Undefined: what was sent is no whole number between the least and the most. */
function limitOf(
  { parameter, default: usual, minimum, maximum }: PageLimit,
  parameters: Parameters,
  pageSize: number | undefined,
): number | undefined {
  const open = pageSize ?? Math.max(minimum, Math.min(maximum, usualSize));
  const given = parameters.get(parameter) ?? null;
  const limit = given === null ? (usual ?? open) : wholeNumber(given);
  return limit === undefined || limit < minimum || limit > maximum ? undefined : limit;
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
