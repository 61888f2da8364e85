import type { ObjectType, Slot, Type } from "../../../../contract/model/type.ts";
import { type Value, isObjectValue } from "../../../../contract/model/value.ts";
import { type Spelling, spellingKey } from "../spelling.ts";
import { writeAnything } from "../nested/anything.ts";
import { memberPlans } from "../nested/member-plan.ts";
import { defaultOf } from "../../../scalar/default-value.ts";
import { jsonNotation } from "./json-notation.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { type JsonTree, parseJsonTree } from "../../../json/json-tree.ts";

type Plain = (value: Value) => unknown;

const compiled = new WeakMap<Type, Map<string, Plain>>();

/**
 * What `JSON.parse` gives for the JSON of a value: what a JSON Schema is checked against. Numbers may lose digits;
 * NaN and infinities stay what they are, though JSON proper has no such words.
 */
export function jsonValueOf(value: Value, type: Type, spelling: Spelling): unknown {
  return value === null ? null : plainOf({ type, nullable: false }, spelling)(value);
}

function plainOf(slot: Slot, spelling: Spelling): Plain {
  let forType = compiled.get(slot.type);
  if (forType === undefined) compiled.set(slot.type, (forType = new Map<string, Plain>()));
  const key = `${spellingKey(spelling)} ${slot.nullable}`;
  const known = forType.get(key);
  if (known !== undefined) return known;
  // A type may hold itself: until it is compiled, its function is looked up when it is needed.
  const later = forType;
  forType.set(key, (value) => later.get(key)?.(value));
  const plain = compile(slot, spelling);
  forType.set(key, plain);
  return plain;
}

function compile(slot: Slot, spelling: Spelling): Plain {
  const { type } = slot;
  switch (type.kind) {
    case "object":
      return plainObject(type, spelling);
    case "list":
      return plainList(type.item, spelling);
    case "map":
      return plainMap(type.value, spelling);
    case "any":
      return (value) => parseText(writeAnything(value, jsonNotation, spelling));
    case "string":
      return (value) => (typeof value === "string" ? wellFormed(value) : value);
    case "boolean":
      return (value) => value;
    default: {
      const write = jsonNotation.leaf(slot, spelling);
      return (value) => parseText(write(value));
    }
  }
}

/** As `JSON.parse`, and words that JSON lacks as the numbers they mean. */
function parseText(text: string): unknown {
  return text.startsWith('"') ? JSON.parse(text) : ofTree(parseJsonTree(text));
}

function ofTree(tree: JsonTree): unknown {
  switch (tree.kind) {
    case "null":
      return null;
    case "boolean":
      return tree.value;
    case "number":
      return Number(tree.text);
    case "string":
      return tree.text;
    case "array":
      return tree.items.map(ofTree);
    case "object":
      return Object.fromEntries(tree.members.map(({ key, value }) => [key, ofTree(value)]));
  }
}

function plainObject(type: ObjectType, spelling: Spelling): Plain {
  const plans = memberPlans(type, spelling).map((plan) => ({ plan, plain: plainOf(plan.member.slot, spelling) }));
  return (value) => {
    const result: Record<string, unknown> = {};
    if (!isObjectValue(value)) return result;
    for (const { plan, plain } of plans) {
      const held = plan.valueIn(value);
      if (held !== undefined) result[plan.name] = held === null ? null : plain(held);
    }
    return result;
  };
}

/** A null item is null where text is expected, and an object without members where an object is. */
function plainList(item: Slot, spelling: Spelling): Plain {
  const plain = plainOf(item, spelling);
  const fallback = item.nullable ? null : defaultOf(item.type);
  const ofNull = () => (item.type.kind === "object" ? {} : fallback === null ? null : plain(fallback));
  return (value) =>
    Array.isArray(value) ? (value as readonly Value[]).map((one) => (one === null ? ofNull() : plain(one))) : [];
}

function plainMap(entry: Slot, spelling: Spelling): Plain {
  const plain = plainOf(entry, spelling);
  const fallback = entry.nullable ? null : defaultOf(entry.type);
  return (value) => {
    const pairs: [string, unknown][] = [];
    for (const [key, one] of value instanceof Map ? (value as ReadonlyMap<string, Value>) : []) {
      const held = one ?? fallback;
      if (held !== null) pairs.push([wellFormed(key), plain(held)]);
    }
    return Object.fromEntries(pairs);
  };
}
