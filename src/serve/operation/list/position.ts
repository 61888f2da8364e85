import type { ListPaging } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { Value } from "../../../contract/model/value.ts";
import { usualPageSize } from "../../data/things/list-size.ts";
import { keyText, type ThingList } from "../../data/things/thing.ts";
import type { Here } from "../here.ts";
import { askedBy } from "./met-values.ts";

/** Which rows a page shows. */
export interface Position {
  /** How many rows come before it. */
  readonly skip: number;
  readonly limit: number;
  /** Whether the list is asked for in parts at all. */
  readonly isPart: boolean;
  /** Whether no rows are asked for: the limit is that of pages with rows then, by which the list is cut. */
  readonly isNone?: boolean;
}

/** Where a page of a list begins, and how long it is. @param all how many rows there are before any are chosen */
export function positionOf(
  { paging, mostRows, all }: { readonly paging: ListPaging; readonly mostRows: number; readonly all: number },
  parameters: ReadonlyMap<string, Value>,
  list: ThingList,
  here: Here | undefined,
): Position {
  const { style, parameter = paging.link } = paging;
  if (style === "all" && paging.limit === undefined) return { skip: 0, limit: Math.max(1, list.size), isPart: false };
  const limit = limitOf(paging, parameters, mostRows);
  const isNone = paging.takesNone && paging.limit !== undefined && sizeAsked(paging.limit, paging, parameters) === 0;
  const given =
    givenBy(parameter, paging, parameters) ?? (style === "link" ? here?.query(parameter) : undefined) ?? null;
  const before = paging.before === undefined ? undefined : givenBy(paging.before, paging, parameters);
  if (before !== undefined && before !== null && given === null)
    return {
      skip: Math.max(0, (indexOf(before, list) ?? (markedSkip(before) ?? numberIn(before) ?? 1) - 1) - limit),
      limit,
      isPart: true,
      isNone,
    };
  const offset = paging.offset === undefined ? undefined : numberIn(givenBy(paging.offset, paging, parameters));
  if (offset !== undefined && given === null) return { skip: offset, limit, isPart: true, isNone };
  return { skip: skipOf(paging, given, { limit, list, all }), limit, isPart: true, isNone };
}

/**
 * So many rows can be asked for at all: where there is no number for another page, the list ends, and a page that has to tell a
 * next one tells a number behind the end.
 */
export function reachOf({ style, first, highest, isAlwaysTold }: ListPaging, limit: number): number {
  const last = highest - first;
  if (style === "page") return Math.max(1, isAlwaysTold ? last : last + 1) * limit;
  if (style !== "offset") return Infinity;
  return isAlwaysTold ? Math.max(1, last) : Math.max(1, Math.floor(last / limit) + 1) * limit;
}

/** What a parameter says, or one that is spelled a little otherwise. */
function givenBy(name: string, { twins }: ListPaging, parameters: ReadonlyMap<string, Value>): Value | undefined {
  const others = twins.get(name);
  const given = askedBy(name, parameters);
  if (others === undefined || (given !== undefined && given !== null)) return given;
  return others.map((other) => parameters.get(other)).find((value) => value !== undefined && value !== null) ?? given;
}

/** @param mostRows no page is longer, whatever is asked */
function limitOf(paging: ListPaging, parameters: ReadonlyMap<string, Value>, mostRows: number): number {
  const { limit, most = mostRows } = paging;
  const given = limit === undefined ? rangeAsked(paging, parameters) : sizeAsked(limit, paging, parameters);
  const asked = given === undefined || given < 1 ? usualPageSize(paging) : given;
  return Math.max(1, Math.min(asked, most, mostRows));
}

function sizeAsked(limit: string, paging: ListPaging, parameters: ReadonlyMap<string, Value>): number | undefined {
  return numberIn(givenBy(limit, paging, parameters));
}

/** How many rows there are from one number to another; what ends before it begins says nothing. */
function rangeAsked(paging: ListPaging, parameters: ReadonlyMap<string, Value>): number | undefined {
  const { parameter = "", end, first } = paging;
  const last = end && numberIn(givenBy(end.parameter, paging, parameters));
  if (end === undefined || last === undefined) return undefined;
  return last - (numberIn(givenBy(parameter, paging, parameters)) ?? first) + (end.isIncluded ? 1 : 0);
}

function skipOf(
  paging: ListPaging,
  given: Value,
  { limit, list, all }: { readonly limit: number; readonly list: ThingList; readonly all: number },
): number {
  const { style, first } = paging;
  const number = numberIn(given);
  switch (style) {
    case "page":
      return number === undefined ? 0 : Math.max(0, number - first) * limit;
    case "offset":
      return number === undefined ? 0 : Math.max(0, number - first);
    case "after":
      return given === null ? 0 : behind(given, list);
    case "time":
      return skipAt(given, paging, all) ?? 0;
    default:
      if (given === null) return 0;
      return markedSkip(given) ?? behindListed(given, paging, list) ?? numberIn(given) ?? list.size;
  }
}

/** A number is that of a row before it is one of rows where ids are asked for, and where there are not so many rows. */
function behindListed(given: Value, paging: ListPaging, list: ThingList): number | undefined {
  const number = numberIn(given);
  const isOfRows = number !== undefined && number <= list.size && String(number) === keyText(given);
  const index = isOfRows && !takesIds(paging) ? undefined : indexOf(given, list);
  return index === undefined ? undefined : index + 1;
}

/** Whether a number that says where a page begins is the key of a row. */
function takesIds({ isNumbered, parameter = "" }: ListPaging): boolean {
  return isNumbered || /after|lastid|sinceid/.test(plainName(parameter));
}

/** Behind a row that nobody knows there is nothing: a walk has to end. */
function behind(key: Value, list: ThingList): number {
  const index = indexOf(key, list);
  return index === undefined ? list.size : index + 1;
}

/** No key of digits is longer. */
const longestKey = 20;

/** Where a row is; a number may lack the noughts before the digits of its key. */
function indexOf(key: Value, list: ThingList): number | undefined {
  const index = list.indexOf(key);
  const digits = typeof key === "number" || typeof key === "bigint" ? String(key) : "";
  if (index !== undefined || digits === "" || typeof list.keyAt(0) !== "string") return index;
  for (let length = digits.length + 1; length <= longestKey; length++) {
    const padded = list.indexOf(digits.padStart(length, "0"));
    if (padded !== undefined) return padded;
  }
  return undefined;
}

function numberIn(value: Value | undefined): number | undefined {
  if (typeof value === "bigint") return numberIn(Number(value));
  if (typeof value === "string" && /^\d{1,15}$/.test(value)) return Number(value);
  if (typeof value !== "number" || !Number.isInteger(value)) return undefined;
  // No list is so long: what lies farther behind its end lies there, too.
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(value, Number.MAX_SAFE_INTEGER));
}

const mark = "row:";
/** A position whose parameter takes UUIDs alone. */
const uuidMark = "00000000-0000-4000-8000-";

/** A time that is a position: later than those of rows, so that it is none of those that clients ask for. */
const endOfTimes = 4_102_444_800_000;

/** So many times, the last that a parameter takes, are positions where it takes none so late. */
const lastTimes = 1_000_000;

function firstPosition({ highest }: ListPaging): number {
  return Math.min(endOfTimes, highest - Math.min(lastTimes, Math.floor(highest / 2)));
}

/** How many of all rows come before a position that is spelled as a time; undefined: it is a time. */
function skipAt(given: Value | undefined, paging: ListPaging, all: number): number | undefined {
  const skip = (numberIn(given) ?? 0) - firstPosition(paging);
  return skip < 0 || skip > all ? undefined : skip;
}

/** The parameters that narrow a list: one that says by a time where a page begins does not, then. */
export function narrowingOf(
  paging: ListPaging,
  parameters: ReadonlyMap<string, Value>,
  all: number,
): ReadonlyMap<string, Value> {
  const { style, parameter = "" } = paging;
  if (style !== "time" || skipAt(parameters.get(parameter), paging, all) === undefined) return parameters;
  return new Map([...parameters].filter(([name]) => name !== parameter));
}

/**
 * A position as a text that tells a client nothing, or as a number where only that is allowed: the key of the row before where
 * ids are asked for and that is a number.
 */
export function positionTokens(skip: number, list: ThingList, paging: ListPaging): readonly (string | number)[] {
  const { style, isNumbered, tokenLength } = paging;
  if (style === "time") return spellings(firstPosition(paging) + skip);
  const key = list.keyAt(skip - 1);
  const number = numberIn(key);
  const keys = [
    ...(typeof key === "string" || typeof key === "number" ? [key] : []),
    ...(number === undefined ? [] : spellings(number)),
  ];
  if (style === "after") return keys;
  // A key that the parameter does not take is none of the numbers that it takes.
  const numbers = [...(takesIds(paging) && number !== undefined ? spellings(number) : []), ...spellings(skip)];
  if (isNumbered) return numbers;
  // Four characters hold three.
  const digits = String(skip).padStart(Math.ceil((tokenLength * 3) / 4) - mark.length, "0");
  return [
    Buffer.from(`${mark}${digits}`).toString("base64url"),
    ...numbers,
    ...keys,
    uuidMark + String(skip).padStart(12, "0"),
  ];
}

export function spellings(number: number): readonly [number, string] {
  return [number, String(number)];
}

function markedSkip(given: Value): number | undefined {
  if (typeof given !== "string") return undefined;
  const texts = [
    [mark, Buffer.from(given, "base64url").toString("latin1")],
    [uuidMark, given],
  ] as const;
  const marked = texts.find(([begin, text]) => text.startsWith(begin));
  return marked && numberIn(marked[1].slice(marked[0].length).replace(/^0+(?=\d)/, ""));
}
