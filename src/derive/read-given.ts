import { type DocumentRead, fileName, type Given, readDocument } from "./document/read-document.ts";
import { askedBy } from "./framework/page-frameworks.ts";

/** Reads a document as it was given: what its address says is known to the framework whose pages have such addresses. */
export function readGiven(given: Given): DocumentRead {
  return readDocument(given, askedBy(given.name));
}

/** The name of a document in citations: that of its file, or of what its address asks for. */
export function shortName(name: string): string {
  return askedBy(name)?.shortName ?? fileName(name);
}
