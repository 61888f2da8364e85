import type { DeliveryOutcome } from "./outcome.ts";

/**
 * One of the ways in which an attempt follows from its message: the first try, the k-th scheduled one, one started by hand.
 * An attempt's time is its message's time plus `offset`, give or take `spread`.
 */
export interface Lane {
  readonly kind: "scheduled" | "manual";
  /** Which scheduled try this is, from 1; for a manual one: after how many. */
  readonly tries: number;
  readonly silent: boolean;
  readonly when: "early" | "late" | undefined;
  readonly offset: number;
  readonly spread: number;
}

/** How long a receiver that answers takes, and one that does not until it is given up. */
const answered = 300;
const timeout = 15_000;
/** After a timeout the first retry waits at least this long. */
const leastAfterTimeout = 60_000;
const day = 86_400_000;

/**
 * All lanes of a retry schedule. Delays spread by a tenth of the shorter of their neighbours, so that between any two tries
 * of a message there are 0.8 to 1.2 times the scheduled delay (and the try itself).
 */
export function lanesOf(schedule: readonly number[]): readonly Lane[] {
  const lanes: Lane[] = [{ kind: "scheduled", tries: 1, silent: false, when: undefined, offset: 0, spread: 0 }];
  const early = Math.min(4, schedule.length);
  let last = 0;
  for (const silent of [false, true]) {
    let offset = 0;
    schedule.forEach((delay, at) => {
      const base = silent ? Math.max(delay, leastAfterTimeout) : delay;
      offset += base + (silent ? timeout : answered);
      const spread = Math.min(base, schedule[at + 1] ?? base) / 10;
      lanes.push({ kind: "scheduled", tries: at + 2, silent, when: undefined, offset, spread });
      if (silent) return;
      last = offset;
      if (at + 2 !== early) return;
      // Before the next scheduled try would come.
      const next = schedule[at + 1] ?? day;
      lanes.push({
        kind: "manual",
        tries: early,
        silent,
        when: "early",
        offset: offset + 0.4 * next,
        spread: 0.25 * next,
      });
    });
  }
  lanes.push({
    kind: "manual",
    tries: schedule.length + 1,
    silent: false,
    when: "late",
    offset: last + 2 * day,
    spread: day,
  });
  return lanes;
}

/** Whether a message with this outcome has an attempt in this lane, and whether it succeeds. */
export function attemptIn(lane: Lane, outcome: DeliveryOutcome): "success" | "failure" | undefined {
  if (lane.kind === "manual") {
    if (outcome.manual?.when !== lane.when) return undefined;
    return outcome.manual?.success === true ? "success" : "failure";
  }
  if (lane.tries > outcome.tries || (lane.tries > 1 && lane.silent !== outcome.silent)) return undefined;
  return lane.tries === outcome.tries && outcome.success ? "success" : "failure";
}
