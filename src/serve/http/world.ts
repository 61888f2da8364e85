import type { Changes } from "../state/changes.ts";
import type { Setting } from "../state/setting.ts";
import type { Api } from "./stand-in.ts";

/** What is in force for a request: the setting, and the APIs as they are in it. */
export interface InForce<OneApi extends Api = Api> extends Setting {
  readonly apis: readonly OneApi[];
}

/** What a stand-in was started with, and what it becomes under a session's changes. */
export interface World<OneApi extends Api = Api> {
  /** What is in force for a session that has changed nothing. */
  readonly start: Setting & { readonly cors: boolean };
  /**
   * What is in force under these changes: the one place where scenario, seed, clock and changes are put together. A session
   * in another scenario has that one's seed and clock, unless the stand-in was started with others. Cheap to call again:
   * what costs is kept.
   * @param machineTime milliseconds since 1970 on the machine's clock; only a running clock looks at it
   * @throws {ProblemError} when the changes name a scenario that cannot be loaded
   */
  at(changes: Changes, machineTime: number): InForce<OneApi>;
  /** The names of the scenarios that a session may ask for; absent: nobody knows. */
  scenarios?(): readonly string[];
}
