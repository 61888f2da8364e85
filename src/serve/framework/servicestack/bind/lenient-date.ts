import { badNumber, outOfBounds, outOfRange } from "./exception.ts";
import { ticksOfDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from "./ticks.ts";

/**
 * The framework's last way to read a date, after the runtime's failed: a day of three numbers (`dd/MM/yyyy` if the last has
 * four characters, else year first) and behind a `T` or a blank perhaps `HH:mm:ss` with a fraction and an offset.
 * A time in any other shape is midnight.
 * @throws {HostException} where the day is none.
 */
export function readLenientDate(text: string): bigint {
  const bare = text.endsWith("Z") ? text.slice(0, -1) : text;
  const parts = bare.includes("T") ? bare.split("T") : cutAtFirst(bare, " ");
  const day = (parts[0] ?? "").split(/[-/]/);
  if (parts.length === 1)
    return day.length === 3 && day[2]?.length === 4 ? midnight([...day].reverse()) : midnight(day);
  if (parts.length > 2) throw outOfBounds();
  return midnight(day) + timeOfDay(parts[1] ?? "");
}

function cutAtFirst(text: string, separator: string): string[] {
  const place = text.indexOf(separator);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

function midnight(parts: readonly string[]): bigint {
  const [year, month, day] = parts.map(wholeNumber);
  if (year === undefined || month === undefined || day === undefined) throw outOfBounds();
  const ticks = ticksOfDay(year, month, day);
  if (ticks === undefined) throw outOfRange();
  return ticks;
}

function timeOfDay(text: string): bigint {
  const sign = text.split("+").length === 2 ? "+" : text.split("-").length === 2 ? "-" : undefined;
  const [clock = "", offset] = sign === undefined ? [text] : text.split(sign);
  return clockTicks(clock) - (offset === undefined ? 0n : offsetTicks(offset) * (sign === "+" ? 1n : -1n));
}

function clockTicks(text: string): bigint {
  const parts = text.split(":");
  if (parts.length !== 3) return 0n;
  const [second = "", fraction] = (parts[2] ?? "").split(".");
  const [hours, minutes, seconds] = [parts[0], parts[1], second].map((part) => numberOrZero(part ?? ""));
  if (hours === undefined || minutes === undefined || seconds === undefined) throw outOfBounds();
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) throw outOfRange();
  const whole = BigInt(hours) * ticksPerHour + BigInt(minutes) * ticksPerMinute + BigInt(seconds) * ticksPerSecond;
  if (fraction === undefined || parts[2]?.split(".").length !== 2) return whole;
  if (!/^\d*$/.test(fraction)) throw badNumber(fraction);
  return whole + BigInt(fraction.slice(0, 7).padEnd(7, "0"));
}

function offsetTicks(text: string): bigint {
  const [hours, minutes] = text.split(":").length === 2 ? text.split(":") : [text.slice(0, 2), text.slice(2)];
  return BigInt(wholeNumber(hours ?? "")) * ticksPerHour + BigInt(wholeNumber(minutes ?? "")) * ticksPerMinute;
}

function numberOrZero(text: string): number {
  return /^[\t-\r ]*[+-]?\d{1,9}[\t-\r ]*$/.test(text) ? Number(text) : 0;
}

function wholeNumber(text: string): number {
  if (!/^[\t-\r ]*[+-]?\d{1,9}[\t-\r ]*$/.test(text)) throw badNumber(text);
  return Number(text);
}
