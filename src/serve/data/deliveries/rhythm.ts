/** How busy the hours of a week are, as a function that can be summed up to any time at once. */
export interface Rhythm {
  /** The activity between 1970 and a time: in milliseconds of an average hour. Strictly increasing. */
  upTo(ms: number): number;
  /** The busiest hour against an average one. */
  readonly peak: number;
}

const hour = 3_600_000;
const week = 168 * hour;
/** 1970 began on a Thursday; weeks here begin on Monday. */
const firstMonday = 4 * 24 * hour;

/** Weights by hour of the day, UTC, for working days, Saturday and Sunday. */
const weeks: Readonly<Record<string, readonly [readonly number[], readonly number[], readonly number[]]>> = {
  // People book before work, at lunch and in the evening; a salon is open on Saturdays.
  shop: [
    [2, 1, 1, 1, 2, 4, 8, 10, 10, 9, 9, 10, 10, 9, 9, 10, 11, 12, 13, 13, 11, 8, 5, 3],
    [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 9, 8, 6, 5, 5, 5, 5, 5, 5, 4, 3, 2],
    [1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 5, 6, 7, 7, 6, 5, 3, 2],
  ],
  // Offices file from Monday to Friday.
  office: [
    [1, 1, 1, 1, 2, 4, 8, 12, 14, 14, 13, 10, 12, 13, 12, 10, 7, 4, 3, 2, 2, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  ],
};

/** A rhythm by name: `shop`, `office`; anything else is even, day and night. */
export function rhythmOf(name: string): Rhythm {
  const days = Object.hasOwn(weeks, name) ? weeks[name] : undefined;
  if (days === undefined) return { upTo: (ms) => ms, peak: 1 };
  const [working, saturday, sunday] = days;
  const raw = [...Array.from({ length: 5 }, () => working).flat(), ...saturday, ...sunday];
  const mean = raw.reduce((sum, weight) => sum + weight) / raw.length;
  const weights = raw.map((weight) => weight / mean);
  const before = [0];
  for (const weight of weights) before.push((before.at(-1) ?? 0) + weight * hour);
  return {
    peak: Math.max(...weights),
    upTo(ms) {
      const whole = Math.floor((ms - firstMonday) / week);
      const within = ms - firstMonday - whole * week;
      const at = Math.floor(within / hour);
      return whole * week + (before[at] ?? 0) + (within - at * hour) * (weights[at] ?? 0);
    },
  };
}
