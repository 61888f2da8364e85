import { type Citation, parseCitation } from "../../citation.ts";
import type { Part } from "../../source/part.ts";

/** The line on which a part stands in its own document, looked up when it is asked for: the first question costs as much as reading. */
export function standingOf({ source, pointer }: Part): () => Citation | undefined {
  return () => {
    const line = source.lineOf(pointer);
    return line === undefined ? undefined : { document: source.file, line };
  };
}

/** Which lines of which documents a part is taken from: `x-standin-source`, or `source` within an extension. */
export function citationsOf(part: Part): readonly Citation[] {
  const source = part.get("x-standin-source") ?? part.get("source");
  return Object.freeze((source?.text === undefined ? (source?.texts() ?? []) : [source.text]).map(parseCitation));
}
