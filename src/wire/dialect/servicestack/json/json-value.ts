import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot, unnamedIn } from "../../../../contract/model/inner-slot.ts";
import type { JsonForm } from "../../../../contract/model/json-form.ts";
import { MemberReader } from "../../../../contract/model/row-values.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import { type Value, isObjectValue } from "../../../../contract/model/value.ts";
import { defaultOf } from "../../../scalar/default-value.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { memberPlans } from "../nested/member-plan.ts";
import { type Spelling, spellingKey } from "../spelling.ts";
import { isNested } from "../nested/notation.ts";
import { jsonLeafValue, type LeafSlot } from "./json-leaf-value.ts";

/** Makes of a value that is not null what stands for it in JSON. */
type ToJson = (value: Value) => unknown;

const compiled = new WeakMap<Type, Map<string, ToJson>>();

/**
 * What `JSON.parse` gives for the JSON of a value: what a JSON Schema is checked against. Numbers may lose digits;
 * NaN and infinities stay what they are, though JSON proper has no such words.
 */
export function jsonValueOf(value: Value, type: Type, spelling: Spelling): unknown {
  return value === null ? null : toJson({ type, nullable: false }, spelling)(value);
}

/** How JSON shows values in this spelling, part by part. */
export function jsonFormOf(spelling: Spelling): JsonForm {
  return {
    members: (type) => memberPlans(type, spelling).map((plan) => ({ ...plan, slot: plan.member.slot })),
    scalar: ({ type, nullable }) =>
      isNested(type) || type.kind === "null" || type.kind === "number"
        ? undefined
        : jsonLeafValue({ type, nullable } as LeafSlot, spelling),
  };
}

function toJson(slot: Slot, spelling: Spelling): ToJson {
  let forType = compiled.get(slot.type);
  if (forType === undefined) compiled.set(slot.type, (forType = new Map<string, ToJson>()));
  const key = `${spellingKey(spelling)} ${slot.nullable}`;
  const known = forType.get(key);
  if (known !== undefined) return known;
  // A type may hold itself: until it is compiled, its function is looked up when it is needed.
  const later = forType;
  forType.set(key, (value) => later.get(key)?.(value));
  const made = compile(slot, spelling);
  forType.set(key, made);
  return made;
}

function compile(slot: Slot, spelling: Spelling): ToJson {
  const { type, nullable } = slot;
  switch (type.kind) {
    case "object":
      return objectToJson(type, spelling);
    case "list":
    case "tuple":
      return listToJson(type, spelling);
    case "map":
      return mapToJson(type, spelling);
    case "union":
      return (value) => toJson({ type: choiceOf(value, type), nullable }, spelling)(value);
    case "any":
    case "null":
    case "number":
      return anythingToJson;
    default:
      return jsonLeafValue({ type, nullable }, spelling);
  }
}

function objectToJson(type: ObjectType, spelling: Spelling): ToJson {
  const plans = memberPlans(type, spelling).map((plan) => ({ plan, member: toJson(plan.member.slot, spelling) }));
  const reader = new MemberReader(plans.map(({ plan }) => plan.key));
  const rest = type.rest === undefined ? undefined : entriesToJson(type.rest, spelling);
  return (value) => {
    if (!isObjectValue(value)) return {};
    const members: (readonly [string, unknown])[] = [];
    const values = reader.valuesOf(value);
    for (const [at, { plan, member }] of plans.entries()) {
      const held = plan.shown(values[at]);
      if (held !== undefined) members.push([plan.name, held === null ? null : member(held)]);
    }
    if (rest !== undefined) members.push(...rest(unnamedIn(value, type)));
    return Object.fromEntries(members);
  };
}

/** A null item is null where text is expected, and an object without members where an object is. */
function listToJson(type: ListType | TupleType, spelling: Spelling): ToJson {
  const nullItem = ({ type: item, nullable }: Slot): unknown => {
    if (item.kind === "object") return {};
    const fallback = nullable ? null : defaultOf(item);
    return fallback === null ? null : toJson({ type: item, nullable }, spelling)(fallback);
  };
  const itemToJson = (item: Value, slot: Slot): unknown =>
    item === null ? nullItem(slot) : toJson(slot, spelling)(item);
  return (value) =>
    Array.isArray(value)
      ? (value as readonly Value[]).map((item, index) => itemToJson(item, itemSlot(type, index)))
      : [];
}

function mapToJson(type: MapType, spelling: Spelling): ToJson {
  const entries = entriesToJson(type, spelling);
  return (value) => (value instanceof Map ? Object.fromEntries(entries(value as ReadonlyMap<string, Value>)) : {});
}

/** Entries that are null are not written. */
function entriesToJson(type: MapType, spelling: Spelling) {
  return (entries: ReadonlyMap<string, Value>): (readonly [string, unknown])[] =>
    [...entries].flatMap(([key, entry]) => {
      const slot = memberSlot(type, key);
      const held = entry ?? (slot.nullable ? null : defaultOf(slot.type));
      return held === null ? [] : [[wellFormed(key), toJson(slot, spelling)(held)] as const];
    });
}

/** A value of no declared type is what it is; null entries are not written. */
function anythingToJson(value: Value): unknown {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string") return wellFormed(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(anythingToJson);
  const entries: readonly (readonly [string, Value])[] =
    value instanceof Map ? [...(value as ReadonlyMap<string, Value>)] : Object.entries(value);
  const shown = entries.filter(([, entry]) => entry !== null);
  return Object.fromEntries(shown.map(([key, entry]) => [wellFormed(key), anythingToJson(entry)]));
}
