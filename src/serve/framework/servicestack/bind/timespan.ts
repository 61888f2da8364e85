import { isoTimeSpan } from "../../../../contract/model/scalar/time-span.ts";
import { readDuration } from "./duration.ts";
import { HostException } from "./exception.ts";
import { readFloat } from "./float.ts";
import { ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from "./ticks.ts";
import { withNetBlanks } from "./white.ts";

const maxSpanTicks = 9_223_372_036_854_775_807n;

/**
 * Reads a TimeSpan: a duration (`PT1H`), a clock (`1:02:03`, `1.02:03:04`), or a number of seconds.
 * Gives the canonical duration.
 * @throws {HostException} where the text is none of these, or too long.
 */
export function readTimeSpan(text: string): string {
  if (text.startsWith("P") || text.startsWith("-P")) return isoTimeSpan(readDuration(text));
  return isoTimeSpan(text.includes(":") ? clockTicks(text) : secondsTicks(text));
}

function secondsTicks(text: string): bigint {
  const seconds = readFloat(text, 64);
  if (Number.isNaN(seconds))
    throw new HostException("ArgumentException", "TimeSpan does not accept floating point Not-a-Number values.");
  const ticks = seconds * Number(ticksPerSecond);
  if (!Number.isFinite(ticks) || Math.abs(ticks) > 2 ** 63)
    throw new HostException("OverflowException", "TimeSpan overflowed because the duration is too long.");
  return ticks === 2 ** 63 ? maxSpanTicks : BigInt(Math.trunc(ticks));
}

/** `[-][d.]h:m[:s[.f]]`, or `[-]d:h:m:s[.f]`; three parts whose first is no hour are days, hours and minutes. */
const clock = /^\s*(-?)(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?::(\d+))?(?:\.(\d+))?)?\s*\0*$/;

function clockTicks(text: string): bigint {
  const found = clock.exec(withNetBlanks(text));
  const [, sign, dots, ...rest] = found ?? [];
  const [first = "", second = "", third, fourth, fraction = ""] = rest;
  if (found === null || (fourth !== undefined && dots !== undefined)) throw notAClock(text);
  if (fourth !== undefined) return joined(text, sign, [first, second, third ?? "", fourth], fraction);
  if (third === undefined) return joined(text, sign, [dots ?? "0", first, second, "0"], fraction);
  if (dots === undefined && fraction === "" && Number(first) > 23)
    return joined(text, sign, [first, second, third, "0"], "");
  return joined(text, sign, [dots ?? "0", first, second, third], fraction);
}

function joined(text: string, sign: string | undefined, parts: readonly string[], fraction: string): bigint {
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
  const fits = days <= 10_675_199 && hours < 24 && minutes < 60 && seconds < 60 && fraction.length <= 7;
  if (!fits) throw outsideClock(text);
  const whole =
    BigInt(days) * ticksPerDay +
    BigInt(hours) * ticksPerHour +
    BigInt(minutes) * ticksPerMinute +
    BigInt(seconds) * ticksPerSecond;
  const ticks = whole + BigInt(fraction.padEnd(7, "0"));
  if (ticks > maxSpanTicks + (sign === "-" ? 1n : 0n)) throw outsideClock(text);
  return sign === "-" ? -ticks : ticks;
}

function notAClock(text: string): HostException {
  return new HostException("FormatException", `String '${text}' was not recognized as a valid TimeSpan.`);
}

function outsideClock(text: string): HostException {
  const why =
    "could not be parsed because at least one of the numeric components is out of range or contains too many digits.";
  return new HostException("OverflowException", `The TimeSpan string '${text}' ${why}`);
}
