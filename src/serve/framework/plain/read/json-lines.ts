import { itemSlot } from "../../../../contract/model/inner-slot.ts";
import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { readJson } from "../../../../wire/dialect/plain/json-reader.ts";
import { ReadError } from "../../../../wire/format.ts";
import type { BodyWork } from "../../body-work.ts";
import { makeups } from "./text-tree.ts";

/** A list whose items are the lines of a text (jsonlines.org), each read for itself. @throws {ReadError}, {TooMuch} */
export function readJsonLines(text: string, type: Type, work: BodyWork): Value {
  const list = type.kind === "union" ? (type.choices.find((choice) => makeups(choice).has("list")) ?? type) : type;
  // Each line is a value more.
  work.json(text.replaceAll("\n", ","));
  // Some send the list itself.
  if (/^\s*\[/.test(text) && !makeups(itemSlot(list, 0).type).has("list"))
    return readJson(text, { type, nullable: true });
  const lines = text.split("\n").map((line, index) => ({ line, number: index + 1 }));
  return lines
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }, index) => {
      try {
        return readJson(line, itemSlot(list, index));
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        throw new ReadError(`(line ${number}) ${error.message}`, `/${index}${error.pointer}`);
      }
    });
}
