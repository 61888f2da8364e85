import type { FailureRule, SchemaSource } from "./contract.ts";

/** A list of the rows of an entity whose values are JSON's own (`x-standin-answer: { list: … }`). */
export interface ListAnswer {
  readonly kind: "list";
  readonly entity: string;
  /** Where the rows stand in the answer, member by member; empty: the answer is the list. */
  readonly at: readonly string[];
  /** Where each element of that list holds its row, member by member; empty: the element is the row. */
  readonly inside: readonly string[];
  /** The parameters that say whose rows are meant, each with the property of a row that says so; `$name`: no property does. */
  readonly within: ReadonlyMap<string, string>;
  /** What the answer says again of the request: parameter → the member that says it. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  readonly paging: ListPaging;
  /** What else the answer tells of the page: pointer → fact. */
  readonly told: readonly (readonly [at: readonly string[], fact: PageFact])[];
  /** Response headers that tell of the page. */
  readonly headers: ReadonlyMap<string, PageFact>;
  readonly filters: ReadonlyMap<string, ListFilter>;
  readonly order: ListOrder | undefined;
  /** The parameters that choose which members rows show. */
  readonly members: ReadonlyMap<string, MemberChoice>;
  /** The schema of one row here, that of the element that holds it, and that of the whole answer. */
  readonly row: SchemaSource;
  readonly element: SchemaSource;
  readonly schema: SchemaSource;
  readonly missing: FailureRule;
}

/** One row of such an entity (`x-standin-answer: { item: … }`). */
export interface ItemAnswer {
  readonly kind: "item";
  readonly entity: string;
  readonly at: readonly string[];
  readonly within: ReadonlyMap<string, string>;
  readonly asked: ListAnswer["asked"];
  readonly members: ListAnswer["members"];
  /** The parameter that names the row; undefined: there is one of each owner. */
  readonly key: string | undefined;
  readonly row: SchemaSource;
  readonly schema: SchemaSource;
  readonly missing: FailureRule;
}

export const pagingStyles = ["all", "offset", "page", "cursor", "after", "time", "link"] as const;

/**
 * How a list is asked for in parts:
 * - `all`: not at all · `offset`: behind so many rows · `page`: by number
 * - `cursor`: behind a position that the page before told · `after`: behind the row of an id
 * - `time`: by a time that the page before told
 * - `link`: by the addresses that the page before told
 */
export interface ListPaging {
  readonly style: (typeof pagingStyles)[number];
  /** The parameter that says where a page begins; undefined: the style needs none. */
  readonly parameter: string | undefined;
  /** What addresses call it. */
  readonly inAddresses: string | undefined;
  /** The parameter that names the row before which a page ends. */
  readonly before: string | undefined;
  /** The parameter that says how many rows come before the page, beside the one of the style. */
  readonly offset: string | undefined;
  /** The number of the first page, or of the first row. */
  readonly first: number;
  readonly limit: string | undefined;
  /** The parameter that says up to which row a page goes, by the number of the last one, or of the one behind it. */
  readonly end: { readonly parameter: string; readonly isIncluded: boolean } | undefined;
  /** How many rows a page has that no request says; undefined: the usual number. */
  readonly usual: number | undefined;
  /** No request may ask for fewer rows. */
  readonly fewest: number;
  readonly most: number | undefined;
  /** Whether a page of no rows can be asked for: the parameter takes a nought, and nothing says that it means another size. */
  readonly takesNone: boolean;
  /** Of a parameter named here the others that are spelled a little otherwise, `NextToken` beside `next-token`: they say the same. */
  readonly twins: ReadonlyMap<string, readonly string[]>;
  /** A position is a number, since its parameter takes no other. */
  readonly isNumbered: boolean;
  /** Whether no request can do without the parameter: addresses of the first page have it too. */
  readonly isRequired: boolean;
  /** A position that a page tells has at least so many characters, so that the parameter takes it. */
  readonly tokenLength: number;
  /** No position is a higher number: neither its parameter takes one nor the members that tell the next one. Infinity: nothing says so. */
  readonly highest: number;
  /** Each page tells a number as the next position, the last one too: its schema knows no other way. */
  readonly isAlwaysTold: boolean;
  /** Whether the parameter takes a position. */
  takes(position: string | number): boolean;
  /** The parameter in addresses that lead on, where `parameter` is undefined. */
  readonly link: string;
}

export const pageFacts = [
  "total",
  "pages",
  "page",
  "limit",
  "offset",
  "lastOffset",
  "count",
  "more",
  "earlier",
  "done",
  "next",
  "previous",
  "first",
  "last",
  "nextLink",
  "previousLink",
  "firstLink",
  "lastLink",
  "selfLink",
  "links",
  "firstRow",
  "lastRow",
  "address",
  "numbered",
  "empty",
  "inParts",
  "all",
  "sorted",
] as const;

/**
 * A fact about a page: counts (`total`, `pages`, `count`: rows on this one), what was asked (`page`, `limit`, `offset`),
 * the place of the last row as `offset` counts (`lastOffset`), whether rows follow (`more`, `done`) or come before (`earlier`), positions (`next`, `previous`, `first`, `last`), whole
 * addresses (`nextLink`…), or all of those as a `Link` header has them (RFC 8288); the numbers of its rows among all of them
 * (`firstRow`, `lastRow`), the `address` of the list, the links of a bar of pages (`numbered`), whether it has no rows (`empty`)
 * and whether it is asked for in parts (`inParts`); how many rows there are before any filter (`all`), and whether an order is
 * asked for (`sorted`).
 */
export type PageFact = (typeof pageFacts)[number];

export const filterOperators = [
  "equals",
  "contains",
  "before",
  "onOrBefore",
  "after",
  "onOrAfter",
  "keys",
  "search",
  "conditions",
] as const;

export interface ListFilter {
  readonly property: string;
  readonly operator: (typeof filterOperators)[number];
  /** Whether the property has one of several words, though its schema does not say so. */
  readonly isWord?: true;
  /** Where no row meets it, it narrows nothing. */
  readonly isLoose?: true;
}

export const memberChoices = ["only", "without", "with"] as const;

/** Rows show those members alone that a parameter names, all but those, or of `names` those that it names. */
export interface MemberChoice {
  readonly choice: (typeof memberChoices)[number];
  readonly names: readonly string[];
}

/** The parameter that names a property to sort by, and the one that says which way; a `-` before the name turns it round. */
export interface ListOrder {
  readonly parameter: string;
  readonly direction: string | undefined;
  /** The property that is sorted by where the parameter says the way alone. */
  readonly property?: string | undefined;
}
