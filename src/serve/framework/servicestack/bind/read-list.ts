import type { IntegerType, ListType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { emptyText, isNothing, skipBlanks } from "./blank.ts";
import { readBase64 } from "./bytes.ts";
import { afterItem } from "./text-syntax.ts";
import { outOfBounds, outOfRange } from "./exception.ts";
import { readRuntimeInteger } from "./integer.ts";
import { defaultOf } from "./read-scalar.ts";
import type { BindContext } from "./bind-context.ts";
import { trimWhite } from "./white.ts";

/**
 * Reads a list, with brackets or without: the last character is dropped for the first one's bracket, whatever it is.
 * @throws {HostException} where an item is not of its type, or the text is only blanks.
 */
export function readList(token: string, type: ListType, context: BindContext): Value {
  if (isNothing(token)) return null;
  const inside = withoutBrackets(token);
  if (isNothing(inside)) return [];
  const item = type.item.type;
  if (item.kind === "integer" && item.bits === 32 && item.signed && !type.item.nullable)
    return readIntegers(inside, item, context);
  if (item.kind === "string") return readItems(inside, type, context);
  const start = context.syntax.skip(inside, 0);
  return inside[start] === "{" ? readObjects(inside, start, type, context) : readItems(inside, type, context);
}

/** Reads bytes: base64, or a list of numbers in brackets. */
export function readBytes(token: string, context: BindContext): Value {
  if (isNothing(token)) return null;
  const inside = withoutBrackets(token);
  if (isNothing(inside)) return "";
  const content = context.syntax.string(inside);
  if (isNothing(content)) return "";
  if (!(token.length > 1 && token.startsWith("["))) return readBase64(content);
  const numbers = readIntegers(content, { kind: "integer", bits: 8, signed: false }, context);
  return Buffer.from(numbers.map(Number)).toString("base64");
}

function withoutBrackets(token: string): string {
  const trimmed = trimWhite(token);
  if (trimmed === "") throw outOfBounds();
  if (trimmed === "[") throw outOfRange();
  const inside = trimmed.startsWith("[") ? trimmed.slice(1, -1) : trimmed;
  return skipBlanks(inside, 0) === inside.length ? emptyText : inside;
}

/** Items up to the end; what ends with a comma has one more, empty one. */
function readItems(text: string, type: ListType, context: BindContext): Value[] {
  const strings = type.item.type.kind === "string";
  const items: Value[] = [];
  for (let place = 0; place < text.length;) {
    const token = context.syntax.value(text, place);
    const { ended, end } = afterItem(context.syntax, text, token.end);
    const last = ended && end === text.length;
    // In a list of strings an empty text before a last comma is an item of its own; in others the two are one.
    if (strings || token.text !== "") items.push(context.value(token.text, type.item));
    else if (!last) items.push(defaultOf(type.item));
    if (last) items.push(defaultOf(type.item));
    place = end;
  }
  return items;
}

/** Numbers are read by the runtime's own reader; an empty one is refused, but a comma at the end is not. */
function readIntegers(text: string, type: IntegerType, context: BindContext): Value[] {
  const items: Value[] = [];
  for (let place = 0; place < text.length;) {
    const token = context.syntax.value(text, place);
    items.push(readRuntimeInteger(token.text, type));
    place = afterItem(context.syntax, text, token.end).end;
  }
  return items;
}

/** Objects, each followed by one character that is taken for the comma. */
function readObjects(text: string, start: number, type: ListType, context: BindContext): Value[] {
  const items: Value[] = [];
  let place = start;
  do {
    const token = context.syntax.value(text, place);
    items.push(token.text === "" ? defaultOf(type.item) : context.value(token.text, type.item));
    place = context.syntax.skip(text, token.end) + 1;
  } while (place < text.length);
  return items;
}
