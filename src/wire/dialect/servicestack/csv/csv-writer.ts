import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { MapType, ObjectType, Slot, Type } from "../../../../contract/model/type.ts";
import { rowsBehind } from "../../../../contract/model/row-values.ts";
import { isObjectValue, memberValue, type Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { jsvInQuotes, jsvLeaf, jsvNotation } from "../jsv/jsv-notation.ts";
import type { Write } from "../nested/notation.ts";
import { nestedWriter } from "../nested/nested-writer.ts";
import { defaultOf } from "../../../scalar/default-value.ts";
import { csvColumns, csvShape } from "./csv-rows.ts";
import { LINE_END } from "../../../csv/line-end.ts";
import { csvCell } from "./csv-text.ts";
import type { Piece } from "../../../rows/piece.ts";
import { RowText } from "../../../rows/row-text.ts";

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

interface RowsPlan {
  readonly head: string;
  readonly row: RowText;
  /** What stands for a row that is null. */
  readonly nothing: string;
}

const planned = new WeakMap<Spelling, WeakMap<ObjectType, RowsPlan>>();

function writeRows(items: readonly Value[], type: ObjectType, spelling: Spelling): string {
  const plans = planned.get(spelling) ?? new WeakMap<ObjectType, RowsPlan>();
  planned.set(spelling, plans);
  const plan = plans.get(type) ?? planRows(type, spelling);
  plans.set(type, plan);
  const head = plan.head + LINE_END;
  const rows = rowsBehind(items);
  if (rows !== undefined) return head + plan.row.writeAll(rows);
  let text = head;
  for (const item of items) text += (isObjectValue(item) ? plan.row.write(item) : plan.nothing) + LINE_END;
  return text;
}

function planRows(type: ObjectType, spelling: Spelling): RowsPlan {
  const columns = csvColumns(type);
  const pieces = columns.map(({ key, slot }, at): Piece => {
    const write = cellWriter(slot, spelling);
    const comma = at === 0 ? "" : ",";
    return {
      key,
      shown: (value) => value ?? null,
      isText: slot.type.kind === "string",
      spell: (held) => comma + write(held ?? null),
    };
  });
  return {
    head: columns.map(({ name }) => csvCell(name)).join(","),
    row: new RowText(pieces, { behind: LINE_END }),
    nothing: columns.map(() => "").join(","),
  };
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
  const write = cellText(slot, spelling);
  return (value) => {
    const held = value ?? fallback;
    return held === null ? "" : write(held);
  };
}

function cellText(slot: Slot, spelling: Spelling): Write {
  switch (slot.type.kind) {
    case "list":
    case "tuple":
    case "map":
    case "object": {
      // What begins with a bracket or a brace stands in quotes.
      const write = nestedWriter(slot, jsvInQuotes, spelling);
      return (value) => `"${write(value)}"`;
    }
    case "any":
    case "union": {
      const write = nestedWriter(slot, jsvNotation, spelling);
      return (value) => csvCell(write(value));
    }
    default: {
      const write = jsvLeaf(slot, spelling);
      return slot.type.kind === "char" ? write : (value) => csvCell(write(value));
    }
  }
}

function itemsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
