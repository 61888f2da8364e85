import type { Filter, Parameter } from "../../../contract/model/contract.ts";
import type { ObjectValue } from "../../../contract/model/value.ts";
import { type Given, withParameters } from "../../exchange/question.ts";
import { atPath } from "../../verdict/member.ts";
import { isLowerBound, standingOf, showsBoundary } from "../../verdict/satisfies.ts";
import type { Check } from "../../verdict/check.ts";
import type { Ground, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import type { Collection } from "./collection.ts";
import { filterKinds } from "./filter-checks.ts";
import { paginationOf } from "./page-view.ts";
import { scalarText } from "../../verdict/scalar-text.ts";
import { keysOf, type Walk, walkPages } from "./walk-pages.ts";

/** A parameter that narrows the list. */
export type FilterParameter = Parameter & { readonly filter: Filter };

/** The filters of an operation whose property the rows show, and those whose property they hide. */
export function filtersOf({ operation, contract }: Ground): {
  readonly shown: readonly FilterParameter[];
  readonly hidden: readonly FilterParameter[];
} {
  const filters = operation.parameters.filter(
    (parameter): parameter is FilterParameter => parameter.filter !== undefined,
  );
  const entity = operation.answer.kind === "page" ? contract.entities.get(operation.answer.entity) : undefined;
  const isHidden = ({ filter }: FilterParameter): boolean => entity?.hidden.has(filter.property) === true;
  return { shown: filters.filter((one) => !isHidden(one)), hidden: filters.filter(isHidden) };
}

/** The value of a row by which a filter judges it, as text; undefined when the row has none. */
export function filteredValue(
  filter: Filter,
  row: ObjectValue,
  { rowType }: Pick<Collection, "rowType">,
): string | undefined {
  const found = atPath(row, rowType, filter.property)?.value;
  return found === null || found === undefined ? undefined : scalarText(found);
}

/** The different values that rows show for a filter, the most frequent first. */
export function valuesShown(filter: Filter, collection: Collection): readonly string[] {
  const counts = new Map<string, number>();
  for (const row of collection.rows) {
    const value = filteredValue(filter, row, collection);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** Asks for the list narrowed by these parameters, in the ordinary direction, with the largest pages. */
export function* narrowed(
  ground: Ground,
  collection: Collection,
  given: readonly Given[],
  mostPages = 3,
): Script<Walk> {
  const { limit } = paginationOf(ground);
  const question = withParameters(collection.question, given);
  return yield* walkPages(ground, question, { limit: limit.maximum, mostPages, shortIsEnd: true });
}

/** The keys of the rows that all these conditions show. */
export function keysShownBy(
  collection: Collection,
  conditions: readonly (readonly [Filter, string])[],
): readonly string[] {
  return collection.keys.filter((_, index) => {
    const row = collection.rows[index];
    return (
      row !== undefined &&
      conditions.every(([filter, given]) => isShown(filter, given, filteredValue(filter, row, collection)))
    );
  });
}

/** Whether a filter shows a row with this value. */
export function isShown(filter: Filter, given: string, value: string | undefined): boolean {
  const standing = standingOf(filter, given, value);
  return standing === "satisfies" || (standing === "at the boundary" && showsBoundary(filter));
}

/** As much of what is expected as a walk that was cut short can have shown. */
export function reachable(expected: readonly string[], walk: Walk, collection: Collection): readonly string[] {
  if (walk.ended === "end") return expected;
  const reached = collection.keys.indexOf(keysOf(walk).at(-1) ?? "");
  return expected.filter((key) => collection.keys.indexOf(key) <= reached);
}

/** Whether a filter alone, as a lower bound, turns the page to its own end. */
export function startsThere(ground: Ground, filter: Filter): boolean {
  return turnsAtLowerBound(ground) && isLowerBound(filter);
}

/** Whether a lower bound alone turns the page to its own end; a list that rises begins there anyway. */
export function turnsAtLowerBound(ground: Ground): boolean {
  const { lowerBoundStartsThere, direction } = paginationOf(ground);
  return lowerBoundStartsThere && direction === "descending";
}

/** The check of what a page under a filter says of itself. */
export function endCheck(parameter: FilterParameter): Check {
  const { name } = parameter;
  return checkOf(
    filterKinds.end,
    `filters/${name}/end`,
    `a page under ${name} says whether it is the last page, and its position`,
    parameter,
  );
}
