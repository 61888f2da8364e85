import { ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from "./ticks.ts";

const longest = "P10675199DT2H48M5.4775391S";

/**
 * Reads `P1DT2H3M4.5S`, in ticks. Never fails: a unit that is missing, unknown, out of order or no number counts nothing, so
 * `P1Y`, `P1M` and `PT1.5H` are zero.
 */
export function readDuration(text: string): bigint {
  if (text === longest) return 2n ** 63n - 1n;
  if (text === `-${longest}`) return -(2n ** 63n);
  const negative = text.startsWith("-");
  const [date = "", time] = cut((negative ? text.slice(1) : text).slice(1), "T");
  const [days] = unit(date, "D");
  const [hours, afterHours] = unit(time ?? "", "H");
  const [minutes, afterMinutes] = unit(afterHours, "M");
  const seconds = fractionTicks(afterMinutes);
  const ticks = days * ticksPerDay + hours * ticksPerHour + minutes * ticksPerMinute + seconds;
  return negative ? -ticks : ticks;
}

/** The number before a unit's letter, and what stands behind it. */
function unit(text: string, letter: string): [amount: bigint, rest: string] {
  const [before = "", after] = cut(text, letter);
  if (after === undefined) return [0n, text];
  return [/^[\t-\r ]*[+-]?\d{1,18}[\t-\r ]*$/.test(before) ? BigInt(before.trim().replace("+", "")) : 0n, after];
}

function fractionTicks(text: string): bigint {
  const [before = "", after] = cut(text, "S");
  const found = after === undefined ? null : /^(\d*)(?:\.(\d*))?$/.exec(before);
  if (found === null || before === "" || before === ".") return 0n;
  return (
    BigInt(found[1] === "" ? 0 : (found[1] ?? 0)) * ticksPerSecond + BigInt((found[2] ?? "").slice(0, 7).padEnd(7, "0"))
  );
}

function cut(text: string, letter: string): string[] {
  const place = text.indexOf(letter);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}
