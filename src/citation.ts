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

/** Prints a citation the way it is written in a contract: `name:12`. */
export function formatCitation(citation: Citation): string {
  return citation.line === undefined ? citation.document : `${citation.document}:${citation.line}`;
}
