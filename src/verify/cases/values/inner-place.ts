import { below } from "../../../random/draw.ts";
import { keyOf, path } from "../../../random/key.ts";
import type { Ground } from "../case.ts";

/**
 * A place well inside a list of so many: in its two middle quarters, chosen by the run's seed. What is asked in the middle
 * of something could be asked at many places; runs with other seeds ask at others.
 * @param about what it is chosen for, so that different cases choose for themselves
 */
export function innerPlace(
  { seed, operation }: Pick<Ground, "seed" | "operation">,
  about: string,
  count: number,
): number {
  const quarter = count >> 2;
  return quarter + below(path(keyOf(seed), operation.id, about), Math.max(1, count - 2 * quarter));
}
