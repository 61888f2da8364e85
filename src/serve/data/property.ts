import type { Member, Slot, Type } from "../../contract/model/type.ts";
import { isObjectValue, type ObjectValue, type Value } from "../../contract/model/value.ts";

/** A property's value by path (`subscription.event`): null where any step is missing. */
export function valueAt(value: ObjectValue, path: string): Value {
  let at: Value = value;
  for (const step of path.split(".")) {
    if (!isObjectValue(at)) return null;
    at = Object.hasOwn(at, step) ? (at[step] ?? null) : null;
  }
  return at;
}

/** A copy in which the property at `path` is `replacement`; objects on the way that are missing are made. */
export function withValueAt(value: ObjectValue, path: string, replacement: Value): ObjectValue {
  const dot = path.indexOf(".");
  if (dot < 0) return { ...value, [path]: replacement };
  const first = path.slice(0, dot);
  const inner = value[first];
  return { ...value, [first]: withValueAt(isObjectValue(inner) ? inner : {}, path.slice(dot + 1), replacement) };
}

/** The slot of the property at `path`; undefined when the type has no such property. */
export function slotAt(type: Type, path: string): Slot | undefined {
  return memberAt(type, path)?.slot;
}

/** The member at `path`, with what else its schema says. */
export function memberAt(type: Type, path: string): Member | undefined {
  let at: Type | undefined = type;
  let member: Member | undefined;
  for (const step of path.split(".")) {
    member = at?.kind === "object" ? at.all.find(({ key }) => key === step) : undefined;
    at = member?.slot.type;
  }
  return member;
}
