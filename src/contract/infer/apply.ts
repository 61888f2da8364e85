import { OwnPlaces } from "../upgrade/own-places.ts";
import { draftOf, putMember } from "../upgrade/record.ts";
import type { Inference } from "./inference.ts";

/**
 * Writes inferences into the document, beside what it says, with the mark that tells them from its own words. One object may
 * be several operations (by aliases of YAML, or by references to one path item): each after the first gets a copy of its
 * own, where its route does not lead into another file.
 */
export function applyInferences(inferences: readonly Inference[]): void {
  const met = new Set<unknown>();
  const places = new OwnPlaces();
  for (const { target, at, update, reasons } of inferences) {
    const own = draftOf(met.has(target.value) ? places.at(target.source.root, at) : target.value);
    met.add(target.value);
    if (own === undefined) continue;
    // As an overlay merges objects. Several operations may share one object: what is added to it is added to a copy.
    for (const [name, value] of Object.entries({ ...update, "x-standin-inferred": reasons })) {
      const there = draftOf(own[name]);
      putMember(own, name, there === undefined ? value : { ...there, ...draftOf(value) });
    }
  }
}
