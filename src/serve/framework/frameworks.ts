import type { Framework } from "./framework.ts";
import { servicestack } from "./servicestack/servicestack.ts";

export type { Framework };

/** Every framework whose manners are known, by the name that a contract gives it (`x-standin-host.framework`). */
export const frameworks: ReadonlyMap<string, Framework> = new Map(
  [servicestack].map((framework) => [framework.name, framework]),
);
