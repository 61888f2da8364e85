import type { Changes } from "../state/changes.ts";
import type { Start } from "../state/in-force.ts";
import type { Api } from "./stand-in.ts";

/** What a stand-in was started with, and what it becomes under a session's changes. */
export interface World {
  /** What holds when a session has changed nothing. */
  readonly start: Start & { readonly cors: boolean };
  /**
   * What holds for a session that asked for another scenario: that one's seed and clock, unless the stand-in was started with others.
   * @throws {ProblemError} when there is no such scenario, or it cannot be loaded
   */
  startIn(scenario: string | undefined): Start;
  /**
   * The APIs as they are under these changes at this moment. Cheap to call again: what costs is kept.
   * @throws {ProblemError} when the changes name a scenario that cannot be loaded
   */
  apis(changes: Changes, now: string): readonly Api[];
}
