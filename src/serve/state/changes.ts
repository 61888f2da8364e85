import type { Value } from "../../contract/model/value.ts";
import type { Clock } from "./clock.ts";
import type { Fault } from "./fault.ts";

/** One property of one row that has another value than its function gives. */
export interface Override {
  readonly api: string;
  readonly entity: string;
  /** The row's key. */
  readonly key: string;
  readonly property: string;
  readonly value: Value;
}

/** Everything that can differ from the scenario while it runs. A session is such a set; nothing else is kept. */
export interface Changes {
  /** Another scenario than the one started with: its name. */
  readonly scenario: string | undefined;
  readonly seed: string | undefined;
  readonly clock: Clock | undefined;
  readonly overrides: readonly Override[];
  readonly faults: readonly Fault[];
}

/** The scenario as it is. */
export const noChanges: Changes = { scenario: undefined, seed: undefined, clock: undefined, overrides: [], faults: [] };
