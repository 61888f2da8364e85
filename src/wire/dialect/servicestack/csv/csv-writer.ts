import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { MapType, ObjectType, Slot, Type } from "../../../../contract/model/type.ts";
import { memberValue, type Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { jsvNotation, jsvLeaf } from "../jsv/jsv-notation.ts";
import { isNested } from "../nested/notation.ts";
import { nestedWriter } from "../nested/nested-writer.ts";
import { defaultOf } from "../../../scalar/default-value.ts";
import { csvColumns, csvShape } from "./csv-rows.ts";
import { LINE_END } from "../../../csv/line-end.ts";
import { csvCell } from "./csv-text.ts";

/** A value as CSV: which rows, says its type; lists and objects inside a cell are JSV. (the roots family of fixtures/recordings) */
export function writeCsv(value: Value, type: Type, spelling: Spelling): string {
  if (value === null) return "";
  const shape = csvShape(type);
  switch (shape.kind) {
    case "rows":
      return writeRows(itemsOf(value), shape.row, spelling);
    case "row":
      return writeRows([value], shape.row, spelling);
    case "member":
      return writeCsv(memberValue(value, shape.member.key), shape.list, spelling);
    case "pairs":
      return writePairs(value, shape.map, spelling);
    case "line":
      return (
        itemsOf(value)
          .map((item, index) => cellWriter(itemSlot(shape.list, index), spelling)(item))
          .join(",") + LINE_END
      );
    case "text":
      return jsvLeaf({ type, nullable: false }, spelling)(value);
  }
}

function writeRows(rows: readonly Value[], type: ObjectType, spelling: Spelling): string {
  const columns = csvColumns(type).map((member) => ({
    key: member.key,
    name: member.name,
    write: cellWriter(member.slot, spelling),
  }));
  let text = columns.map(({ name }) => csvCell(name)).join(",") + LINE_END;
  for (const row of rows) {
    text += columns.map(({ key, write }) => (row === null ? "" : write(memberValue(row, key)))).join(",") + LINE_END;
  }
  return text;
}

function writePairs(value: Value, type: MapType, spelling: Spelling): string {
  const pairs = value instanceof Map ? [...(value as ReadonlyMap<string, Value>)] : [];
  const keys = pairs.map(([key]) => csvCell(key)).join(",");
  return (
    keys +
    LINE_END +
    pairs.map(([key, entry]) => cellWriter(memberSlot(type, key), spelling)(entry)).join(",") +
    LINE_END
  );
}

/** Spells a cell; null is an empty one. A char stands raw, even where it breaks the line. */
function cellWriter(slot: Slot, spelling: Spelling): (value: Value) => string {
  const fallback = slot.nullable ? null : defaultOf(slot.type);
  const write = isNested(slot.type) ? nestedWriter(slot, jsvNotation, spelling) : jsvLeaf(slot, spelling);
  const quote = slot.type.kind === "char" ? (text: string) => text : csvCell;
  return (value) => {
    const held = value ?? fallback;
    return held === null ? "" : quote(write(held));
  };
}

function itemsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
