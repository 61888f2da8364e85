import type { Remarks, Spelling } from "../format.ts";

/** What stays the same while one answer is read. */
export interface Reading {
  readonly spelling: Spelling;
  readonly remarks: Remarks | undefined;
}
