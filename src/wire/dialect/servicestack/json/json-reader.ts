import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { ReadError, type Remarks } from "../../../format.ts";
import type { Spelling } from "../spelling.ts";
import { untypedValue } from "../../../../contract/model/untyped-value.ts";
import { valueOfTree } from "../../../json/tree-value.ts";
import { readChoice } from "../../../read/read-choice.ts";
import type { ReadContext } from "../read/read-context.ts";
import { describeType } from "../../../read/leaf-reader.ts";
import { MemberReader, alwaysShowsMembers } from "../read/member-reader.ts";
import { isValueKind } from "../../../scalar/default-value.ts";
import { readJsonLeaf } from "./json-leaf-reader.ts";
import { type JsonTree, describeTree, parseJsonTree } from "../../../json/json-tree.ts";
import { pointerTo } from "../../../../source/pointer.ts";

/**
 * Reads a JSON answer.
 * @throws {ReadError} where the text is no JSON, or not what the type writes.
 */
export function readJson(text: string, slot: Slot, spelling: Spelling, remarks?: Remarks): Value {
  if (slot.type.kind === "string") return text;
  if (text === "" && slot.nullable) return null;
  return readJsonTree(parseJsonTree(text), slot, { spelling, remarks }, "");
}

/** Reads one value of a parsed answer. */
function readJsonTree(tree: JsonTree, slot: Slot, context: ReadContext, pointer: string): Value {
  const { type } = slot;
  if (tree.kind === "null" && (slot.nullable || !isValueKind(type))) return null;
  switch (type.kind) {
    case "object":
      return readObject(tree, type, context, pointer);
    case "list":
    case "tuple":
      return readList(tree, type, context, pointer);
    case "union":
      return readChoice(type, context.remarks, (choice, remarks) =>
        readJsonTree(tree, { type: choice, nullable: slot.nullable }, { ...context, remarks }, pointer),
      );
    case "number":
      if (tree.kind !== "number") throw refuse(tree, type, pointer);
      return untypedValue(valueOfTree(tree));
    case "map":
      return readMap(tree, type, context, pointer);
    case "any":
      return untypedValue(valueOfTree(tree));
    default: {
      const value = readJsonLeaf(tree, slot, context.spelling);
      if (value === undefined) throw refuse(tree, type, pointer);
      return value;
    }
  }
}

function readObject(tree: JsonTree, type: ObjectType, context: ReadContext, pointer: string): Value {
  if (tree.kind !== "object") throw refuse(tree, type, pointer);
  const members = new MemberReader(type, context.spelling, pointer);
  for (const { key, value, at } of tree.members) {
    const member = members.take(key, at, context.remarks);
    const slot = member?.slot ?? (type.rest === undefined ? undefined : memberSlot(type, key));
    if (slot !== undefined)
      members.put(member?.key ?? key, readJsonTree(value, slot, context, pointerTo(pointer, key)));
  }
  return members.finish(tree.at);
}

function readList(tree: JsonTree, type: ListType | TupleType, context: ReadContext, pointer: string): Value {
  if (tree.kind !== "array") throw refuse(tree, type, pointer);
  return tree.items.map((item, index) => readJsonItem(item, itemSlot(type, index), context, pointerTo(pointer, index)));
}

/** An item: an object without members stands for a null one where an object would show some. */
export function readJsonItem(tree: JsonTree, slot: Slot, context: ReadContext, pointer: string): Value {
  const bare = tree.kind === "object" && tree.members.length === 0;
  if (bare && slot.type.kind === "object" && alwaysShowsMembers(slot.type, context.spelling)) return null;
  return readJsonTree(tree, slot, context, pointer);
}

function readMap(tree: JsonTree, type: MapType, context: ReadContext, pointer: string): Value {
  if (tree.kind !== "object") throw refuse(tree, type, pointer);
  const entries = new Map<string, Value>();
  for (const { key, value, at } of tree.members) {
    if (entries.has(key))
      throw new ReadError(`expected each key once, found ${JSON.stringify(key)} again`, pointer, at);
    entries.set(key, readJsonTree(value, memberSlot(type, key), context, pointerTo(pointer, key)));
  }
  return entries;
}

function refuse(tree: JsonTree, type: Type, pointer: string): ReadError {
  return new ReadError(`expected ${describeType(type)}, found ${describeTree(tree)}`, pointer, tree.at);
}
