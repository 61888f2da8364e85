import type { Asked } from "../document/read-document.ts";
import type { Draft } from "../draft/draft.ts";
import type { Weighed } from "../weigh/weighed.ts";

/** The pages that say all of one operation, the one that says most first. */
export interface OperationPages {
  readonly operation: string;
  readonly addresses: readonly string[];
}

/** What the pages of a framework leave out, because every host of it behaves so. */
export interface PageFramework {
  readonly name: string;
  /** Whether these documents are of a host of this framework. */
  knows(weighed: Weighed): boolean;
  /**
   * Where the pages of all operations of a host are, where a page lists the operations; undefined: it does not.
   * @param address that of the page
   */
  pagesListed(address: string, html: string): readonly OperationPages[] | undefined;
  /** What the address of a page asks for; undefined: it is none of such a page. */
  askedBy(address: string): Asked | undefined;
  /** Decides everything that a contract needs. What no document says is taken from the framework, or listed as open. */
  draft(weighed: Weighed): Draft;
}
