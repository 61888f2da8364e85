import type { Slot } from "../../../../contract/model/type.ts";
import { type Value, isObjectValue } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { jsvNotation } from "../jsv/jsv-notation.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { nestedWriter } from "../nested/nested-writer.ts";
import { readJsvDate, readSecondsDate } from "../read/date-reader.ts";
import { alwaysShowsMembers } from "../read/member-reader.ts";
import { jsvDate, secondsDate } from "../scalar/date-text.ts";
import { shownUri } from "../scalar/uri-text.ts";
import type { Losses, Position } from "./losses.ts";
import { defaultSpelling } from "../spelling.ts";

/** JSV: as JSON; and kinds of dates, a lone null in a list, empty bytes in a list, whether a value without a type is text. */
export const jsvLosses: Losses = {
  leaf: loseJsvLeaf,
  text: wellFormed,
  nullItemIsObject: (type, spelling) => !alwaysShowsMembers(type, spelling),
  dropsNullEntries: () => true,
  loneNothingIsEmpty: true,
  dropsUnnamed: () => false,
  anything: onlyText,
  omitsDefaults: () => true,
  noRows: undefined,
  root: (value) => value,
};

/** What JSV, and so a cell of CSV, keeps of a leaf. */
function loseJsvLeaf(value: Value, { type, nullable }: Slot, place: Position, spelling: Spelling): Value {
  if (typeof value !== "string") return value;
  switch (type.kind) {
    case "string":
    case "char":
      return wellFormed(value);
    case "uri":
      return wellFormed(shownUri(value));
    case "bytes":
      return value === "" && (place === "item" || place === "row") ? null : value;
    case "datetime":
      if (spelling.dates === "seconds" && !nullable) return readSecondsDate(secondsDate(value)) ?? value;
      return readJsvDate(jsvDate(value)) ?? value;
    default:
      return value;
  }
}

/** JSV writes a value of no declared type without saying what it is: everything but lists and dictionaries comes back as text. */
function onlyText(value: Value): Value {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const items = value.map(onlyText);
    return items.length === 1 && items[0] === null ? [] : items;
  }
  if (!isObjectValue(value) && !(value instanceof Map))
    return typeof value === "string" ? wellFormed(value) : spelled(value);
  const entries = value instanceof Map ? [...(value as ReadonlyMap<string, Value>)] : Object.entries(value);
  return new Map(
    entries.filter(([, entry]) => entry !== null).map(([key, entry]) => [wellFormed(key), onlyText(entry)]),
  );
}

function spelled(value: Value): string {
  return nestedWriter({ type: { kind: "any" }, nullable: false }, jsvNotation, defaultSpelling)(value);
}
