import type { Row } from "../page/row.ts";
import { scalarOf } from "../samples/scalar-of.ts";

/** How many rows of a sample are looked at. */
const mostRows = 200;

/** Rows of CSV that a page shows as code: names, then as many values on each line. */
export function csvAt(
  rows: readonly Row[],
  start: number,
): { json: unknown[]; rows: number; mediaType: "text/csv" } | undefined {
  const names = cellsOf((rows[start]?.text ?? "").trim());
  if (names.length < 2 || !names.every((name) => /^[A-Za-z_][\w -]{0,60}$/.test(name))) return undefined;
  const values: unknown[] = [];
  let at = start + 1;
  for (; at < rows.length; at++) {
    let text = (rows[at]?.text ?? "").trim();
    // A value in quotes may go on over lines.
    while (isOpen(text) && at + 1 < rows.length && text.length < 10_000) text += `\n${rows[++at]?.text ?? ""}`;
    const cells = cellsOf(text);
    if (cells.length !== names.length) break;
    if (values.length < mostRows)
      values.push(Object.fromEntries(names.map((name, i) => [name, scalarOf(cells[i] ?? "")])));
  }
  const end = (rows[at]?.text ?? "").trim();
  const isWhole = end === "" || /^(?:```|~~~)/.test(end) || rows[at]?.mark !== rows[start]?.mark;
  return values.length === 0 || !isWhole ? undefined : { json: values, rows: at - start, mediaType: "text/csv" };
}

function isOpen(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

/** The values of a line; those in quotes may have commas in them, and two quotes for one (RFC 4180, section 2). */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}
