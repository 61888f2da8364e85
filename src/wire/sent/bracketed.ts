import { isJsonList, isJsonObject, type Json } from "../../generate/json.ts";

/**
 * What stands in a value that goes in pairs, each part under a name in brackets: `card[number]`. Lists and objects that hold nothing
 * have no pair.
 * @param step what an item of a list is called between the brackets
 */
export function bracketed(
  name: string,
  value: Json,
  step: (item: Json, index: number) => string,
): readonly (readonly [name: string, part: Json])[] {
  if (isJsonList(value)) return value.flatMap((item, i) => bracketed(`${name}[${step(item, i)}]`, item, step));
  if (!isJsonObject(value)) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => bracketed(`${name}[${key}]`, inner, step));
}
