import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, UnionType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Remarks } from "../../../format.ts";
import type { Spelling } from "../spelling.ts";
import type { ReadContext } from "../read/read-context.ts";
import { readChoice } from "../../../read/read-choice.ts";
import { pointerTo } from "../../../../source/pointer.ts";
import { describeType } from "../../../read/leaf-reader.ts";
import { MemberReader, alwaysShowsMembers } from "../read/member-reader.ts";
import { isValueKind } from "../../../scalar/default-value.ts";
import { JsvCursor } from "./jsv-cursor.ts";
import { readJsvLeaf } from "./jsv-leaf-reader.ts";
import { readJsvAnything, skipJsv } from "./jsv-untyped.ts";

const AFTER_KEY = /:/;
const AFTER_VALUE = /[,}\]]/;

/**
 * Reads a JSV answer.
 * @throws {ReadError} where the text is not what the type writes.
 */
export function readJsv(text: string, slot: Slot, spelling: Spelling, remarks?: Remarks): Value {
  if (slot.type.kind === "string") return text;
  if (text === "" && slot.nullable) return null;
  return readJsvText(text, slot, { spelling, remarks }, "");
}

/** Reads a whole text as one value: an answer, or the inside of a CSV cell. */
export function readJsvText(text: string, slot: Slot, context: ReadContext, pointer: string): Value {
  const cursor = new JsvCursor(text);
  const value = readValue(cursor, slot, context, pointer);
  if (!cursor.isAtEnd()) throw cursor.failure("the end of the text", pointer);
  return value;
}

function readValue(cursor: JsvCursor, slot: Slot, context: ReadContext, pointer: string): Value {
  const { type } = slot;
  switch (type.kind) {
    case "object":
      return cursor.within(pointer, () => readObject(cursor, type, context, pointer));
    case "list":
    case "tuple":
      return cursor.within(pointer, () => readList(cursor, type, context, pointer));
    case "union":
      return readAsChoice(cursor, type, slot.nullable, context, pointer);
    case "map":
      return cursor.within(pointer, () => readMap(cursor, type, context, pointer));
    case "any":
      return readJsvAnything(cursor, pointer);
    case "char":
      return cursor.unit();
    default:
      return readLeaf(cursor, slot, context, pointer);
  }
}

function readAsChoice(
  cursor: JsvCursor,
  type: UnionType,
  nullable: boolean,
  context: ReadContext,
  pointer: string,
): Value {
  const begin = cursor.at;
  return readChoice(type, context.remarks, (choice, remarks) => {
    cursor.at = begin;
    return readValue(cursor, { type: choice, nullable }, { ...context, remarks }, pointer);
  });
}

function readLeaf(cursor: JsvCursor, slot: Slot, context: ReadContext, pointer: string): Value {
  const at = cursor.at;
  const value = readJsvLeaf(cursor.token(AFTER_VALUE, pointer), slot, context.spelling);
  if (value === undefined) throw cursor.failure(describeType(slot.type), pointer, at);
  return value;
}

function readObject(cursor: JsvCursor, type: ObjectType, context: ReadContext, pointer: string): Value {
  const at = cursor.at;
  const members = new MemberReader(type, context.spelling, pointer);
  readPairs(cursor, describeType(type), pointer, (name, nameAt) => {
    const member = members.take(name, nameAt, context.remarks);
    const place = pointerTo(pointer, name);
    const slot = member?.slot ?? (type.rest === undefined ? undefined : memberSlot(type, name));
    if (slot === undefined) skipJsv(cursor, place);
    else members.put(member?.key ?? name, readMember(cursor, slot, context, place));
  });
  return members.finish(at);
}

/** A null that is written stands there as a word. */
function readMember(cursor: JsvCursor, slot: Slot, context: ReadContext, pointer: string): Value {
  const begin = cursor.at;
  if (context.spelling.nulls && cursor.peek() === "n" && cursor.token(AFTER_VALUE, pointer) === "null") return null;
  cursor.at = begin;
  return readValue(cursor, slot, context, pointer);
}

function readMap(cursor: JsvCursor, type: MapType, context: ReadContext, pointer: string): Value {
  const entries = new Map<string, Value>();
  readPairs(cursor, "a dictionary", pointer, (key, at) => {
    if (entries.has(key)) throw cursor.failure("each key once", pointer, at);
    entries.set(key, readValue(cursor, memberSlot(type, key), context, pointerTo(pointer, key)));
  });
  return entries;
}

function readPairs(
  cursor: JsvCursor,
  what: string,
  pointer: string,
  readPair: (key: string, at: number) => void,
): void {
  if (!cursor.take("{")) throw cursor.failure(what, pointer);
  if (cursor.take("}")) return;
  do {
    const at = cursor.at;
    const key = cursor.token(AFTER_KEY, pointer);
    if (!cursor.take(":")) throw cursor.failure("a colon", pointer);
    readPair(key, at);
  } while (cursor.take(","));
  if (!cursor.take("}")) throw cursor.failure("a comma or a closing brace", pointer);
}

function readList(cursor: JsvCursor, type: ListType | TupleType, context: ReadContext, pointer: string): Value {
  if (!cursor.take("[")) throw cursor.failure("a list", pointer);
  if (cursor.take("]")) return [];
  const items: Value[] = [];
  do items.push(readItem(cursor, itemSlot(type, items.length), context, `${pointer}/${items.length}`));
  while (cursor.take(","));
  if (!cursor.take("]")) throw cursor.failure("a comma or a closing bracket", pointer);
  return items;
}

/** Nothing is a null item; so is an object without members where one would show some. */
function readItem(cursor: JsvCursor, slot: Slot, context: ReadContext, pointer: string): Value {
  const mayBeNull = slot.nullable || !isValueKind(slot.type);
  if (mayBeNull && (cursor.peek() === "," || cursor.peek() === "]")) return null;
  const { type } = slot;
  if (type.kind !== "object" || !alwaysShowsMembers(type, context.spelling))
    return readValue(cursor, slot, context, pointer);
  const begin = cursor.at;
  if (cursor.take("{") && cursor.take("}")) return null;
  cursor.at = begin;
  return readValue(cursor, slot, context, pointer);
}
