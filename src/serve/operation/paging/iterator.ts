import type { FailureRule, IteratorPagination } from "../../../contract/model/contract.ts";
import type { Condition } from "../../data/data.ts";
import type { Asked, PageStyle } from "./style.ts";

/** A page continues behind the position that the page before gave. */
export const iteratorStyle: PageStyle<IteratorPagination> = {
  beginning(pagination, asked) {
    const position = positionOf(pagination, asked);
    if ("status" in position) return position;
    const { from, turned } = position;
    const startsThere = from === undefined && pagination.lowerBoundStartsThere && hasLowerBoundAlone(asked.conditions);
    // A walk that rises begins at the lower end anyway.
    const rises = pagination.direction === "ascending" ? !turned : turned || startsThere;
    return { from, towards: rises ? "newer" : "older" };
  },
  /** The position of the last row shown, on the last page too; none on an empty one. */
  around: ({ done, iterator }, page) => ({ [done]: page.done, [iterator.member]: page.rows.at(-1)?.key ?? null }),
};

function positionOf(
  { iterator: { parameter, prefix, turn, invalid } }: IteratorPagination,
  { parameters }: Asked,
): { readonly from: string | undefined; readonly turned: boolean } | FailureRule {
  const given = parameters.get(parameter);
  if (typeof given !== "string") return { from: undefined, turned: false };
  let from = given;
  while (turn !== undefined && from.startsWith(turn)) from = from.slice(turn.length);
  return from.startsWith(prefix) ? { from, turned: from !== given } : invalid;
}

function hasLowerBoundAlone(conditions: readonly Condition[]): boolean {
  const operators = conditions.map(({ operator }) => operator);
  const lower = operators.some((operator) => operator === "after" || operator === "onOrAfter");
  return lower && !operators.some((operator) => operator === "before" || operator === "onOrBefore");
}
