import type { ListAnswer } from "../../../contract/model/contract.ts";
import { callsItem } from "../../../contract/model/calls-item.ts";
import type { Json } from "../../../generate/json.ts";

/** A row as JSON shows it. */
export type JsonRow = Readonly<Record<string, Json>>;

/** What stands at a path of member names in the JSON of an answer; undefined: nothing. */
export function jsonAt(json: unknown, at: readonly string[]): unknown {
  let found = json;
  for (const name of at) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

/** The rows of a list in the JSON of its answer; undefined: there is no list of objects. */
function listAt(json: unknown, { at, inside }: Pick<ListAnswer, "at" | "inside">): readonly JsonRow[] | undefined {
  const list = jsonAt(json, at);
  if (!Array.isArray(list)) return undefined;
  const rows = (list as readonly unknown[]).map((element) => jsonAt(element, inside));
  return rows.every(isRow) ? rows : undefined;
}

/** The rows of a list; none where there is no list. */
export function rowsAt(json: unknown, answer: Pick<ListAnswer, "at" | "inside">): readonly JsonRow[] {
  return listAt(json, answer) ?? [];
}

/** Tells an object from other values of JSON. */
export function isRow(value: unknown): value is JsonRow {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a row has at a path of member names. */
export function valueIn(row: JsonRow, path: string): Json | undefined {
  let found: Json | undefined = row;
  for (const name of path.split("."))
    found = typeof found === "object" && found !== null && !Array.isArray(found) ? (found as JsonRow)[name] : undefined;
  return found;
}

/** What a row may be asked for by: what it has at a path, each item of a list, and of things in a list what they are called. */
export function wordsIn(row: JsonRow, path: string): readonly Json[] {
  const value = valueIn(row, path);
  const all = value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];
  return all
    .flatMap((one) => (isRow(one) ? Object.entries(one).flatMap(([name, own]) => (callsItem(name) ? own : [])) : one))
    .filter((one) => one !== null && typeof one !== "object");
}
