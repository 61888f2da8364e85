import { emptyText, skipBlanks } from "./blank.ts";
import { json } from "./json-dialect.ts";
import { isEmptyMap } from "./read-map.ts";
import { afterItem } from "./text-syntax.ts";

/** The members of a JSON object by name, as far as the text goes; undefined: there is no text. */
export type JsonMembers = ReadonlyMap<string, string>;

/**
 * Reads the members of an object as the framework reads one of no type: what stands between the quotes of a string, anything
 * else as it is written; nothing for null. Whether the object begins and ends does not matter.
 * @throws {HostException} where a string does not end
 */
export function jsonMembers(text: string): JsonMembers | undefined {
  if (text === "") return undefined;
  const members = new Map<string, string>();
  let place = json.openMap(text, 0);
  if (isEmptyMap(text, place)) return members;
  while (skipBlanks(text, place) < text.length) {
    const key = json.key(text, place);
    const value = json.value(text, json.skip(text, key.end) + 1);
    place = value.end;
    if (key.text === "") continue;
    members.set(key.text, value.text === emptyText ? "" : value.text);
    place = afterItem(json, text, place).end;
  }
  return members;
}
