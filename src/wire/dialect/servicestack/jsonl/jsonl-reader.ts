import type { Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { csvShape } from "../csv/csv-rows.ts";
import { ReadError, type Remarks } from "../../../format.ts";
import type { Spelling } from "../spelling.ts";
import { readJson, readJsonItem } from "../json/json-reader.ts";
import { parseJsonTree } from "../../../json/json-tree.ts";
import type { ReadContext } from "../read/read-context.ts";
import { emptyObject } from "../read/empty-object.ts";

/**
 * Reads JSON lines: a value a line, each ended by LF; of an object that shows only its rows, only these come back.
 * @throws {ReadError} where a line is no JSON, or not what the type writes.
 */
export function readJsonl(text: string, slot: Slot, spelling: Spelling, remarks?: Remarks): Value {
  const { type } = slot;
  const shape = csvShape(type);
  if (shape.kind === "member") {
    const rows = readJsonl(text, { type: shape.list, nullable: false }, spelling, remarks);
    return { ...emptyObject(shape.owner), [shape.member.key]: rows };
  }
  if (type.kind !== "list") return readJson(text, slot, spelling, remarks);
  if (text === "") return [];
  if (!text.endsWith("\n"))
    throw new ReadError("expected a line end behind the last line, found the end of the text", "", text.length);
  let at = 0;
  return text
    .slice(0, -1)
    .split("\n")
    .map((line, index) => {
      const begin = at;
      at += line.length + 1;
      return readLine(line, type.item, index, begin, { spelling, remarks });
    });
}

function readLine(line: string, item: Slot, index: number, begin: number, context: ReadContext): Value {
  try {
    return readJsonItem(parseJsonTree(line), item, context, `/${index}`);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const pointer = error.pointer.startsWith(`/${index}`) ? error.pointer : `/${index}${error.pointer}`;
    throw new ReadError(error.message, pointer, begin + (error.offset ?? 0));
  }
}
