import type { Citation } from "../../citation.ts";

/** One promise of a contract, as the suite asks for it. */
export interface Check {
  /** `family/name`, with a parameter, format or identity behind it where there are several: `filters/Status/shows-only`. */
  readonly id: string;
  /** The promise as a sentence without a full stop. */
  readonly promise: string;
  /** Which lines of which document say so. */
  readonly citations: readonly Citation[];
}
