import { midnightOf } from "./datetime.ts";
import { maxDateTicks, spellTicks, ticksOfDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from "./ticks.ts";

const xsdDate =
  /^(?:(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d+)?)?)?)?|(\d\d):(\d\d):(\d\d)(\.\d+)?)(Z|[+-]\d\d:\d\d)?$/;

/**
 * Reads `xs:dateTime` and its shorter forms (date, month, year, time of today). `Z` stays UTC, an offset becomes local, no
 * zone is unspecified. Gives the canonical text, or undefined.
 */
export function readXsdDate(text: string, now: string): string | undefined {
  const found = xsdDate.exec(text);
  if (found === null) return undefined;
  const [, year, month = "1", day = "1", ...rest] = found;
  const midnight = year === undefined ? midnightOf(now) : ticksOfDay(Number(year), Number(month), Number(day));
  const short = rest[0] === undefined;
  const clock = clockTicks(short, rest[0] ?? rest[4], rest[1] ?? rest[5], rest[2] ?? rest[6], rest[3] ?? rest[7]);
  if (midnight === undefined || clock === undefined) return undefined;
  const zone = rest[8];
  const ticks = midnight + clock - offsetTicks(zone);
  if (ticks < 0n || ticks > maxDateTicks) return undefined;
  return spellTicks(ticks) + (zone === undefined ? "" : zone === "Z" ? "Z" : "+00:00");
}

/** What is finer than a tick is cut, but rounded where the text is one of the shorter forms. */
function clockTicks(short: boolean, hour = "0", minute = "0", second = "0", fraction = ""): bigint | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const whole = BigInt(hour) * ticksPerHour + BigInt(minute) * ticksPerMinute + BigInt(second) * ticksPerSecond;
  if (!short) return whole + BigInt(fraction.slice(1, 8).padEnd(7, "0"));
  return whole + BigInt(Math.round(Number(`0${fraction}`) * Number(ticksPerSecond)));
}

function offsetTicks(zone: string | undefined): bigint {
  if (zone === undefined || zone === "Z") return 0n;
  const ticks = BigInt(zone.slice(1, 3)) * ticksPerHour + BigInt(zone.slice(4)) * ticksPerMinute;
  return zone.startsWith("-") ? -ticks : ticks;
}
