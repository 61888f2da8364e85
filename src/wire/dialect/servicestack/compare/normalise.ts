import type { DataFormat } from "../../../../contract/model/host.ts";
import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot, unnamedIn } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType } from "../../../../contract/model/type.ts";
import { isObjectValue, memberValue, type Value } from "../../../../contract/model/value.ts";
import type { Spelling } from "../spelling.ts";
import { csvShape } from "../csv/csv-rows.ts";
import { omitsDefault } from "../nested/member-plan.ts";
import { emptyObject } from "../read/empty-object.ts";
import { defaultOf, isDefault } from "../../../scalar/default-value.ts";
import { canonicalLeaf } from "../../../compare/canonical-leaf.ts";
import { csvLosses } from "./csv-losses.ts";
import { equalValues } from "../../../compare/equal-values.ts";
import { jsonLosses, jsonlLosses } from "./json-losses.ts";
import { jsvLosses } from "./jsv-losses.ts";
import type { Losses, Position } from "./losses.ts";
import { xmlLosses } from "./xml-losses.ts";

const LOSSES: Readonly<Record<DataFormat, Losses>> = {
  json: jsonLosses,
  xml: xmlLosses,
  csv: csvLosses,
  jsv: jsvLosses,
  jsonl: jsonlLosses,
};

/**
 * A value without what the given formats provably do not carry: reading what one of them wrote gives exactly its normal form.
 * With several formats the losses are repeated until nothing more is lost, so that an answer in any of them has the same normal form.
 */
export function normalise(value: Value, slot: Slot, formats: readonly DataFormat[], spelling: Spelling): Value {
  let before = lose(value, slot, undefined, spelling, "root");
  for (;;) {
    let after = before;
    for (const format of formats) after = loseAnswer(after, slot, LOSSES[format], spelling);
    if (formats.length <= 1 || equalValues(before, after, slot.type)) return after;
    before = after;
  }
}

function loseAnswer(value: Value, slot: Slot, losses: Losses, spelling: Spelling): Value {
  const shape = csvShape(slot.type);
  if (losses.noRows === undefined || shape.kind !== "member")
    return lose(losses.root(value, slot), slot, losses, spelling, "root");
  const rows = memberValue(value, shape.member.key);
  const list: Slot = { type: shape.list, nullable: true };
  return {
    ...emptyObject(shape.owner),
    [shape.member.key]: rows === null ? losses.noRows : loseAnswer(rows, list, losses, spelling),
  };
}

function lose(value: Value, slot: Slot, losses: Losses | undefined, spelling: Spelling, place: Position): Value {
  const held = value ?? (slot.nullable ? null : defaultOf(slot.type));
  if (held === null) return null;
  switch (slot.type.kind) {
    case "object":
      return loseMembers(held, slot.type, losses, spelling, place);
    case "union":
      return lose(held, { type: choiceOf(held, slot.type), nullable: slot.nullable }, losses, spelling, place);
    case "list":
    case "tuple":
      return loseItems(held, slot.type, losses, spelling, place);
    case "map":
      return loseEntries(held, slot.type, losses, spelling, place);
    case "any":
      return losses === undefined ? held : losses.anything(held);
    default: {
      const leaf = canonicalLeaf(held, slot.type);
      return losses === undefined ? leaf : losses.leaf(leaf, slot, place, spelling);
    }
  }
}

function loseMembers(
  value: Value,
  type: ObjectType,
  losses: Losses | undefined,
  spelling: Spelling,
  place: Position,
): Value {
  const object = isObjectValue(value) ? value : {};
  const omits = losses?.omitsDefaults(place) === true;
  const members = type.all.map((member) => {
    const { key, slot } = member;
    const held = memberValue(object, key);
    const forgotten = omits && held !== null && omitsDefault(member, spelling) && isDefault(held, slot.type);
    return [key, lose(forgotten ? null : held, slot, losses, spelling, "member")] as const;
  });
  if (type.rest === undefined || losses?.dropsUnnamed(place) === true) return Object.fromEntries(members);
  return Object.fromEntries([
    ...members,
    ...loseEntries(unnamedIn(object, type), type.rest, losses, spelling, "member"),
  ]);
}

function loseItems(
  value: Value,
  type: ListType | TupleType,
  losses: Losses | undefined,
  spelling: Spelling,
  place: Position,
): Value {
  const inside = place === "root" ? "row" : "item";
  const items = (Array.isArray(value) ? (value as readonly Value[]) : []).map((item, index) => {
    const slot = itemSlot(type, index);
    const held = lose(item, slot, losses, spelling, inside);
    if (held !== null || slot.type.kind !== "object" || losses?.nullItemIsObject(slot.type, spelling) !== true)
      return held;
    return lose({}, slot, losses, spelling, inside);
  });
  const isNothing = items.length === 1 && items[0] === null && itemSlot(type, 0).type.kind !== "object";
  const loneNothing = losses?.loneNothingIsEmpty === true && isNothing;
  return loneNothing ? [] : items;
}

function loseEntries(
  value: Value,
  type: MapType,
  losses: Losses | undefined,
  spelling: Spelling,
  place: Position,
): ReadonlyMap<string, Value> {
  const entries = new Map<string, Value>();
  for (const [key, entry] of value instanceof Map ? (value as ReadonlyMap<string, Value>) : []) {
    const held = lose(entry, memberSlot(type, key), losses, spelling, "entry");
    if (held !== null || losses?.dropsNullEntries(place) !== true) entries.set(losses?.text(key) ?? key, held);
  }
  return entries;
}
