import type { ListPaging } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import { usualPageSize } from "../../data/things/list-size.ts";
import type { ThingList } from "../../data/things/thing.ts";
import type { Here } from "../here.ts";

/** The parameter in addresses of lists whose documentation names none. */
export const linkParameter = "cursor";

/** Which rows a page shows. */
export interface Position {
  /** How many rows come before it. */
  readonly skip: number;
  readonly limit: number;
  /** Whether the list is asked for in parts at all. */
  readonly isPart: boolean;
}

/** Where a page of a list begins, and how long it is. */
export function positionOf(
  { paging, mostRows }: { readonly paging: ListPaging; readonly mostRows: number },
  parameters: ReadonlyMap<string, Value>,
  list: ThingList,
  here: Here | undefined,
): Position {
  const { style, parameter = linkParameter } = paging;
  if (style === "all" && paging.limit === undefined) return { skip: 0, limit: Math.max(1, list.size), isPart: false };
  const limit = limitOf(paging, parameters, mostRows);
  const given =
    givenBy(parameter, paging, parameters) ?? (style === "link" ? here?.query(parameter) : undefined) ?? null;
  const before = paging.before === undefined ? undefined : givenBy(paging.before, paging, parameters);
  if (before !== undefined && before !== null && given === null)
    return { skip: Math.max(0, (list.indexOf(before) ?? (skipIn(before) ?? 1) - 1) - limit), limit, isPart: true };
  const offset = paging.offset === undefined ? undefined : numberIn(givenBy(paging.offset, paging, parameters));
  if (offset !== undefined && given === null) return { skip: offset, limit, isPart: true };
  return { skip: skipOf(paging, given, { limit, list }), limit, isPart: true };
}

/** What a parameter says, or one that is spelled a little otherwise. */
function givenBy(name: string, { twins }: ListPaging, parameters: ReadonlyMap<string, Value>): Value | undefined {
  const others = twins.get(name);
  const given = parameters.get(name);
  if (others === undefined || (given !== undefined && given !== null)) return given;
  return others.map((other) => parameters.get(other)).find((value) => value !== undefined && value !== null) ?? given;
}

/** @param mostRows no page is longer, whatever is asked */
function limitOf(paging: ListPaging, parameters: ReadonlyMap<string, Value>, mostRows: number): number {
  const { limit, most = mostRows } = paging;
  const given = limit === undefined ? rangeAsked(paging, parameters) : numberIn(givenBy(limit, paging, parameters));
  const asked = given === undefined || given < 1 ? usualPageSize(paging) : given;
  return Math.max(1, Math.min(asked, most, mostRows));
}

/** How many rows there are from one number to another; what ends before it begins says nothing. */
function rangeAsked(paging: ListPaging, parameters: ReadonlyMap<string, Value>): number | undefined {
  const { parameter = "", end, first } = paging;
  const last = end && numberIn(givenBy(end.parameter, paging, parameters));
  if (end === undefined || last === undefined) return undefined;
  return last - (numberIn(givenBy(parameter, paging, parameters)) ?? first) + (end.isIncluded ? 1 : 0);
}

function skipOf(
  { style, first, isNumbered }: ListPaging,
  given: Value,
  { limit, list }: { readonly limit: number; readonly list: ThingList },
): number {
  const number = numberIn(given);
  switch (style) {
    case "page":
      return number === undefined ? 0 : Math.max(0, number - first) * limit;
    case "offset":
      return number === undefined ? 0 : Math.max(0, number - first);
    case "after":
      return given === null ? 0 : behind(given, list);
    case "time":
      return skipAt(given) ?? 0;
    default:
      if (given === null) return 0;
      // A number is that of a row before it is one of rows.
      return isNumbered && list.indexOf(given) !== undefined
        ? behind(given, list)
        : (skipIn(given) ?? behind(given, list));
  }
}

/** Behind a row that nobody knows there is nothing: a walk has to end. */
function behind(key: Value, list: ThingList): number {
  const index = list.indexOf(key);
  return index === undefined ? list.size : index + 1;
}

function numberIn(value: Value | undefined): number | undefined {
  if (typeof value === "bigint") return numberIn(Number(value));
  if (typeof value === "string" && /^\d{1,15}$/.test(value)) return Number(value);
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

const mark = "row:";

/** A time that is a position: later than those of rows, so that it is none of those that clients ask for. */
const endOfTimes = 4_102_444_800_000;

/** How many rows come before a position that is spelled as a time; undefined: it is a time. */
function skipAt(given: Value | undefined): number | undefined {
  const skip = (numberIn(given) ?? 0) - endOfTimes;
  return skip < 0 ? undefined : skip;
}

/** The parameters that narrow a list: one that says by a time where a page begins does not, then. */
export function narrowingOf(
  { style, parameter = "" }: ListPaging,
  parameters: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (style !== "time" || skipAt(parameters.get(parameter)) === undefined) return parameters;
  return new Map([...parameters].filter(([name]) => name !== parameter));
}

/**
 * A position as a text that tells a client nothing, or as a number where only that is allowed: the key of the row before where
 * that is one.
 */
export function positionTokens(
  skip: number,
  list: ThingList,
  { style, isNumbered, tokenLength }: ListPaging,
): readonly (string | number)[] {
  const key = list.keyAt(skip - 1);
  if (style === "time" || isNumbered) {
    const number = style === "time" ? endOfTimes + skip : (numberIn(key) ?? skip);
    return [number, String(number)];
  }
  // Four characters hold three.
  const digits = String(skip).padStart(Math.ceil((tokenLength * 3) / 4) - mark.length, "0");
  return [
    Buffer.from(`${mark}${digits}`).toString("base64url"),
    skip,
    ...(typeof key === "string" || typeof key === "number" ? [key] : []),
  ];
}

function skipIn(given: Value): number | undefined {
  if (typeof given !== "string") return numberIn(given);
  const text = Buffer.from(given, "base64url").toString("latin1");
  if (text.startsWith(mark) && /^0*\d{1,15}$/.test(text.slice(mark.length))) return Number(text.slice(mark.length));
  return numberIn(given);
}
