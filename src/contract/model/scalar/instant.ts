import { parseMoment, unixSecond, type Moment } from "./moment.ts";

const shape = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d(?:\.\d{1,7})?)?)?(Z|[+-]\d\d:\d\d)?$/;
const ticksPerMs = 10_000n;
const ticksPerSecond = 10_000_000n;

/**
 * A date and time of ISO 8601, shorter forms too: a date alone is its midnight, seconds may be left out.
 * Undefined when the text is none, or names a day that the calendar has not.
 */
export function isoMoment(text: string): Moment | undefined {
  const [, date, minutes = "00:00", seconds = ":00", zone = ""] = shape.exec(text) ?? [];
  return date === undefined ? undefined : parseMoment(`${date}T${minutes}${seconds}${zone}`);
}

/**
 * The point in time that a text of ISO 8601 names, in ticks of 100 ns since 1970: .NET's precision. A text without an
 * offset is UTC. Undefined when it is not a date.
 */
export function instantOf(text: string): bigint | undefined {
  const moment = parseMoment(text) ?? isoMoment(text);
  return moment === undefined ? undefined : ticksOf(moment);
}

/** A moment as ticks since 1970. */
export function ticksOf(moment: Moment): bigint {
  return BigInt(unixSecond(moment)) * ticksPerMs + BigInt(moment.fraction.padEnd(7, "0"));
}

/** An instant as text in UTC, with seven digits of a fraction where there is one. */
export function instantText(ticks: bigint): string {
  const fraction = ((ticks % ticksPerSecond) + ticksPerSecond) % ticksPerSecond;
  const seconds = new Date(Number((ticks - fraction) / ticksPerMs)).toISOString().slice(0, 19);
  return `${seconds}${fraction === 0n ? "" : `.${String(fraction).padStart(7, "0")}`}Z`;
}

/** The whole millisecond of an instant, the one before it where it lies between two. */
export function floorMs(ticks: bigint): number {
  const rest = ((ticks % ticksPerMs) + ticksPerMs) % ticksPerMs;
  return Number((ticks - rest) / ticksPerMs);
}

/** Milliseconds since 1970 as a date and time in UTC, a fraction only where there is one. */
export function utcText(ms: number): string {
  const minute = Math.floor(ms / 60_000);
  const rest = ms - minute * 60_000;
  const second = Math.floor(rest / 1000);
  const fraction = rest - second * 1000;
  if (!(minute >= 0 && minute < lastMinute) || fraction % 1 !== 0)
    return new Date(ms).toISOString().replace(".000Z", "Z");
  if (minute !== knownMinute) putMinute(minute);
  putTwo(17, second);
  const hundreds = Math.floor(fraction / 100);
  codes[20] = zero + hundreds;
  putTwo(21, fraction - hundreds * 100);
  return fraction === 0 ? secondsOf(codes) : allOf(codes);
}

/** The first minute of the year 10000. */
const lastMinute = 4_223_371_680;
const minutesOfDay = 1440;
const zero = 0x30;

/** A text of all digits, of which those are put anew that are not as in the time before: rows that stand beside each other are often of one day. */
const codes = Uint8Array.from("1970-01-01T00:00:00.000Z", (letter) => letter.charCodeAt(0));
let knownMinute = 0;
let knownDay = 0;

function putMinute(minute: number): void {
  const day = Math.floor(minute / minutesOfDay);
  const ofDay = minute - day * minutesOfDay;
  const hour = Math.floor(ofDay / 60);
  if (day !== knownDay) {
    const text = dateOf(day);
    for (let at = 0; at < 10; at++) codes[at] = text.charCodeAt(at);
  }
  putTwo(11, hour);
  putTwo(14, ofDay - hour * 60);
  knownMinute = minute;
  knownDay = day;
}

/** The dates of days that were asked for: the platform's own text of one costs ten times as much as all the rest of a time. */
const dates = new Map<number, string>();
const mostDates = 1000;

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= mostDates) dates.clear();
  const text = new Date(day * minutesOfDay * 60_000).toISOString().slice(0, 10);
  dates.set(day, text);
  return text;
}

function putTwo(at: number, number: number): void {
  const tens = Math.floor(number / 10);
  codes[at] = zero + tens;
  codes[at + 1] = zero + number - tens * 10;
}

/** In one piece, which costs less to compare and to cut later than a text of several. */
// prettier-ignore
function secondsOf(c: Uint8Array): string {
  const at = (i: number): number => c[i] ?? 0;
  return String.fromCharCode(
    at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10), at(11), at(12), at(13),
    at(14), at(15), at(16), at(17), at(18), 0x5a,
  );
}

// prettier-ignore
function allOf(c: Uint8Array): string {
  const at = (i: number): number => c[i] ?? 0;
  return String.fromCharCode(
    at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10), at(11), at(12), at(13),
    at(14), at(15), at(16), at(17), at(18), at(19), at(20), at(21), at(22), at(23),
  );
}
