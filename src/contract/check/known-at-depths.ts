import type { Part } from "../../source/part.ts";

/** How deep compositions are looked into; documents do not nest them deeper, and circles end here. */
export const deepest = 8;

/** What is found out of schemas, once for each and each depth: at another, less of what they are put together of is looked into. */
export class KnownAtDepths<Found> {
  #known = new WeakMap<object, (Found | undefined)[]>();

  /** What was found of a schema at a depth, or is now. */
  of({ record }: Part, depth: number, find: () => Found): Found {
    if (record === undefined) return find();
    const known = this.#known.get(record) ?? [];
    this.#known.set(record, known);
    return (known[depth] ??= find());
  }

  /** Finds out anew from now on: a schema says something else. */
  forget(): void {
    this.#known = new WeakMap();
  }
}
