import type { DataFormat } from "../../../../contract/model/host.ts";
import type { ListType, MapType, ObjectType, Slot } from "../../../../contract/model/type.ts";
import { type Value, isObjectValue } from "../../../../contract/model/value.ts";
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
import type { Losses, Place } from "./losses.ts";
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
  const rows = isObjectValue(value) ? (value[shape.member.key] ?? null) : null;
  const list: Slot = { type: shape.list, nullable: true };
  return {
    ...emptyObject(shape.owner),
    [shape.member.key]: rows === null ? losses.noRows : loseAnswer(rows, list, losses, spelling),
  };
}

function lose(value: Value, slot: Slot, losses: Losses | undefined, spelling: Spelling, place: Place): Value {
  const held = value ?? (slot.nullable ? null : defaultOf(slot.type));
  if (held === null) return null;
  switch (slot.type.kind) {
    case "object":
      return loseMembers(held, slot.type, losses, spelling, place);
    case "list":
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
  place: Place,
): Value {
  const object = isObjectValue(value) ? value : {};
  const omits = losses?.omitsDefaults(place) === true;
  const members = type.all.map((member) => {
    const { key, slot } = member;
    const held = object[key] ?? null;
    const forgotten = omits && held !== null && omitsDefault(member, spelling) && isDefault(held, slot.type);
    return [key, lose(forgotten ? null : held, slot, losses, spelling, "member")] as const;
  });
  return Object.fromEntries(members);
}

function loseItems(value: Value, type: ListType, losses: Losses | undefined, spelling: Spelling, place: Place): Value {
  const { item: slot } = type;
  const inside = place === "root" ? "row" : "item";
  const items = (Array.isArray(value) ? (value as readonly Value[]) : []).map((item) => {
    const held = lose(item, slot, losses, spelling, inside);
    if (held !== null || slot.type.kind !== "object" || losses?.nullItemIsObject(slot.type, spelling) !== true)
      return held;
    return lose({}, slot, losses, spelling, inside);
  });
  const loneNothing =
    losses?.loneNothingIsEmpty === true && slot.type.kind !== "object" && items.length === 1 && items[0] === null;
  return loneNothing ? [] : items;
}

function loseEntries(value: Value, type: MapType, losses: Losses | undefined, spelling: Spelling, place: Place): Value {
  const entries = new Map<string, Value>();
  for (const [key, entry] of value instanceof Map ? (value as ReadonlyMap<string, Value>) : []) {
    const held = lose(entry, type.value, losses, spelling, "entry");
    if (held !== null || losses?.dropsNullEntries(place) !== true) entries.set(losses?.text(key) ?? key, held);
  }
  return entries;
}
