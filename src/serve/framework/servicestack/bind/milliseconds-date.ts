import { badNumber, outOfRange } from "./exception.ts";
import { ticksPerMillisecond, unixEpochTicks } from "./ticks.ts";

/**
 * Reads `/Date(ms)/` or `/Date(ms+0200)/`, slashes escaped or not: ticks in UTC, and the offset in minutes if one is named.
 * `-0000` is the mark of an unspecified date: an offset of zero.
 * @throws {HostException} where the brackets hold anything else.
 */
export function readMilliseconds(text: string): { readonly ticks: bigint; readonly offset: number | undefined } {
  const bare = text.startsWith("\\") ? text.slice(1) : text;
  const end = bare.indexOf(")");
  if (end < 0) throw outOfRange();
  const inside = bare.slice("/Date(".length, end);
  const sign = Math.max(inside.lastIndexOf("+"), inside.lastIndexOf("-"));
  const zone = sign > 0 ? inside.slice(sign) : "";
  const number = inside.slice(0, inside.length - zone.length);
  if (!/^[\t-\r ]*[+-]?\d+[\t-\r ]*$/.test(number)) throw badNumber(number);
  const ticks = unixEpochTicks + BigInt(number.trim()) * ticksPerMillisecond;
  return { ticks, offset: zone === "" ? undefined : offsetMinutes(zone) };
}

function offsetMinutes(zone: string): number {
  const parts = /^([+-]*)(\d{1,2}):?(\d{2})$/.exec(zone);
  if (parts === null || Number(parts[2]) > 23 || Number(parts[3]) > 59) throw badNumber(zone);
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === "-" ? -minutes : minutes;
}
