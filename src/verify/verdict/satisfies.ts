import type { Filter } from "../../contract/model/contract.ts";
import { instantOf } from "../../contract/model/scalar/instant.ts";

/** Where a row's value stands to what a filter was given. */
export type Standing = "satisfies" | "at the boundary" | "fails";

/**
 * How a row's value (as text; undefined when the row has none) stands to a filter's value.
 * "At the boundary" is said of dates that equal the bound: whether such a row is shown depends on the operator alone.
 */
export function standingOf(filter: Filter, given: string, value: string | undefined): Standing {
  if (value === undefined) return "fails";
  switch (filter.operator) {
    case "equals":
      return value === meaningOf(filter, given) ? "satisfies" : "fails";
    case "in":
      return given.split(",").some((one) => value === meaningOf(filter, one)) ? "satisfies" : "fails";
    default: {
      const [mine, bound] = [instantOf(value), instantOf(given)];
      if (mine === undefined || bound === undefined) return "fails";
      if (mine === bound) return "at the boundary";
      return mine > bound === isLowerBound(filter) ? "satisfies" : "fails";
    }
  }
}

/** Whether a filter shows rows that stand exactly at its bound. */
export function showsBoundary({ operator }: Filter): boolean {
  return operator === "onOrBefore" || operator === "onOrAfter";
}

/** Whether a filter shows what lies behind its value. */
export function isLowerBound({ operator }: Filter): boolean {
  return operator === "after" || operator === "onOrAfter";
}

/** Whether a filter shows what lies before its value. */
export function isUpperBound({ operator }: Filter): boolean {
  return operator === "before" || operator === "onOrBefore";
}

/** Whether a filter compares with its value, in whatever direction. */
export function isBound(filter: Filter): boolean {
  return isLowerBound(filter) || isUpperBound(filter);
}

/** What a filter's value stands for in a row. */
function meaningOf({ values }: Filter, given: string): string | undefined {
  return values === undefined ? given : values.get(given);
}
