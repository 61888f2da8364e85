import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, Member, ObjectType, Slot, TupleType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Remarks } from "../../../format.ts";
import type { Spelling } from "../spelling.ts";
import type { ReadContext } from "../read/read-context.ts";
import { pointerTo } from "../../../../source/pointer.ts";
import { emptyObject } from "../read/empty-object.ts";
import { describeType } from "../../../read/leaf-reader.ts";
import { omitsDefault } from "../nested/member-plan.ts";
import { alwaysShowsMembers } from "../read/member-reader.ts";
import { readCell } from "./csv-cell-reader.ts";
import { CsvCursor } from "../../../csv/csv-cursor.ts";
import { csvColumns, csvShape } from "./csv-rows.ts";

/**
 * Reads a CSV answer: of an object that shows only its rows, only these come back.
 * @throws {ReadError} where header, lines or cells are not what the type writes.
 */
export function readCsv(text: string, slot: Slot, spelling: Spelling, remarks?: Remarks): Value {
  const { type } = slot;
  const shape = csvShape(type);
  const context: ReadContext = { spelling, remarks };
  if (shape.kind === "text") return readText(text, slot, context);
  if (shape.kind === "member") {
    const rows = text === "" ? null : readCsv(text, { type: shape.list, nullable: true }, spelling, remarks);
    return { ...emptyObject(shape.owner), [shape.member.key]: rows };
  }
  if (text === "" && slot.nullable) return null;
  const cursor = new CsvCursor(text);
  if (shape.kind === "pairs") return readPairs(cursor, shape.map, context);
  if (shape.kind === "line") return readLine(cursor, shape.list, context);
  if (shape.kind === "row") return readOnlyRow(cursor, shape.row, context);
  return readRows(cursor, shape.row, context);
}

function readOnlyRow(cursor: CsvCursor, type: ObjectType, context: ReadContext): Value {
  const columns = readHeader(cursor, type, context);
  const row = readRow(cursor, type, columns, context, "");
  if (!cursor.isAtEnd()) throw cursor.failure("one line behind the header", "");
  return row;
}

function readText(text: string, slot: Slot, context: ReadContext): Value {
  if (slot.type.kind === "string") return text;
  const cursor = new CsvCursor(text);
  const value = readCell(cursor, slot, context, "", true);
  if (!cursor.isAtEnd()) throw cursor.failure("the end of the text", "");
  return value;
}

function readRows(cursor: CsvCursor, type: ObjectType, context: ReadContext): Value[] {
  const columns = readHeader(cursor, type, context);
  const rows: Value[] = [];
  while (!cursor.isAtEnd()) rows.push(readRow(cursor, type, columns, context, `/${rows.length}`));
  return rows;
}

/** The columns as they stand: those of the type in their order; undefined where the type has none of that name. */
function readHeader(cursor: CsvCursor, type: ObjectType, { remarks }: ReadContext): readonly (Member | undefined)[] {
  const expected = csvColumns(type);
  const names = new Set(expected.map(({ name }) => name));
  const columns: (Member | undefined)[] = [];
  let known = 0;
  let at = cursor.at;
  if (expected.length > 0 || !cursor.isAtLineEnd())
    do {
      const begin = cursor.at;
      const name = cursor.cell("");
      const next = expected[known];
      if (name === next?.name) {
        columns.push(next);
        known += 1;
        at = cursor.at;
      } else if (names.has(name)) {
        throw cursor.failure(next === undefined ? "the end of the header" : columnText(next), "", begin);
      } else {
        remarks?.("", name);
        columns.push(undefined);
      }
    } while (cursor.takeComma());
  const missing = expected[known];
  if (missing !== undefined) throw cursor.failure(columnText(missing), "", at);
  if (!cursor.takeLineEnd()) throw cursor.failure("the end of the header", "");
  return columns;
}

function columnText({ name }: Member): string {
  return `the column ${JSON.stringify(name)}`;
}

/** A line without a single cell is a null object, where an object would show some. */
function readRow(
  cursor: CsvCursor,
  type: ObjectType,
  columns: readonly (Member | undefined)[],
  context: ReadContext,
  pointer: string,
): Value {
  if (isNullRow(cursor, columns.length)) return alwaysShowsMembers(type, context.spelling) ? null : emptyObject(type);
  const values: Record<string, Value> = { ...emptyObject(type) };
  for (const [index, column] of columns.entries()) {
    if (index > 0 && !cursor.takeComma()) throw cursor.failure(`a comma and ${column?.name ?? "a cell"}`, pointer);
    if (column === undefined) {
      cursor.cell(pointer);
      continue;
    }
    const { key, name, slot } = column;
    if (!leavesCell(cursor, column, context.spelling))
      values[key] = readCell(cursor, slot, context, pointerTo(pointer, name), false);
  }
  if (!cursor.takeLineEnd()) throw cursor.failure("the end of the line", pointer);
  return values;
}

/** An empty cell may be a default that the host leaves out elsewhere. */
function leavesCell(cursor: CsvCursor, column: Member, spelling: Spelling): boolean {
  return (
    column.slot.type.kind !== "char" && omitsDefault(column, spelling) && (cursor.isAtComma() || cursor.isAtLineEnd())
  );
}

function isNullRow(cursor: CsvCursor, columns: number): boolean {
  const begin = cursor.at;
  let commas = 0;
  while (cursor.takeComma()) commas += 1;
  if (commas === columns - 1 && cursor.takeLineEnd()) return true;
  cursor.at = begin;
  return false;
}

function readPairs(cursor: CsvCursor, type: MapType, context: ReadContext): Value {
  const keys: string[] = [];
  if (!cursor.isAtLineEnd()) {
    do keys.push(cursor.cell(""));
    while (cursor.takeComma());
  }
  if (!cursor.takeLineEnd()) throw cursor.failure("the end of the line of keys", "");
  // One empty key looks like none until its value shows.
  if (keys.length === 0 && !cursor.isAtLineEnd()) keys.push("");
  const entries = new Map<string, Value>();
  for (const [index, key] of keys.entries()) {
    if (index > 0 && !cursor.takeComma()) throw cursor.failure(`a comma and the value of ${JSON.stringify(key)}`, "");
    entries.set(key, readCell(cursor, memberSlot(type, key), context, pointerTo("", key), false));
  }
  if (!cursor.takeLineEnd() || !cursor.isAtEnd()) throw cursor.failure("the end of the line of values", "");
  return entries;
}

function readLine(cursor: CsvCursor, type: ListType | TupleType, context: ReadContext): Value {
  const items: Value[] = [];
  if (!cursor.isAtLastLineEnd()) {
    do items.push(readCell(cursor, itemSlot(type, items.length), context, `/${items.length}`, false));
    while (cursor.takeComma());
  }
  if (!cursor.takeLineEnd() || !cursor.isAtEnd())
    throw cursor.failure(`the end of the line of ${describeType(itemSlot(type, items.length).type)}`, "");
  return items;
}
