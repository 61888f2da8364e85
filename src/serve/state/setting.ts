import type { Changes } from "./changes.ts";
import { nowOf } from "./clock.ts";

/** What a stand-in's data depends on. */
export interface Setting {
  /** The scenario's name. */
  readonly scenario: string;
  readonly seed: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * The setting under a session's changes.
 * @param start the setting of the scenario that the session is in, as long as it has changed nothing
 * @param machineTime milliseconds since 1970 on the machine's clock; only a running clock looks at it
 */
export function settingUnder(changes: Changes, start: Setting, machineTime: number): Setting {
  return {
    scenario: start.scenario,
    seed: changes.seed ?? start.seed,
    now: changes.clock === undefined ? start.now : nowOf(changes.clock, machineTime),
  };
}
