import { type Citation, parseCitation } from "../../citation.ts";
import type { Part } from "../../source/part.ts";

/** Which lines of which documents a part is taken from: `x-standin-source`, or `source` within an extension. */
export function citationsOf(part: Part): readonly Citation[] {
  const source = part.get("x-standin-source") ?? part.get("source");
  return Object.freeze((source?.text === undefined ? (source?.texts() ?? []) : [source.text]).map(parseCitation));
}
