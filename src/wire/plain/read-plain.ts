import type { ObjectType, Slot, Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { ReadError, type Remarks } from "../format.ts";
import { type JsonTree, describeTree } from "../json/json-tree.ts";
import { childPointer, quote } from "../read/place.ts";
import { describeType } from "../read/leaf-reader.ts";
import { defaultOf } from "../scalar/default-value.ts";
import { readPlainAnything, readPlainLeaf } from "./plain-leaf.ts";

/**
 * Reads a value that a person wrote: rows of a scenario, an example. Members are named as in the code behind or as in JSON;
 * 64-bit and decimal numbers may be strings, to keep every digit; spans of time are `1.02:03:04` or ISO 8601, dates ISO 8601,
 * enums names (flags `Read, Write`) or numbers, Guids with or without hyphens.
 * @param remarks told of members that the type has not; without it they are an error.
 * @throws {ReadError} at the first thing that is not of its type.
 */
export function readPlain(tree: JsonTree, slot: Slot, pointer: string, remarks?: Remarks): Value {
  const { type } = slot;
  if (tree.kind === "null") return slot.nullable ? null : defaultOf(type);
  switch (type.kind) {
    case "list":
      if (tree.kind !== "array") throw refuse(tree, type, pointer);
      return tree.items.map((item, index) => readPlain(item, type.item, childPointer(pointer, index), remarks));
    case "map":
      if (tree.kind !== "object") throw refuse(tree, type, pointer);
      return new Map(
        tree.members.map(({ key, value }) => [key, readPlain(value, type.value, childPointer(pointer, key), remarks)]),
      );
    case "object":
      return readObject(tree, type, pointer, remarks);
    case "any":
      return readPlainAnything(tree);
    default: {
      const value = readPlainLeaf(tree, type);
      if (value === undefined) throw refuse(tree, type, pointer);
      return value;
    }
  }
}

function readObject(tree: JsonTree, type: ObjectType, pointer: string, remarks: Remarks | undefined): Value {
  if (tree.kind !== "object") throw refuse(tree, type, pointer);
  const values: Record<string, Value> = {};
  for (const member of type.all) values[member.key] = member.slot.nullable ? null : defaultOf(member.slot.type);
  for (const { key, value, at } of tree.members) {
    const member = type.all.find((one) => one.name === key) ?? type.all.find((one) => one.key === key);
    if (member !== undefined) values[member.key] = readPlain(value, member.slot, childPointer(pointer, key), remarks);
    else if (remarks !== undefined) remarks(pointer, key);
    else
      throw new ReadError(
        `expected a member of ${type.name} (${type.all.map((one) => one.name).join(", ")}), found ${quote(key)}`,
        pointer,
        at,
      );
  }
  return values;
}

function refuse(tree: JsonTree, type: Type, pointer: string): ReadError {
  return new ReadError(`expected ${describeType(type)}, found ${describeTree(tree)}`, pointer, tree.at);
}
