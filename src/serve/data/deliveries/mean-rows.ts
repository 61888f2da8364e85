import { slotsOf } from "../../../random/weights.ts";
import { attemptIn, type Lane } from "./lane.ts";
import { type DeliveryOutcome, outcomeNames } from "./outcome.ts";
import type { Rhythm } from "./rhythm.ts";
import type { Phase } from "./story.ts";

/** How many attempts a message between two times has by the second of them, on average: retries that are still to come do not count. */
export function meanRows(
  phases: readonly Phase[],
  lanes: readonly Lane[],
  outcomes: readonly DeliveryOutcome[],
  rhythm: Rhythm,
  [begin, until]: readonly [number, number],
): number {
  const activity = (from: number, to: number): number =>
    to <= from ? 0 : (rhythm.upTo(to) - rhythm.upTo(from)) / (rhythm.upTo(until) - rhythm.upTo(begin));
  let mean = 0;
  phases.forEach((phase, at) => {
    const from = Math.max(begin, phase.from);
    const next = phases[at + 1]?.from ?? Infinity;
    const slots = slotsOf(outcomeNames.map((name) => phase.weights[name] ?? 0));
    for (const lane of lanes) {
      const having = slots.filter((slot) => {
        const outcome = outcomes[slot];
        return outcome !== undefined && attemptIn(lane, outcome) !== undefined;
      }).length;
      mean += (having / slots.length) * activity(from, Math.min(next, until - lane.offset));
    }
  });
  return mean;
}
