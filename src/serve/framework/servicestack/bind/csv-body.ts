import type { ObjectType } from "../../../../contract/model/type.ts";
import type { ObjectValue, Value } from "../../../../contract/model/value.ts";
import { HostException } from "./exception.ts";
import { csvCell, jsv, unquote } from "./jsv-dialect.ts";
import { memberNamed } from "./read-object.ts";
import { readerOf } from "./read-value.ts";
import { trimWhite } from "./white.ts";

/**
 * Reads the first row behind a CSV header into a request DTO; columns by name in any case, cells as JSV.
 * Gives null where there is no row.
 * @throws {HostException} where a cell is not of its type, or a row is longer than the header.
 */
export function readCsvBody(text: string, type: ObjectType, now: string): ObjectValue | null {
  const [header, row] = cutLines(text);
  if (header === undefined || row === undefined) return null;
  const names = cutCells(header).map((cell) => trimWhite(cell));
  const reading = readerOf(csvCell, now);
  const values: Record<string, Value> = {};
  for (const [index, cell] of cutCells(row).entries()) {
    const name = names[index];
    if (name === undefined) throw tooLong();
    const member = memberNamed(type, name);
    if (member !== undefined) values[member.key] = reading.value(cell, member.slot);
  }
  return values;
}

/** Lines that hold something; a line break inside quotes is data. */
function cutLines(text: string): string[] {
  const lines: string[] = [];
  let quoted = false;
  let start = 0;
  for (let place = 0; place <= text.length; place++) {
    if (text[place] === '"') quoted = !quoted;
    if (place < text.length && (quoted || text[place] !== "\n")) continue;
    const line = text.slice(start, place).replace(/\r$/, "");
    if (line !== "") lines.push(line);
    start = place + 1;
  }
  return lines;
}

function cutCells(line: string): string[] {
  const cells: string[] = [];
  for (let place = 0; place <= line.length; place++) {
    const { text, end } = takeCell(line, place);
    cells.push(unquote(text));
    place = end;
  }
  return cells;
}

/** A cell: in quotes, a whole list or object, or up to the comma. */
function takeCell(line: string, at: number): { readonly text: string; readonly end: number } {
  const first = line[at];
  if (first === '"') return jsv.value(line, at);
  if (first === "{" || first === "[") {
    const nested = jsv.value(line, at);
    if (nested.text.endsWith(first === "{" ? "}" : "]")) return nested;
  }
  const comma = line.indexOf(",", at);
  const end = comma < 0 ? line.length : comma;
  return { text: line.slice(at, end), end };
}

function tooLong(): HostException {
  return new HostException(
    "ArgumentOutOfRangeException",
    "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
  );
}
