import type { RowOverride } from "../data/change.ts";
import type { ThingWrites } from "../data/things/thing-write.ts";
import type { Replies } from "../data/replies.ts";
import type { Clock } from "./clock.ts";
import type { Fault } from "./fault.ts";

/** Another value for one property of one row of an API. */
export interface Override extends Omit<RowOverride, "kind"> {
  readonly api: string;
}

/** Everything that can differ from the scenario while it runs. A session is such a set; nothing else is kept. */
export interface Changes {
  /** Another scenario than the one started with: its name. */
  readonly scenario: string | undefined;
  readonly seed: string | undefined;
  readonly clock: Clock | undefined;
  readonly overrides: readonly Override[];
  readonly faults: readonly Fault[];
  /** What was written of rows, by API. Never changed, only replaced. */
  readonly writes: ReadonlyMap<string, ThingWrites>;
  /** What was answered to requests that may be sent again, by API. Never changed, only replaced. */
  readonly replies: ReadonlyMap<string, Replies>;
}

/** The scenario as it is. */
export const noChanges: Changes = {
  scenario: undefined,
  seed: undefined,
  clock: undefined,
  overrides: [],
  faults: [],
  writes: new Map(),
  replies: new Map(),
};
