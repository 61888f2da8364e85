/** Which line of which document says so. `document` is the document's name, `line` counts from 1. */
export interface Citation {
  readonly document: string;
  readonly line?: number;
}

/** Reads `name:12` (or just `name`) as a citation. */
export function parseCitation(text: string): Citation {
  const match = /^(.*):(\d+)(?:-\d+)?$/.exec(text);
  return match ? { document: match[1] ?? text, line: Number(match[2]) } : { document: text };
}

/** Prints citations the way they are written in a contract, the lines of one document together: `name:5, 7, 12; other:3`. */
export function formatCitations(citations: readonly Citation[]): string {
  const documents = new Map<string, string[]>();
  for (const { document, line } of citations) {
    const lines = documents.get(document) ?? [];
    documents.set(document, line === undefined ? lines : [...lines, String(line)]);
  }
  return [...documents].map(([name, lines]) => (lines.length === 0 ? name : `${name}:${lines.join(", ")}`)).join("; ");
}
