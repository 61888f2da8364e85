import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Pool } from "./pool.ts";
import { readable } from "./readable.ts";
import { sv } from "./sv.ts";

/** The languages that made-up values come in. */
const pools: ReadonlyMap<string, Pool> = new Map([
  ["en", en],
  ["de", de],
  ["sv", sv],
  ["readable", readable],
]);

/** The pool of a locale; English when there is none. */
export function poolOf(locale: string | undefined): Pool {
  return pools.get(locale ?? "en") ?? en;
}
