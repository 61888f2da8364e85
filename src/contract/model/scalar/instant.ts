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
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
