import type { Draft } from "../draft/draft.ts";
import type { Weighed } from "../weigh/weighed.ts";

/** What the pages of a framework leave out, because every host of it behaves so. */
export interface PageFramework {
  readonly name: string;
  /** Whether these documents are of a host of this framework. */
  knows(weighed: Weighed): boolean;
  /** Decides everything that a contract needs. What no document says is taken from the framework, or listed as open. */
  draft(weighed: Weighed): Draft;
}
