import { lexDate } from "./date-token.ts";
import type { Clock, DateToken } from "./date-token.ts";
import { resolveDay } from "./resolve-day.ts";
import type { DayPart } from "./resolve-day.ts";
import { dayOfWeek, maxDateTicks, ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from "./ticks.ts";
import { withNetBlanks } from "./white.ts";

/** A date and time as a text says it: ticks of the clock in UTC if the text names a zone, else as they stand there. */
export interface ReadDate {
  readonly ticks: bigint;
  /** The offset that the text names, in minutes. */
  readonly offset: number | undefined;
}

interface DateParts {
  readonly day: DayPart[];
  weekday: number | undefined;
  time: bigint | undefined;
  offset: number | undefined;
}

/**
 * Reads a date as .NET's `DateTime.Parse` does under the invariant culture: parts in any common order, month first where all
 * are numbers. What the text leaves out comes from `today` (ticks of its midnight).
 * Gives undefined where .NET throws a FormatException.
 */
export function readInvariantDate(text: string, today: bigint): ReadDate | undefined {
  const tokens = lexDate(withoutMarks(text));
  if (tokens === undefined) return undefined;
  const found: DateParts = { day: [], weekday: undefined, time: undefined, offset: undefined };
  for (const token of tokens) if (!take(token, found)) return undefined;
  if (found.day.length === 0 && found.time === undefined) return undefined;
  const day = found.day.length === 0 ? today : resolveDay(found.day, today);
  if (day === undefined) return undefined;
  if (found.weekday !== undefined && dayOfWeek(day) !== found.weekday) return undefined;
  return shifted(day + (found.time ?? 0n), found.offset);
}

/** Visual Basic's `#…#` and trailing NULs are allowed. */
function withoutMarks(text: string): string {
  const bare = withNetBlanks(text).replace(/(?<!\0)\0+$/, "");
  const trimmed = bare.trim();
  return trimmed.length > 1 && trimmed.startsWith("#") && trimmed.endsWith("#") ? trimmed.slice(1, -1) : bare;
}

/** Puts a token to what was found; false where it does not fit. */
function take(token: DateToken, found: DateParts): boolean {
  switch (token.kind) {
    case "separator":
      return true;
    case "number":
    case "year":
    case "month":
      found.day.push({ kind: token.kind, value: token.value });
      return found.day.length <= 3;
    case "weekday":
      if (found.weekday !== undefined) return false;
      found.weekday = token.value;
      return true;
    case "time":
      // After a date of two parts .NET takes the hour for its third.
      if (found.time !== undefined || found.day.length === 1 || found.day.length === 2) return false;
      if (token.iso) found.weekday = undefined;
      found.time = ticksOfTime(token);
      return found.time !== undefined;
    case "zone":
      if (found.offset !== undefined) return false;
      found.offset = token.minutes;
      return true;
  }
}

function ticksOfTime(time: Clock): bigint | undefined {
  const hour = clockHour(time.hour, time.half);
  if (hour === undefined || time.minute > 59 || time.second > 59) return undefined;
  const whole =
    BigInt(hour) * ticksPerHour + BigInt(time.minute) * ticksPerMinute + BigInt(time.second) * ticksPerSecond;
  return whole + BigInt(Math.round(time.fraction * Number(ticksPerSecond)));
}

/** The hour of the day, after `AM` or `PM`. */
function clockHour(hour: number, half: "am" | "pm" | undefined): number | undefined {
  if (half === "am") return hour > 12 ? undefined : hour % 12;
  if (hour > 23) return undefined;
  return half === "pm" && hour < 12 ? hour + 12 : hour;
}

/** The same instant in UTC; what falls before the year 1 is moved on by a day, what falls after 9999 is refused. */
function shifted(clock: bigint, offset: number | undefined): ReadDate | undefined {
  const moved = clock - BigInt(offset ?? 0) * ticksPerMinute;
  const ticks = moved < 0n ? moved + ticksPerDay : moved;
  return ticks > maxDateTicks ? undefined : { ticks, offset };
}
