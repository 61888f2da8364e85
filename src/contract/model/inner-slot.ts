import type { MapType, Member, ObjectType, Slot, Type } from "./type.ts";
import type { ObjectValue, Value } from "./value.ts";

/** The place of what nothing is said about. */
export const openSlot: Slot = Object.freeze({ type: Object.freeze({ kind: "any" }), nullable: true });

/** Members of an object that its type does not name, and of which nothing is said. */
export const openRest: MapType = Object.freeze({ kind: "map", value: openSlot, patterns: Object.freeze([]) });

/** The place of an item of a list. */
export function itemSlot(type: Type, index: number): Slot {
  if (type.kind === "list") return type.item;
  return (type.kind === "tuple" ? (type.items[index] ?? type.rest) : undefined) ?? openSlot;
}

/** The place of a member of an object or of an entry of a map; `openSlot` where nothing is said of it. */
export function memberSlot(type: Type, key: string): Slot {
  if (type.kind === "map") return entrySlot(type, key);
  const rest = type.kind === "object" ? type.rest : undefined;
  return memberOf(type, key)?.slot ?? (rest === undefined ? openSlot : entrySlot(rest, key));
}

/** The member of an object type that a schema property is. */
export function memberOf(type: Type, key: string): Member | undefined {
  return type.kind === "object" ? membersByKey(type).get(key) : undefined;
}

/** The entries of an object value that its type does not name. */
export function unnamedIn(value: ObjectValue, type: ObjectType): ReadonlyMap<string, Value> {
  const members = membersByKey(type);
  return new Map(Object.entries(value).filter(([key]) => !members.has(key)));
}

function entrySlot({ value, patterns }: MapType, key: string): Slot {
  return patterns.find(({ pattern }) => pattern.test(key))?.slot ?? value;
}

const known = new WeakMap<ObjectType, ReadonlyMap<string, Member>>();

function membersByKey(type: ObjectType): ReadonlyMap<string, Member> {
  const made = known.get(type) ?? new Map(type.all.map((member) => [member.key, member]));
  known.set(type, made);
  return made;
}
