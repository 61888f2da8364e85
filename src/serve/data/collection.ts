import type { Value } from "../../contract/model/value.ts";
import type { Page, PageRequest, Row } from "./data.ts";

/** The rows of one owner, in the order of their keys. Pure: the same request gives the same page. */
export interface Collection {
  page(request: PageRequest): Page;
}

/** Rows that are looked up one by one. */
export interface Lookup {
  /** The row whose properties (by path) equal the values given; undefined when there is none. */
  find(by: ReadonlyMap<string, Value>): Row | undefined;
}

/** An owner without rows. */
export const emptyCollection: Collection = { page: () => ({ rows: [], done: true }) };
