import { byAnyCase } from "../../contract/model/property.ts";
import type { Member, Slot, Type } from "../../contract/model/type.ts";
import { isObjectValue, memberValue, type Value } from "../../contract/model/value.ts";

/** A value found in another one, with its type. */
export interface TypedValue {
  readonly value: Value;
  readonly type: Type;
}

/** The member of an object by the schema's name or the name in the code behind; undefined when the type has none. */
export function memberOf(value: Value | undefined, type: Type, name: string): TypedValue | undefined {
  const member = memberNamed(type, name);
  if (member === undefined || !isObjectValue(value)) return undefined;
  return { value: memberValue(value, member.key), type: member.slot.type };
}

/** What stands at a path of member names (`Subscription.Event`). */
export function atPath(value: Value | undefined, type: Type, path: string): TypedValue | undefined {
  let found: TypedValue | undefined = value === undefined ? undefined : { value, type };
  for (const name of path.split(".")) found = found === undefined ? undefined : memberOf(found.value, found.type, name);
  return found;
}

/** The slot at a path of member names, going through lists. */
export function slotAtPath(type: Type, path: string): Slot | undefined {
  let slot: Slot | undefined = { type, nullable: false };
  for (const name of path.split(".")) {
    const inside: Type | undefined = slot?.type.kind === "list" ? slot.type.item.type : slot?.type;
    slot = inside === undefined ? undefined : memberNamed(inside, name)?.slot;
  }
  return slot;
}

/** The member of that name: exact first, else without regard to case, by the schema's name or the code's. */
export function memberNamed(type: Type, name: string): Member | undefined {
  return type.kind === "object" ? byAnyCase(type, name) : undefined;
}
