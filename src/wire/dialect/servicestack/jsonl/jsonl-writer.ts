import type { Type } from "../../../../contract/model/type.ts";
import { memberValue, type Value } from "../../../../contract/model/value.ts";
import { csvShape } from "../csv/csv-rows.ts";
import type { Spelling } from "../spelling.ts";
import { jsonNotation } from "../json/json-notation.ts";
import { writeJson } from "../json/json-writer.ts";
import { nestedWriter, nullItem } from "../nested/nested-writer.ts";

/** A value as JSON lines: each item of the list that a CSV would show, ended by LF; anything else is one JSON value without a line end. */
export function writeJsonl(value: Value, type: Type, spelling: Spelling): string {
  if (value === null) return "";
  const shape = csvShape(type);
  if (shape.kind === "member") return writeJsonl(memberValue(value, shape.member.key), shape.list, spelling);
  if (type.kind !== "list" || !Array.isArray(value)) return writeJson(value, type, { ...spelling, pretty: false });
  const write = nestedWriter(type.item, jsonNotation, spelling);
  const ofNull = nullItem(type.item, jsonNotation, spelling);
  return (value as readonly Value[]).map((item) => `${item === null ? ofNull : write(item)}\n`).join("");
}
