import type { Remarks } from "../../../format.ts";
import type { Spelling } from "../spelling.ts";

/** What stays the same while one answer is read. */
export interface ReadContext {
  readonly spelling: Spelling;
  readonly remarks: Remarks | undefined;
}
