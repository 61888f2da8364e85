import type { Changes } from "../state/changes.ts";
import type { Api } from "./stand-in.ts";

/** What a stand-in was started with, and what it becomes under a session's changes. */
export interface World {
  /** What holds when a session has changed nothing. */
  readonly start: { readonly scenario: string; readonly seed: string; readonly now: string; readonly cors: boolean };
  /**
   * The APIs as they are under these changes at this moment. Cheap to call again: what costs is kept.
   * @throws {ProblemError} when the changes name a scenario that cannot be loaded
   */
  apis(changes: Changes, now: string): readonly Api[];
}
