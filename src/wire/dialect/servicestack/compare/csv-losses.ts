import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import { isObjectValue, memberValue, type Value } from "../../../../contract/model/value.ts";
import { csvColumns, csvShape } from "../csv/csv-rows.ts";
import { jsvLosses } from "./jsv-losses.ts";
import type { Losses } from "./losses.ts";

/** CSV: what a row does not show, and empty text that is a cell of its own; inside a cell as JSV. */
export const csvLosses: Losses = {
  ...jsvLosses,
  dropsNullEntries: (place) => place !== "root",
  dropsUnnamed: (place) => place === "root" || place === "row",
  omitsDefaults: (place) => place !== "root" && place !== "row",
  noRows: null,
  root: loseCells,
};

/** Empty text and empty bytes come back as null where they fill a cell. */
function loseCells(value: Value, { type }: Slot): Value {
  const shape = csvShape(type);
  switch (shape.kind) {
    case "rows":
      return loseRows(value, shape.row);
    case "row":
      return loseRow(value, shape.row);
    case "pairs":
      return losePairs(value, shape.map);
    case "line":
      return loseLine(value, shape.list);
    default:
      return value;
  }
}

function loseRows(value: Value, row: ObjectType): Value {
  return Array.isArray(value) ? value.map((item: Value) => loseRow(item, row)) : value;
}

function loseRow(value: Value, row: ObjectType): Value {
  if (!isObjectValue(value)) return value;
  const cells = csvColumns(row).map(({ key, slot }) => [key, cell(memberValue(value, key), slot.type)] as const);
  return { ...value, ...Object.fromEntries(cells) };
}

/** One pair with an empty key and no value is spelled as none. */
function losePairs(value: Value, type: MapType): Value {
  if (!(value instanceof Map)) return value;
  const pairs = [...(value as ReadonlyMap<string, Value>)].map(
    ([key, entry]) => [key, cell(entry, memberSlot(type, key).type)] as const,
  );
  const [first] = pairs;
  return new Map(pairs.length === 1 && first?.[0] === "" && first[1] === null ? [] : pairs);
}

function loseLine(value: Value, type: ListType | TupleType): Value {
  return Array.isArray(value) ? value.map((item: Value, index) => cell(item, itemSlot(type, index).type)) : value;
}

function cell(value: Value, type: Type): Value {
  const canBeEmpty = type.kind === "string" || type.kind === "uri" || type.kind === "bytes";
  return canBeEmpty && value === "" ? null : value;
}
