import type { FailureRule, Pagination } from "../../../contract/model/contract.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";
import type { Condition, Page, PageRequest } from "../../data/data.ts";

/** Where a page begins, and in which direction it goes on. */
export type Beginning = Pick<PageRequest, "from" | "skip" | "towards">;

/** One way in which collections are asked for page by page. */
export interface PageStyle<Style extends Pagination> {
  /** Where the page that a request asks for begins, or why it is refused. */
  beginning(pagination: Style, asked: Asked): Beginning | FailureRule;
  /** The members that stand beside the rows. */
  around(pagination: Style, page: Page, request: PageRequest): ObjectValue;
}

/** What a request asks, as far as it says where its page begins. */
export interface Asked {
  /** By the contract's names; what was not sent is absent. */
  readonly parameters: ReadonlyMap<string, Value>;
  readonly conditions: readonly Condition[];
  readonly limit: number;
}

/** From which end a walk begins that is not turned round. */
export function usualDirection({ direction }: Pick<Pagination, "direction">): PageRequest["towards"] {
  return direction === "ascending" ? "newer" : "older";
}

/** A whole number that a parameter holds; of 64 bits it is a bigint. Undefined: something else. */
export function wholeNumber(value: Value | undefined): number | undefined {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" && Number.isInteger(value) ? value : undefined;
}
