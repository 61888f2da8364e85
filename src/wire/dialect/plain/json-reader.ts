import { choiceOf } from "../../../contract/model/choice-of.ts";
import { memberSlot, itemSlot, openSlot } from "../../../contract/model/inner-slot.ts";
import type { Slot, Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { ReadError, type Remarks } from "../../format.ts";
import { type JsonTree, parseJsonTree } from "../../json/json-tree.ts";
import { untypedValue } from "../../../contract/model/untyped-value.ts";
import { valueOfTree } from "../../json/tree-value.ts";
import { writtenScalar } from "../../../contract/written/written-scalar.ts";
import { Digits } from "../../../source/digits.ts";
import { pointerTo } from "../../../source/pointer.ts";
import { quote } from "../../read/quote.ts";

/**
 * Reads JSON as ordinary services write it. It has to be JSON (RFC 8259, each member once); whether it is what its type
 * says is left to the schema: what does not fit comes back as what it is.
 * @throws {ReadError} where the text is no JSON.
 */
export function readJson(text: string, slot: Slot, remarks?: Remarks): Value {
  return read(parseJsonTree(text, "strict"), slot.type, remarks, "");
}

function read(tree: JsonTree, given: Type, remarks: Remarks | undefined, pointer: string): Value {
  const type = given.kind === "union" ? choiceOf(untypedValue(valueOfTree(tree)), given) : given;
  switch (tree.kind) {
    case "null":
      return null;
    case "boolean":
      return tree.value;
    case "string":
      return writtenScalar(tree.text, type) ?? tree.text;
    case "number":
      return writtenScalar(new Digits(tree.text), type) ?? readNumber(tree.text, pointer, tree.at);
    case "array":
      return tree.items.map((item, index) =>
        read(item, itemSlot(type, index).type, remarks, pointerTo(pointer, index)),
      );
    case "object":
      return readObject(tree, type, remarks, pointer);
  }
}

function readObject(
  { members }: Extract<JsonTree, { readonly kind: "object" }>,
  type: Type,
  remarks: Remarks | undefined,
  pointer: string,
): Value {
  const entries = new Map<string, Value>();
  for (const { key, value, at } of members) {
    if (entries.has(key)) throw new ReadError(`expected each member once, found ${quote(key)} again`, pointer, at);
    const slot = memberSlot(type, key);
    if (type.kind === "object" && slot === openSlot) remarks?.(pointer, key);
    entries.set(key, read(value, slot.type, remarks, pointerTo(pointer, key)));
  }
  return type.kind === "object" ? Object.fromEntries(entries) : entries;
}

/** A number as the product holds it: whole ones exactly, others as JavaScript does. */
function readNumber(text: string, pointer: string, at: number): number | bigint {
  const number = Number(text);
  if (!Number.isFinite(number))
    throw new ReadError(`expected a number that a computer can hold, found ${text}`, pointer, at);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}
