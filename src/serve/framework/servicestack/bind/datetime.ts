import { HostException, outOfRange } from "./exception.ts";
import { readInvariantDate } from "./invariant-date.ts";
import { readLenientDate } from "./lenient-date.ts";
import { readMilliseconds } from "./milliseconds-date.ts";
import { maxDateTicks, spellTicks, ticksOfDay, ticksPerDay, ticksPerMinute } from "./ticks.ts";

/** How a host remembers where a date came from; its own zone is UTC. */
const local = "+00:00";

/**
 * Reads a DateTime as the framework does: the length of the text decides which way is tried.
 * Gives the canonical text, whose end tells unspecified (nothing), UTC (`Z`) and local (`+00:00`) apart.
 * `now` (ISO 8601) gives the day to a time without one.
 * @throws {HostException} where every way fails.
 */
export function readDateTime(text: string, now: string): string {
  if (/^(?:\\)?\/Date\(/.test(text)) return millisecondsDate(text);
  const today = midnightOf(now);
  const utc = text.endsWith("Z");
  if (text.length === 19 || (text.length === 23 && !utc)) {
    const date = parse(text, today);
    return spellTicks(date.ticks) + (date.offset === undefined ? "" : local);
  }
  const repaired = utc && text[10] === " " ? `${text.slice(0, 10)}T${text.slice(11)}` : text;
  if (text.length === 20 || (utc && text.length >= 24 && text.length <= 28)) return utcDate(repaired, today);
  if (text.length === 8 && !/[-/]/.test(text)) return condensedDate(text);
  if (text.length === 10) {
    const short = attempt(() => readLenientDate(text));
    if (short !== undefined) return spellTicks(short) + local;
  }
  return anyDate(repaired, today);
}

/** The midnight of a moment's day. */
export function midnightOf(moment: string): bigint {
  const date = readInvariantDate(moment, 0n);
  return date === undefined ? 0n : date.ticks - (date.ticks % ticksPerDay);
}

function millisecondsDate(text: string): string {
  const { ticks, offset } = readMilliseconds(text);
  if (offset === undefined) return `${spellTicks(inRange(ticks))}Z`;
  return spellTicks(inRange(ticks + BigInt(offset) * ticksPerMinute)) + local;
}

/** Exactly `yyyy-MM-ddTHH:mm:ssZ`, or the same with three to seven digits of a second. */
function utcDate(text: string, today: bigint): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|z)$/.test(text)) throw notADate(text);
  return spellTicks(parse(text, today).ticks) + local;
}

/** `yyyyMMdd`. */
function condensedDate(text: string): string {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const ticks = parts === null ? undefined : ticksOfDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (ticks === undefined) throw notADate(text);
  return spellTicks(ticks);
}

function anyDate(text: string, today: bigint): string {
  const date = readInvariantDate(text, today);
  if (date !== undefined) return spellTicks(date.ticks) + local;
  if (text.length < 10) throw notADate(text);
  return spellTicks(inRange(readLenientDate(text))) + local;
}

function parse(text: string, today: bigint): { ticks: bigint; offset: number | undefined } {
  const date = readInvariantDate(text, today);
  if (date === undefined) throw notADate(text);
  return date;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function inRange(ticks: bigint): bigint {
  if (ticks < 0n || ticks > maxDateTicks) throw outOfRange();
  return ticks;
}

/** What the runtime says of a text that is not a date. */
export function notADate(text: string): HostException {
  return new HostException("FormatException", `String '${text}' was not recognized as a valid DateTime.`);
}
