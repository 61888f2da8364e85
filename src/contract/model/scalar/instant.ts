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
  const whole = `${minuteText(minute)}${twoDigits[second] ?? ""}`;
  return fraction === 0 ? `${whole}Z` : `${whole}.${String(fraction).padStart(3, "0")}Z`;
}

/** The first minute of the year 10000. */
const lastMinute = 4_223_371_680;
const twoDigits = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, "0"));

/** The minute asked last: rows that stand beside each other are often of one. */
let known = { minute: 0, text: "1970-01-01T00:00:" };

/** A minute since 1970 up to its seconds. */
function minuteText(minute: number): string {
  if (minute !== known.minute) known = { minute, text: new Date(minute * 60_000).toISOString().slice(0, 17) };
  return known.text;
}
