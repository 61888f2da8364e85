import type { Changes } from "./changes.ts";
import { nowOf } from "./clock.ts";

/** What holds as long as a session has changed nothing: a scenario's own, unless the stand-in was started with another. */
export interface Start {
  readonly scenario: string;
  readonly seed: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * What holds under a session's changes.
 * @param start what holds in the scenario that the session is in
 * @param machineTime milliseconds since 1970 on the machine's clock; only a running clock looks at it
 */
export function inForce(changes: Changes, start: Start, machineTime: number): Start {
  return {
    scenario: changes.scenario ?? start.scenario,
    seed: changes.seed ?? start.seed,
    now: changes.clock === undefined ? start.now : nowOf(changes.clock, machineTime),
  };
}
