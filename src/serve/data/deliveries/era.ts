import { slotsOf, type Slots } from "../../../random/weights.ts";
import type { Grid } from "./grid.ts";
import { outcomeNames } from "./outcome.ts";
import type { Phase } from "./story.ts";

/** A phase of a story on a grid: from which block on which outcomes are dealt. */
export interface Era {
  readonly from: number;
  /** The first block after it. */
  readonly until: number;
  /** A byte of randomness → a number into `outcomeList`. */
  readonly slots: Slots;
}

/** The phases as eras, oldest first; the last goes on for ever. */
export function erasOf(phases: readonly Phase[], grid: Grid): readonly Era[] {
  const starts = phases.map((phase) => (phase.from === -Infinity ? -Infinity : grid.blockOf(phase.from)));
  return phases.map((phase, at) => ({
    from: starts[at] ?? 0,
    until: starts[at + 1] ?? Infinity,
    slots: slotsOf(outcomeNames.map((name) => phase.weights[name] ?? 0)),
  }));
}
