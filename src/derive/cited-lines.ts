import { parseCitation } from "../citation.ts";
import type { CitedLines } from "../contract/cited-lines.ts";
import { type Given, rowsOf } from "./document/read-document.ts";
import type { Json } from "./draft/draft.ts";
import { shortName } from "./read-given.ts";

/** So much of a line is kept. */
const longest = 160;

/** The lines of documents that a contract cites, for findings to quote. */
export function citedLinesOf(document: Json, given: readonly Given[]): CitedLines {
  const wanted = citationsIn(document).map(parseCitation);
  const entries = given.flatMap(({ name, text }) => {
    const numbers = new Set(wanted.flatMap((one) => (one.document === shortName(name) ? [one.line] : [])));
    if (numbers.size === 0) return [];
    const lines = rowsOf(text)
      .filter((row) => numbers.has(row.line) && row.text.trim() !== "")
      .map((row) => [String(row.line), shortened(row.text.trim())] as const);
    return [[shortName(name), Object.fromEntries(lines)] as const];
  });
  return Object.fromEntries(entries);
}

/** Every citation anywhere in a contract, as it is written. */
function citationsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(citationsIn);
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === "x-standin-source" || key === "source"
      ? [member].flat().filter((one): one is string => typeof one === "string")
      : citationsIn(member),
  );
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
