import type { Row } from "../page/row.ts";

/** How many rows of a sample are looked at. */
const mostRows = 200;

/** Rows of CSV that a page shows as code: names, then as many values on each line. */
export function csvAt(rows: readonly Row[], start: number): { values: unknown[]; rows: number } | undefined {
  const names = (rows[start]?.text ?? "").trim().split(",");
  if (names.length < 2 || !names.every((name) => /^"?[A-Za-z_][\w -]{0,60}"?$/.test(name))) return undefined;
  const values: unknown[] = [];
  let at = start + 1;
  for (; at < rows.length; at++) {
    const cells = (rows[at]?.text ?? "").trim().split(",");
    if (cells.length !== names.length) break;
    if (values.length < mostRows)
      values.push(Object.fromEntries(names.map((name, i) => [bare(name), valueOf(bare(cells[i] ?? ""))])));
  }
  const end = (rows[at]?.text ?? "").trim();
  const isWhole = end === "" || /^(?:```|~~~)/.test(end) || rows[at]?.mark !== rows[start]?.mark;
  return values.length === 0 || !isWhole ? undefined : { values, rows: at - start };
}

function bare(cell: string): string {
  return cell.replace(/^"(.*)"$/, "$1");
}

function valueOf(cell: string): unknown {
  // With a zero before them, digits are a code.
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(cell)) return Number(cell);
  return cell === "" ? null : /^(?:true|false)$/.test(cell) ? cell === "true" : cell;
}
