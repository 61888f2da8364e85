import type { Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { ReadError } from "../../../format.ts";
import type { ReadContext } from "../read/read-context.ts";
import { readJsvLeaf } from "../jsv/jsv-leaf-reader.ts";
import { readJsvText } from "../jsv/jsv-reader.ts";
import { isNested } from "../nested/notation.ts";
import { describeType } from "../../../read/leaf-reader.ts";
import { isValueKind } from "../../../scalar/default-value.ts";
import type { CsvCursor } from "../../../csv/csv-cursor.ts";

/**
 * Reads the cell that begins here; an empty one is null, or empty text, which CSV does not tell apart.
 * @throws {ReadError} where the cell is not what the type writes.
 */
export function readCell(cursor: CsvCursor, slot: Slot, context: ReadContext, pointer: string, whole: boolean): Value {
  const at = cursor.at;
  if (slot.type.kind === "char") return readChar(cursor, slot, pointer);
  const text = whole ? restOf(cursor) : cursor.cell(pointer);
  if (text === "") {
    if (slot.nullable || !isValueKind(slot.type)) return null;
    throw new ReadError(`expected ${describeType(slot.type)}, found an empty cell`, pointer, at);
  }
  if (isNested(slot.type)) return readInside(text, slot, context, pointer, at);
  const value = readJsvLeaf(text, slot, context.spelling);
  if (value === undefined) throw cursor.failure(describeType(slot.type), pointer, at);
  return value;
}

function readChar(cursor: CsvCursor, slot: Slot, pointer: string): Value {
  if (slot.nullable && (cursor.isAtLineEnd() || cursor.isAtComma())) return null;
  if (cursor.isAtEnd()) throw cursor.failure(describeType(slot.type), pointer);
  return cursor.unit();
}

/** Places inside a cell are told by the cell: quotes inside it are doubled, so offsets do not add up. */
function readInside(text: string, slot: Slot, context: ReadContext, pointer: string, at: number): Value {
  try {
    return readJsvText(text, slot, context, pointer);
  } catch (error) {
    if (error instanceof ReadError) throw new ReadError(error.message, error.pointer, at);
    throw error;
  }
}

/** An answer that is one value is no cell: nothing in it is quoted. */
function restOf(cursor: CsvCursor): string {
  let text = "";
  while (!cursor.isAtEnd()) text += cursor.unit();
  return text;
}
