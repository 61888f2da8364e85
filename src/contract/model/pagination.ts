import type { FailureRule } from "./contract.ts";

/** How a collection is asked for page by page (`x-standin-pagination`), by its `style`. */
export type Pagination = IteratorPagination | OffsetPagination | PageNumberPagination;

/** What a host's code looks at before it answers with a page, in the order that is usual. */
export const pageChecks = ["limit", "filters", "position", "owner"] as const;
export type PageCheck = (typeof pageChecks)[number];

/** What every style of paging says. */
interface PagedRows {
  /** The member of the answer that holds the rows; undefined: the answer is the list itself. */
  readonly items: string | undefined;
  readonly limit: PageLimit;
  /** The property that orders rows, and makes the position where there is one; unique in the collection; compared as bytes. */
  readonly key: string;
  readonly direction: "descending" | "ascending";
  /** In which order the host's code looks at a request; absent: the usual one. */
  readonly checks?: readonly PageCheck[];
}

/** The parameter that sets a page's size. */
export interface PageLimit {
  readonly parameter: string;
  /** Undefined: the documentation leaves it open. */
  readonly default: number | undefined;
  readonly minimum: number;
  readonly maximum: number;
  readonly exceeded: FailureRule;
}

/** A page continues behind a row's key: the answer gives the position, the next request sends it back. */
export interface IteratorPagination extends PagedRows {
  readonly style: "iterator";
  readonly items: string;
  /** The member that says there is no more. */
  readonly done: string;
  readonly iterator: {
    readonly parameter: string;
    readonly member: string;
    /** What every position begins with (after a turning sign); anything else is refused. */
    readonly prefix: string;
    readonly invalid: FailureRule;
    /** The sign that turns a walk round, e.g. `-`. */
    readonly turn: string | undefined;
  };
  /** A lower bound alone (no iterator, no upper bound) starts from that bound's end. */
  readonly lowerBoundStartsThere: boolean;
}

/** A request says how many rows to pass over. */
export interface OffsetPagination extends PagedRows {
  readonly style: "offset";
  /** The parameter that says how many. */
  readonly offset: { readonly parameter: string; readonly invalid: FailureRule };
  /** The member that says how many rows there are in all. */
  readonly total: string | undefined;
  /** The member that says whether more follow. */
  readonly more: string | undefined;
}

/** A request says which page it wants. */
export interface PageNumberPagination extends PagedRows {
  readonly style: "page";
  /** The parameter that says which; pages count from `first`. */
  readonly page: { readonly parameter: string; readonly first: number; readonly invalid: FailureRule };
  readonly total: string | undefined;
  readonly more: string | undefined;
}
