import { valueAt } from "../../source/pointer.ts";
import { draftOf, putMember } from "./record.ts";

/**
 * Places of documents that are changed where they stand and nowhere else: aliases of YAML and references let several places
 * share an object, so that what lies on the way to a place is copied first, each object once.
 */
export class OwnPlaces {
  readonly #own = new WeakSet<object>();

  /** What stands at a place, its own from now on; undefined: nothing does. */
  at(root: unknown, place: readonly string[]): unknown {
    let holder = root;
    for (const key of place) {
      const value = valueAt(holder, [key]);
      const own = typeof value === "object" && value !== null && !this.#own.has(value) ? shallowCopy(value) : value;
      if (own !== value) {
        this.#own.add(own as object); // what is copied is an object
        if (Array.isArray(holder)) holder[Number(key)] = own;
        else putMember(holder as Record<string, unknown>, key, own); // what has a member is an object
      }
      holder = own;
    }
    return holder;
  }
}

/** The list or the object with the same items or members; anything else as it is. */
export function shallowCopy(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])];
  const draft = draftOf(value);
  return draft === undefined ? value : { ...draft };
}
