import type { Ground, Script } from "../case.ts";
import { findOut } from "../find-out.ts";
import type { Collection } from "./collection.ts";
import { type FilterParameter, filtersOf, narrowed } from "./filtered.ts";
import { keysOf, type Walk } from "./walk-pages.ts";

/** What one value of a hidden filter showed. */
export interface HiddenView {
  readonly value: string;
  readonly walk: Walk;
  readonly keys: readonly string[];
}

/** How many values are looked at, and how many pages of each. */
const most = { values: 4, pages: 3 };

/** The most requests by which it is found out what values of hidden filters show. */
export function hiddenRequests(ground: Ground): number {
  return filtersOf(ground).hidden.length * most.values * most.pages;
}

/** What each known value shows by itself; asked once. */
export function hiddenViews(
  ground: Ground,
  { name }: FilterParameter,
  collection: Collection,
): Script<readonly HiddenView[]> {
  return findOut(ground, `what each ${name} shows`, function* () {
    const views: HiddenView[] = [];
    for (const value of (ground.target.values.get(name) ?? []).slice(0, most.values)) {
      const walk = yield* narrowed(ground, collection, [[name, value]], most.pages);
      views.push({ value, walk, keys: keysOf(walk) });
    }
    return views;
  });
}
