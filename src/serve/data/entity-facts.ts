import type { Entity } from "../../contract/model/contract.ts";
import type { PagedBy } from "../../contract/model/paged-by.ts";
import type { Key } from "../../random/key.ts";
import type { Named, ScenarioApi, ScenarioEntity } from "../scenario/scenario.ts";

/** What the rows of one entity are computed from. */
export interface EntityFacts {
  readonly entity: Entity;
  /** Seed, API and entity. */
  readonly key: Key;
  readonly api: ScenarioApi;
  readonly scenario: ScenarioEntity;
  /** The clock, and up to where stories are laid out; milliseconds since 1970. */
  readonly now: number;
  readonly anchor: number;
  /** The property that orders the rows, and what positions begin with; undefined: nothing pages through them. */
  readonly pagedBy: PagedBy | undefined;
  /** Of rows that are found by their key alone, whosever they are: the owners that the scenario names. */
  readonly foundAmong: { readonly named: readonly Named[] } | undefined;
  /** Property paths that look-ups compare without regard to case. */
  readonly ignoreCase: ReadonlySet<string>;
}
