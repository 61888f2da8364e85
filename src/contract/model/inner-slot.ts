import type { Member, ObjectType, Slot, Type } from "./type.ts";

/** The place of what nothing is said about. */
export const openSlot: Slot = Object.freeze({ type: Object.freeze({ kind: "any" }), nullable: true });

/** The place of an item of a list. */
export function itemSlot(type: Type): Slot {
  return type.kind === "list" ? type.item : openSlot;
}

/** The place of a member of an object, or of an entry of a map; `openSlot` where the type does not name it. */
export function memberSlot(type: Type, key: string): Slot {
  if (type.kind === "map") return type.value;
  return memberOf(type, key)?.slot ?? openSlot;
}

/** The member of an object type that a schema property is. */
export function memberOf(type: Type, key: string): Member | undefined {
  return type.kind === "object" ? membersByKey(type).get(key) : undefined;
}

const known = new WeakMap<ObjectType, ReadonlyMap<string, Member>>();

function membersByKey(type: ObjectType): ReadonlyMap<string, Member> {
  const made = known.get(type) ?? new Map(type.all.map((member) => [member.key, member]));
  known.set(type, made);
  return made;
}
