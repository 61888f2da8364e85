import { choiceOf } from "../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../../contract/model/inner-slot.ts";
import type { Type } from "../../../contract/model/type.ts";
import { isObjectValue, type Value } from "../../../contract/model/value.ts";
import { writeJson } from "./json-writer.ts";
import { textOf } from "./scalar-text.ts";

/** One of many values, and its type. */
interface Row {
  readonly value: Value;
  readonly type: Type;
}

/** What a format of many values shows: the items of a list, those of the list that an object holds, else the value alone. */
function rowsOf(value: Value, given: Type): readonly Row[] {
  const type = choiceOf(value, given);
  if (Array.isArray(value))
    return (value as readonly Value[]).map((item, index) => ({ value: item, type: itemSlot(type, index).type }));
  const held = entriesOf(value).find(([, member]) => Array.isArray(member));
  return held === undefined ? [{ value, type }] : rowsOf(held[1], memberSlot(type, held[0]).type);
}

function entriesOf(value: Value): readonly (readonly [string, Value])[] {
  if (value instanceof Map) return [...(value as ReadonlyMap<string, Value>)];
  return isObjectValue(value) ? Object.entries(value) : [];
}

/** CSV (RFC 4180): a line of names, then a line for each row; what has members of its own stands as JSON in its cell. */
export function writeCsv(value: Value, type: Type): string {
  const rows = rowsOf(value, type);
  const typed = rows[0]?.type ?? (type.kind === "list" ? type.item.type : type);
  const declared = typed.kind === "object" ? typed.all.map(({ key }) => key) : [];
  const found = rows.flatMap((row) => entriesOf(row.value).map(([key]) => key));
  const names = [...new Set([...declared.filter((key) => rows.length === 0 || found.includes(key)), ...found])];
  const lines = rows.map((row) => cellsOf(row, names));
  return [...(names.length === 0 ? [] : [names]), ...lines]
    .map((cells) => `${cells.map(quoted).join(",")}\r\n`)
    .join("");
}

function cellsOf({ value, type }: Row, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [textOf(value, type)];
  const members = new Map(entriesOf(value));
  const owned = choiceOf(value, type);
  return names.map((name) => textOf(members.get(name) ?? null, memberSlot(owned, name).type));
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** JSON Lines (jsonlines.org): each value on a line of its own. */
export function writeJsonLines(value: Value, type: Type): string {
  return rowsOf(value, type)
    .map((row) => `${writeJson(row.value, row.type, "json")}\n`)
    .join("");
}

/** A JSON text sequence (RFC 7464): a record separator before each value, a line feed behind it. */
export function writeJsonSequence(value: Value, type: Type): string {
  return rowsOf(value, type)
    .map((row) => `\u001e${writeJson(row.value, row.type, "json")}\n`)
    .join("");
}

/** Server-sent events (HTML standard, section 9.2.6): objects that are events themselves by their fields, others as data. */
export function writeEvents(value: Value, type: Type): string {
  return rowsOf(value, type)
    .map((row) => `${eventLines(row).join("\n")}\n\n`)
    .join("");
}

const fields = ["event", "id", "retry", "data"];

function eventLines({ value, type }: Row): readonly string[] {
  const entries = entriesOf(value);
  const isEvent =
    entries.length > 0 && entries.every(([key]) => fields.includes(key)) && entries.some(([key]) => key === "data");
  if (isEvent) return entries.flatMap(([key, held]) => fieldLines(key, textOf(held)));
  return fieldLines("data", typeof value === "string" ? value : writeJson(value, type, "json"));
}

function fieldLines(field: string, text: string): readonly string[] {
  return text.split(/\r\n|[\r\n]/).map((line) => `${field}: ${line}`);
}
