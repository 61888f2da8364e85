import type { Deviation } from "./deviation.ts";

/** The first of several deviations, if there is any. */
export function judgeFirst(deviations: readonly (Deviation | undefined)[]): Deviation | undefined {
  return deviations.find((deviation) => deviation !== undefined);
}
