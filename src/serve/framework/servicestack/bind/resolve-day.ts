import { spellTicks, ticksOfDay } from "./ticks.ts";

/** A part of a date: a number of one or two digits, one of more (a year), or a month's name. */
export type DayPart =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "year"; readonly value: number }
  | { readonly kind: "month"; readonly value: number };

type DayOrder = (values: readonly number[], thisYear: number) => readonly [year: number, month: number, day: number];

const at = (values: readonly number[], index: number): number => values[index] ?? 0;

/** What each sequence of parts means under the invariant culture (N number, Y year, M month name). */
const readings: Readonly<Record<string, readonly DayOrder[]>> = {
  NN: [(v, thisYear) => [thisYear, at(v, 0), at(v, 1)]],
  NNN: [(v) => [century(at(v, 2)), at(v, 0), at(v, 1)]],
  NNY: [(v) => [at(v, 2), at(v, 0), at(v, 1)]],
  YNN: [(v) => [at(v, 0), at(v, 1), at(v, 2)]],
  YN: [(v) => [at(v, 0), at(v, 1), 1]],
  NY: [(v) => [at(v, 1), at(v, 0), 1]],
  MN: [(v, thisYear) => [thisYear, at(v, 0), at(v, 1)]],
  NM: [(v) => [century(at(v, 0)), at(v, 1), 1]],
  MY: [(v) => [at(v, 1), at(v, 0), 1]],
  YM: [(v) => [at(v, 0), at(v, 1), 1]],
  MNN: [(v) => [century(at(v, 2)), at(v, 0), at(v, 1)], (v) => [century(at(v, 1)), at(v, 0), at(v, 2)]],
  NMN: [(v) => [century(at(v, 2)), at(v, 1), at(v, 0)], (v) => [century(at(v, 0)), at(v, 1), at(v, 2)]],
  NNM: [(v) => [century(at(v, 1)), at(v, 2), at(v, 0)], (v) => [century(at(v, 0)), at(v, 2), at(v, 1)]],
  MNY: [(v) => [at(v, 2), at(v, 0), at(v, 1)]],
  NMY: [(v) => [at(v, 2), at(v, 1), at(v, 0)]],
  YMN: [(v) => [at(v, 0), at(v, 1), at(v, 2)]],
  MYN: [(v) => [at(v, 1), at(v, 0), at(v, 2)]],
  NYM: [(v) => [at(v, 1), at(v, 2), at(v, 0)]],
  YNM: [(v) => [at(v, 0), at(v, 2), at(v, 1)]],
};

/** Midnight of the day that the parts name, or undefined where they name none. */
export function resolveDay(parts: readonly DayPart[], today: bigint): bigint | undefined {
  const shape = parts.map((part) => (part.kind === "number" ? "N" : part.kind === "year" ? "Y" : "M")).join("");
  const values = parts.map((part) => part.value);
  const thisYear = Number(spellTicks(today).slice(0, 4));
  for (const reading of readings[shape] ?? []) {
    const ticks = ticksOfDay(...reading(values, thisYear));
    if (ticks !== undefined) return ticks;
  }
  return undefined;
}

/** A year of two digits lies between 1950 and 2049. */
function century(year: number): number {
  if (year > 99) return year;
  return year > 49 ? 1900 + year : 2000 + year;
}
