import type { Value } from "../../../../contract/model/value.ts";
import { pointerTo } from "../../../../source/pointer.ts";
import type { JsvCursor } from "./jsv-cursor.ts";

const AFTER_VALUE = /[,}\]]/;

/** Reads what has no declared type by its look: a dictionary, a list, or text (JSV does not tell numbers from text). */
export function readJsvAnything(cursor: JsvCursor, pointer: string): Value {
  if (cursor.peek() === "{") return cursor.within(pointer, () => readEntries(cursor, pointer));
  if (cursor.peek() === "[") return cursor.within(pointer, () => readItems(cursor, pointer));
  return cursor.token(AFTER_VALUE, pointer);
}

/** Steps over a value that nobody asked for. */
export function skipJsv(cursor: JsvCursor, pointer: string): void {
  readJsvAnything(cursor, pointer);
}

function readEntries(cursor: JsvCursor, pointer: string): Value {
  const entries = new Map<string, Value>();
  cursor.take("{");
  if (cursor.take("}")) return entries;
  do {
    const key = cursor.token(/:/, pointer);
    if (!cursor.take(":")) throw cursor.failure("a colon", pointer);
    entries.set(key, readJsvAnything(cursor, pointerTo(pointer, key)));
  } while (cursor.take(","));
  if (!cursor.take("}")) throw cursor.failure("a comma or a closing brace", pointer);
  return entries;
}

function readItems(cursor: JsvCursor, pointer: string): Value {
  const items: Value[] = [];
  cursor.take("[");
  if (cursor.take("]")) return items;
  do {
    const isNothing = cursor.peek() === "," || cursor.peek() === "]";
    items.push(isNothing ? null : readJsvAnything(cursor, `${pointer}/${items.length}`));
  } while (cursor.take(","));
  if (!cursor.take("]")) throw cursor.failure("a comma or a closing bracket", pointer);
  return items;
}
