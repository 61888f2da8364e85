import type { MapType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { skipBlanks } from "./blank.ts";
import { afterItem } from "./text-syntax.ts";
import { outOfBounds } from "./exception.ts";
import { stringOf } from "./bind-context.ts";
import type { BindContext } from "./bind-context.ts";

/**
 * Reads a dictionary, in JSV with braces or without. The last of equal keys wins. In a dictionary of strings an empty key
 * in quotes becomes the framework's mark for "empty".
 * @throws {HostException} where a key has no colon or a value is not of its type.
 */
export function readMap(token: string, type: MapType, context: BindContext): Value {
  if (token === "") return null;
  const { syntax: dialect } = context;
  const entries = new Map<string, Value>();
  let place = dialect.openMap(token, 0);
  if (isEmptyMap(token, place)) return entries;
  const strings = type.value.type.kind === "string";
  while (place < token.length) {
    const key = dialect.key(token, place);
    if (dialect.name === "jsv" && key.end >= token.length) throw outOfBounds();
    const value = dialect.value(token, dialect.skip(token, key.end) + 1);
    place = value.end;
    if (key.text === "") continue;
    const name = dialect.string(key.text);
    entries.set(strings ? name : (stringOf(name) ?? ""), context.value(value.text, type.value));
    place = afterItem(dialect, token, place).end;
  }
  return entries;
}

/** Whether nothing but blanks stands before the end or the closing brace. */
export function isEmptyMap(text: string, at: number): boolean {
  const place = skipBlanks(text, at);
  return place >= text.length || text[place] === "}";
}
