import { daysSince1970, isDay } from "../../../../contract/model/scalar/calendar.ts";

/** Units of 100 nanoseconds, in which the host counts times: since the year 1 for dates. */
export const ticksPerMillisecond = 10_000n;
export const ticksPerSecond = 10_000_000n;
export const ticksPerMinute = 60n * ticksPerSecond;
export const ticksPerHour = 60n * ticksPerMinute;
export const ticksPerDay = 24n * ticksPerHour;
/** The last instant of the year 9999. */
export const maxDateTicks = 3_155_378_975_999_999_999n;
/** Midnight of 1 January 1970. */
export const unixEpochTicks = 621_355_968_000_000_000n;

/** Midnight of a day, or undefined where the calendar has no such day between the years 1 and 9999. */
export function ticksOfDay(year: number, month: number, day: number): bigint | undefined {
  if (!isDay(year, month, day)) return undefined;
  return unixEpochTicks + BigInt(daysSince1970(year, month, day)) * ticksPerDay;
}

/** The day of the week of an instant, Sunday is 0. */
export function dayOfWeek(ticks: bigint): number {
  return Number((ticks / ticksPerDay + 1n) % 7n);
}

/** `yyyy-MM-ddTHH:mm:ss`, and seven digits of a fraction if there is one. */
export function spellTicks(ticks: bigint): string {
  const milliseconds = Number((ticks - unixEpochTicks) / ticksPerSecond) * 1000;
  const seconds = new Date(milliseconds - (ticks < unixEpochTicks && ticks % ticksPerSecond !== 0n ? 1000 : 0));
  const fraction = ticks % ticksPerSecond;
  return seconds.toISOString().slice(0, 19) + (fraction === 0n ? "" : `.${String(fraction).padStart(7, "0")}`);
}
