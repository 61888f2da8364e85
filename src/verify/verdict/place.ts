import type { FormatName } from "../../contract/model/host.ts";

/**
 * Where a deviation is, as data: what it is compared by, and made smaller by. `report/place-text.ts` alone says it in words.
 */
export type Place =
  | { readonly kind: "connection" }
  | { readonly kind: "time" }
  | { readonly kind: "status" }
  /** Of several `Set-Cookie`, the one of this cookie. */
  | { readonly kind: "header"; readonly name: string; readonly cookie?: string }
  /** The text of the body: in one of its formats, or from a character on. */
  | { readonly kind: "body"; readonly format?: FormatName; readonly character?: number }
  /** In the value that the body holds, by a JSON pointer; it may lead to where something should be. */
  | { readonly kind: "value"; readonly pointer: string }
  /** The same by names of members, in whatever format: `Subscription.Event`. */
  | { readonly kind: "property"; readonly path: string }
  | { readonly kind: "error"; readonly part: ErrorPart }
  | { readonly kind: "page"; readonly page?: PageName; readonly part?: "done" | "iterator" }
  | RowPlace
  /** A row by its key, on whatever page; with the bound of a filter at which it stands. */
  | { readonly kind: "key"; readonly key: string; readonly bound?: string }
  /** The rows that filters show. */
  | { readonly kind: "rows"; readonly under: readonly FilterCondition[] }
  /** A walk from page to page: with pages of so many rows (undefined: the largest), or under filters. */
  | { readonly kind: "walk"; readonly size?: number; readonly under?: readonly FilterCondition[] };

/** A row by its number, or what it shows: a property, or a place in it. */
export interface RowPlace {
  readonly kind: "row";
  readonly number: number;
  readonly page?: PageName;
  readonly property?: string;
  readonly pointer?: string;
}

/** The parts of an error, whatever the envelope calls them. */
export type ErrorPart = "code" | "message" | "field" | "stack trace" | "list" | "entry message" | "entry meta";

/** A filter and what it was given; a value may be left open. */
export type FilterCondition = readonly [name: string, value?: string];

/** Which page of a list, by as much as tells it. */
export interface PageName {
  readonly number?: number;
  /** How many rows were asked for. */
  readonly size?: number;
  /** The key of the row behind which it begins. */
  readonly after?: string;
  /** The key of the row before which it ends. */
  readonly before?: string;
  readonly at?: "turned" | "end";
  readonly under?: readonly FilterCondition[];
}

/** Whether two places are one to a reader who does not count: in whatever row, on whatever page, at whatever value. */
export function isSamePlace(one: Place, other: Place): boolean {
  return JSON.stringify(essenceOf(one)) === JSON.stringify(essenceOf(other));
}

/** Whether a place lies in the value at another one. What is wrong with a body as a whole holds no other place. */
export function isInside(one: Place, other: Place): boolean {
  if (one.kind !== "value" || other.kind !== "value" || other.pointer === "") return false;
  return withoutIndexes(one.pointer).startsWith(`${withoutIndexes(other.pointer)}/`);
}

/** What of a place does not depend on what is counted. */
function essenceOf(place: Place): readonly (string | undefined)[] {
  switch (place.kind) {
    case "header":
      return [place.kind, place.name.toLowerCase(), place.cookie];
    case "body":
      return [place.kind, place.format];
    case "value":
      return [place.kind, withoutIndexes(place.pointer)];
    case "property":
      return [place.kind, place.path];
    case "error":
      return [place.kind, place.part];
    case "page":
      return [place.kind, place.part];
    case "row":
      return [place.kind, place.property, place.pointer && withoutIndexes(place.pointer)];
    case "rows":
      return [place.kind, ...place.under.map(([name]) => name)];
    case "connection":
    case "time":
    case "status":
    case "key":
    case "walk":
      return [place.kind];
  }
}

/** A JSON pointer (RFC 6901) with a star for every item of a list. */
function withoutIndexes(pointer: string): string {
  return pointer
    .split("/")
    .map((token) => (/^\d+$/.test(token) ? "*" : token))
    .join("/");
}
