import { midnightOf, notADate } from "./datetime.ts";
import { readInvariantDate } from "./invariant-date.ts";
import { readMilliseconds } from "./milliseconds-date.ts";
import { spellTicks, ticksPerMinute } from "./ticks.ts";

/**
 * Reads a DateTimeOffset: `/Date(ms+0200)/`, or any invariant date; one without an offset is in UTC.
 * Gives the canonical text, which always names its offset.
 * @throws {HostException} where the text is not a date.
 */
export function readDateTimeOffset(text: string, now: string): string {
  if (/^(?:\\)?\/Date\(/.test(text)) {
    const { ticks, offset } = readMilliseconds(text);
    return spellAtOffset(ticks, offset ?? 0);
  }
  const zoned = Math.max(text.lastIndexOf("+"), text.lastIndexOf("-")) >= 10 || text.endsWith("Z");
  const date = readInvariantDate(zoned ? text : `${text}Z`, midnightOf(now));
  if (date === undefined) throw notADate(text);
  return spellAtOffset(date.ticks, date.offset ?? 0);
}

/** An instant (ticks in UTC) as a clock at an offset in minutes shows it. */
export function spellAtOffset(utc: bigint, offset: number): string {
  const size = Math.abs(offset);
  const zone = [Math.trunc(size / 60), size % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return spellTicks(utc + BigInt(offset) * ticksPerMinute) + (offset < 0 ? "-" : "+") + zone;
}
