import type { Part } from "../../source/part.ts";
import { type Draft, draftOf, putMember } from "../upgrade/record.ts";
import type { Inference } from "./inference.ts";

/**
 * Writes inferences into the document, beside what it says, with the mark that tells them from its own words. One object may
 * be several operations (by aliases of YAML, or by references to one path item): each gets a copy of its own first.
 */
export function applyInferences(inferences: readonly Inference[]): void {
  const met = new Set<unknown>();
  for (const { target, at, update, reasons } of inferences) {
    const own = met.has(target.value) ? copyAt(target, at) : draftOf(target.value);
    met.add(target.value);
    if (own === undefined) continue;
    // As an overlay merges objects. Several operations may share one object: what is added to it is added to a copy.
    for (const [name, value] of Object.entries({ ...update, "x-standin-inferred": reasons })) {
      const there = draftOf(own[name]);
      putMember(own, name, there === undefined ? value : { ...there, ...draftOf(value) });
    }
  }
}

/** A copy of the operation at its route, where nothing else is changed with it; undefined: the route leads into another file. */
function copyAt({ source, value }: Part, [, path = "", method = ""]: readonly string[]): Draft | undefined {
  const paths = draftOf(draftOf(source.root)?.["paths"]);
  const item = draftOf(paths?.[path]);
  if (paths === undefined || item === undefined || Object.hasOwn(item, "$ref")) return undefined;
  const copy = { ...draftOf(value) };
  putMember(paths, path, { ...item, [method]: copy });
  return copy;
}
