import type { SchemaSource } from "../../contract/model/contract.ts";
import type { Made } from "../../generate/generator.ts";
import type { AnswerDirection } from "../../generate/make/maker.ts";
import type { Known } from "../../generate/make/known.ts";
import type { ThingData } from "./things/thing.ts";
import type { Type } from "../../contract/model/type.ts";
import type { ObjectValue, Value } from "../../contract/model/value.ts";

/** A row: what is shown, and what is only filtered by. */
export interface Row {
  /** Its position in the collection's order (`Pagination.key`), e.g. `atmpt_…`. */
  readonly key: string;
  readonly value: ObjectValue;
  readonly hidden: ObjectValue;
}

/** One condition on rows, from a filter parameter that was given. */
export interface Condition {
  readonly property: string;
  readonly operator: "equals" | "in" | "before" | "onOrBefore" | "after" | "onOrAfter";
  /** The value compared with; for `in`, a list. Dates as canonical `datetime` values. */
  readonly value: Value;
}

/** What is asked of a collection: rows behind a bound (exclusive), or behind a number of them. */
export interface PageRequest {
  readonly limit: number;
  /** Rows strictly older (`towards: "older"`) or newer than this key; absent: from that end. */
  readonly from: string | undefined;
  /** How many rows that meet the conditions are passed over before the first one; absent: none. */
  readonly skip?: number;
  readonly towards: "older" | "newer";
  readonly conditions: readonly Condition[];
}

/** Rows newest first, whichever way they were walked (a page that rises is turned round where it is answered), and whether none remain in the direction asked. */
export interface Page {
  readonly rows: readonly Row[];
  readonly done: boolean;
  /** How many rows meet the conditions, on all pages together: known for requests with `skip`, where counting costs no more than the page. */
  readonly total?: number | undefined;
}

/** What a stand-in knows: pure functions of contract, scenario, seed and clock. */
export interface Data {
  /** A page of the rows of `entity` that belong to `owner` (the parent's id); undefined: there is no such owner. */
  page(entity: string, owner: string, request: PageRequest): Page | undefined;
  /** Whether there is such an owner: whether `page` gives a page. Makes no row. */
  hasOwner(entity: string, owner: string): boolean;
  /** The row whose properties (by path, e.g. `Subscription.Event`) all equal the values given. */
  find(entity: string, by: ReadonlyMap<string, Value>): Row | undefined;
  /** How many rows a page of `entity` has where neither request nor contract says; undefined: not set. */
  pageSize?(entity: string): number | undefined;
  /** A value of a type, made up from the seed and a place of its own (any text). */
  make(type: Type, place: string): Value;
  /**
   * A value that a schema allows, made up in the same way.
   * @param known what it is made around
   * @param direction `refusal`: it may tell of errors. Default: `response`
   */
  makeFrom(source: SchemaSource, place: string, known?: Known, direction?: AnswerDirection): Made;
  /** Rows of entities whose values are JSON's own. */
  readonly things: ThingData;
}
