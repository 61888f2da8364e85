import type { ListFilter } from "../../../contract/model/contract.ts";
import { instantOf, utcText } from "../../../contract/model/scalar/instant.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isInSeconds } from "../../../generate/make/number-meaning.ts";
import { isMailDate, microsoftDate } from "../../../generate/text/written-moment.ts";
import { meets } from "../../data/condition.ts";

type Comparison = Exclude<ListFilter["operator"], "search" | "contains" | "keys" | "conditions">;

/**
 * How a property has times: in texts; in numbers, which are times where they are large enough; undefined: what says so are its
 * values alone.
 */
export type TimeHeld = "text" | "number" | undefined;

/** How a property has times: it is of their format, or called as they are (`created_at`, `endTime`). */
export function timeHeld(name: string, kind?: string, format?: string): TimeHeld {
  if (!/^date(-|$)/.test(format ?? "") && !called.test(name)) return undefined;
  return kind === "string" ? "text" : "number";
}

const called = /(?:date|time|timestamp|created|updated|modified|expires|(?:^|[_-])(?:at|on)|[a-z](?:At|On|Date|Time))$/;

/** Whether what a row has compares so with what is asked for; times do so however each of them is spelled. */
export function compared(operator: Comparison, found: Value, wanted: Value, held?: TimeHeld): boolean {
  // What is no time tells nothing of one: `max_time=30` asks for something else.
  if (operator !== "equals" && isTimeOf(found, held) && timeIn(wanted) === undefined) return true;
  const times = asTimes(found, wanted, held);
  const [own, asked] = operator === "equals" ? times : asNumbers(...times);
  const isDay = typeof asked === "string" && day.test(asked) && typeof own === "string" && isInstant(own);
  const last = isDay && (operator === "onOrBefore" || operator === "equals") ? own.slice(0, asked.length) : own;
  const row = { key: "", value: { found: last }, hidden: {} };
  return meets(row, [{ property: "found", operator, value: asked }]);
}

/** A day has all its times, and a month all its days. */
const day = /^\d{4}-\d\d(?:-\d\d)?$/;

function isInstant(text: string): boolean {
  return instantOf(text) !== undefined;
}

/** Whether a row has a time there, or could have one. */
function isTimeOf(found: Value, held: TimeHeld): boolean {
  if (found === null) return held === "text";
  return isWritten(found) || (held !== undefined && timeIn(found) !== undefined);
}

/** Whether a value is a time whatever it is a value of; a number is one only beside such. */
function isWritten(value: Value): boolean {
  return typeof value === "string" && !/^\d+$/.test(value) && timeIn(value) !== undefined;
}

/** Both as times of ISO 8601, where they are spelled otherwise; two numbers are times where the property has such. */
function asTimes(found: Value, wanted: Value, held: TimeHeld): readonly [Value, Value] {
  if (held === undefined && !isWritten(found) && !isWritten(wanted)) return [found, wanted];
  const [own, asked] = [timeIn(found), timeIn(wanted)];
  return own === undefined || asked === undefined ? [found, wanted] : [own, asked];
}

/** Both as numbers, where one is a number in a text: many hosts spell amounts so (`"price": "9.90"`). */
function asNumbers(found: Value, wanted: Value): readonly [Value, Value] {
  if (typeof found !== "string" && typeof wanted !== "string") return [found, wanted];
  const [own, asked] = [numberIn(found), numberIn(wanted)];
  return own === undefined || asked === undefined ? [found, wanted] : [own, asked];
}

/**
 * Values as they are sorted, all by one rule: texts as the numbers that they spell where all of them spell some, one with
 * decimal places at least.
 */
export function sortable(values: readonly Value[]): readonly Value[] {
  const texts = values.filter((value) => typeof value === "string");
  const isAmounts = texts.some((text) => text.includes(".")) && texts.every((text) => decimal.test(text));
  return isAmounts ? values.map((value) => numberIn(value) ?? value) : values;
}

function numberIn(value: Value): Value | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return typeof value === "string" && decimal.test(value) ? Number(value) : undefined;
}

/** More digits than a number has are compared as they stand. */
const decimal = /^-?\d{1,12}(?:\.\d{1,9})?$/;

/** A time as a text of ISO 8601: of one, of people, of mail, of Microsoft's JSON, or of Unix time in seconds or milliseconds. */
function timeIn(value: Value): string | undefined {
  const text = typeof value === "string" ? writtenIn(value) : undefined;
  if (text !== undefined) return text;
  const number = typeof value === "string" && /^\d{9,13}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" && typeof number !== "bigint") return undefined;
  return timeOf(isInSeconds(Number(number)) ? Number(number) * 1000 : Number(number));
}

function writtenIn(text: string): string | undefined {
  if (isInstant(text)) return text;
  const date = microsoftDate(text);
  if (date !== undefined) return timeOf(date.time);
  if (isMailDate(text)) return timeOf(Date.parse(text));
  const [, year = "", month = "", inMonth, clock = "", zone = ""] = people.exec(text) ?? [];
  // `1209.05` is an amount.
  if (inMonth === undefined && decimal.test(text)) return undefined;
  if (inMonth === undefined) return isInstant(`${year}-${month}-01`) ? `${year}-${month}` : undefined;
  const iso = `${year}-${month}-${inMonth}${clock && `T${clock}`}${zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")}`;
  return isInstant(iso) ? iso : undefined;
}

/** A time with a blank for its letter, with other signs in its day, or a month alone. */
const people = /^["']?(\d{4})[-/.](\d\d)(?:[-/.](\d\d)(?:[T ](\d\d:\d\d[\d:.]*))?)?(Z|[+-]\d\d:?\d\d)?["']?$/;

function timeOf(ms: number): string | undefined {
  return ms >= earliest && ms < latest ? utcText(Math.floor(ms)) : undefined;
}

/** Smaller and larger numbers are no times of somebody who is alive. */
const earliest = 1e11;
const latest = 4e12;
