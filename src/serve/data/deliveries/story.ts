import type { StoryName } from "../../scenario/story-name.ts";
import type { OutcomeName } from "./outcome.ts";

/** What has been going on at an endpoint: outcomes by time, and what its texts look like. */
export interface DeliveryStory {
  /** One sentence for lists of names. */
  readonly about: string;
  /** How far back its rows reach, in days, unless the scenario says. */
  readonly days: number;
  /** How many rows it has unless the scenario says. */
  readonly size: number;
  /** Replaces the declared rhythm. */
  readonly rhythm?: string;
  /** From when on which outcomes have which weight; oldest first. */
  phases(anchor: number): readonly Phase[];
  /** When it fell silent for good (a disabled endpoint gets no tries at all). */
  end?(anchor: number): number;
  /** The newest attempts are pending or being sent. */
  readonly inFlight?: boolean;
  readonly texts?: "hostile" | "minimal" | "maximal";
  /** It nearly always fails in the same way. */
  readonly steady?: boolean;
}

export interface Phase {
  /** Milliseconds since 1970; the first phase reaches back for ever. */
  readonly from: number;
  readonly weights: Readonly<Partial<Record<OutcomeName, number>>>;
}

const hour = 3_600_000;
const day = 24 * hour;

const healthy = { first: 950, second: 36, third: 6, timeouts: 4, resent: 4 };
const flaky = {
  first: 640,
  second: 130,
  third: 60,
  fourth: 50,
  fifth: 20,
  timeouts: 50,
  exhausted: 25,
  rescued: 15,
  lost: 5,
  resent: 5,
};
const failing = { exhausted: 10 };
const always = (weights: Phase["weights"]) => (): readonly Phase[] => [{ from: -Infinity, weights }];

/** The last Tuesday morning that is at least two days before. */
export function lastTuesday(anchor: number): number {
  const today = Math.floor(anchor / day) * day;
  const since = (new Date(today).getUTCDay() + 5) % 7;
  return today - (since < 2 ? since + 7 : since) * day + 6 * hour + 40 * 60_000;
}

/**
 * An outage from `from` to `until`: what was sent shortly before its end succeeds at the first retry after it,
 * what was sent earlier has used up its tries by then, and some of that is sent again by hand.
 */
function outage(from: number, until: number): readonly Phase[] {
  const phases: Phase[] = [
    { from: -Infinity, weights: healthy },
    { from, weights: { exhausted: 6, rescued: 3, lost: 1 } },
  ];
  const retries: readonly [number, OutcomeName][] = [
    [20.5, "eighth"],
    [9.5, "seventh"],
    [3.3, "sixth"],
    [0.85, "fifth"],
    [0.12, "fourth"],
    [0.004, "third"],
  ];
  for (const [hours, name] of retries)
    if (until - hours * hour > from) phases.push({ from: until - hours * hour, weights: { [name]: 1 } });
  return [...phases, { from: until, weights: healthy }];
}

/** Every story a scenario can give an endpoint. */
export const stories: Readonly<Record<StoryName, DeliveryStory>> = {
  healthy: { about: "nearly everything arrives at once", days: 60, size: 240, phases: always(healthy) },
  flaky: { about: "one in three needs a retry, some never arrive", days: 45, size: 320, phases: always(flaky) },
  failing: {
    about: "nothing has arrived since Tuesday",
    days: 50,
    size: 280,
    // Three quiet hours before, so that no retry of an older message succeeds later.
    phases: (anchor) => [
      { from: -Infinity, weights: healthy },
      { from: lastTuesday(anchor) - 3 * hour, weights: { first: 1 } },
      { from: lastTuesday(anchor), weights: failing },
    ],
    steady: true,
  },
  recovered: {
    about: "down for three days last week, up again, some sent again by hand",
    days: 45,
    size: 300,
    phases: (anchor) => outage(anchor - 10 * day, anchor - 7 * day),
  },
  disabled: {
    about: "failed for five days, then switched off; nothing newer",
    days: 75,
    size: 180,
    phases: (anchor) => [
      { from: -Infinity, weights: healthy },
      { from: anchor - 18 * day - 3 * hour, weights: { first: 1 } },
      { from: anchor - 18 * day, weights: { exhausted: 7, unreachable: 3 } },
    ],
    end: (anchor) => anchor - 13 * day,
    steady: true,
  },
  paused: {
    about: "switched off by its owner five days ago; all was well until then",
    days: 60,
    size: 200,
    phases: always(healthy),
    end: (anchor) => anchor - 5 * day,
  },
  new: { about: "made this morning, a few rows", days: 0.2, size: 12, rhythm: "flat", phases: always(healthy) },
  silent: { about: "exists, and nothing was ever sent to it", days: 60, size: 0, phases: always(healthy) },
  busy: {
    about: "many rows in few days",
    days: 21,
    size: 1000,
    phases: always({ ...healthy, exhausted: 3, fourth: 5 }),
  },
  hostile: {
    about: "addresses with commas, quotes, markup, formulas, emoji",
    days: 60,
    size: 150,
    phases: always(flaky),
    texts: "hostile",
  },
  minimal: {
    about: "the shortest and smallest values",
    days: 60,
    size: 20,
    phases: always({ first: 6, unreachable: 1 }),
    texts: "minimal",
  },
  maximal: { about: "the longest and largest values", days: 60, size: 120, phases: always(flaky), texts: "maximal" },
  "in-flight": {
    about: "the newest are pending or being sent; they settle as the clock runs",
    days: 2,
    size: 400,
    rhythm: "flat",
    phases: always({ first: 90, second: 8, third: 2 }),
    inFlight: true,
  },
};
