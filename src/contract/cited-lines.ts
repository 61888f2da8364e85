import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Citation } from "../citation.ts";
import { isRecord } from "../source/is-record.ts";

/** The file beside a contract with the lines of documents that it cites, by document and number; `standin derive` writes it. */
export const citedLinesFile = "cited.json";

/** Lines by their numbers, by documents. */
export type CitedLines = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The text of the line that a citation names; undefined where the contract keeps none. @param file the contract's */
export function citedLine({ document, line }: Citation, file: string): string | undefined {
  if (line === undefined) return undefined;
  const lines = linesBeside(file)[document];
  return lines !== undefined && Object.hasOwn(lines, line) ? lines[line] : undefined;
}

const known = new Map<string, CitedLines>();

function linesBeside(file: string): CitedLines {
  const path = join(dirname(file), citedLinesFile);
  const lines = known.get(path) ?? read(path);
  known.set(path, lines);
  return lines;
}

/** A quotation is a help for readers: without it, or with one that is damaged, everything else is as it is. */
function read(path: string): CitedLines {
  if (!existsSync(path)) return {};
  try {
    const found: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isLines(found) ? found : {};
  } catch {
    return {};
  }
}

function isLines(value: unknown): value is CitedLines {
  return isRecord(value) && Object.values(value).every((one) => isRecord(one) && Object.values(one).every(isText));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
