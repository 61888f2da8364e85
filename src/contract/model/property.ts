import type { Entity } from "./contract.ts";
import { memberOf } from "./inner-slot.ts";
import type { Member, ObjectType, Slot, Type } from "./type.ts";
import { isObjectValue, type ObjectValue, type Value } from "./value.ts";

/** Finds a member of an object by what somebody calls it. */
export type FindMember = (type: ObjectType, name: string) => Member | undefined;

/** A property that a path leads to. */
export interface PropertyPlace {
  /** The path by keys, whatever names were given. */
  readonly path: string;
  readonly slot: Slot;
  /** Undefined for a hidden property. */
  readonly member: Member | undefined;
}

/** A row: what it shows, and beside it by path what it hides. */
export interface ShownAndHidden {
  readonly value: ObjectValue;
  readonly hidden: Readonly<Record<string, Value>>;
}

/** By its key, as contracts name it. */
export const byKey: FindMember = memberOf;

/** By its key, else by its name in the code behind the host, as people name it. */
export const byName: FindMember = (type, name) => namesOf(type).exact.get(name);

/** As `byName`, else whatever the case, as hosts spell it. */
export const byAnyCase: FindMember = (type, name) => {
  const { exact, folded } = namesOf(type);
  return exact.get(name) ?? folded.get(name.toLowerCase());
};

/** The property of a type at a path (`subscription.event`); undefined when it has none. */
export function placeAt(type: Type, path: string, find: FindMember = byKey): PropertyPlace | undefined {
  const keys: string[] = [];
  let at: Type | undefined = type;
  let member: Member | undefined;
  for (const step of path.split(".")) {
    member = at.kind === "object" ? find(at, step) : undefined;
    if (member === undefined) return undefined;
    keys.push(member.key);
    at = member.slot.type;
  }
  return member === undefined ? undefined : { path: keys.join("."), slot: member.slot, member };
}

/** The property of an entity's rows at a path, hidden or shown. */
export function placeOf(entity: Entity, path: string, find: FindMember = byKey): PropertyPlace | undefined {
  const hidden = entity.hidden.get(path);
  if (hidden !== undefined) return { path, slot: hidden, member: undefined };
  return entity.type === undefined ? undefined : placeAt(entity.type, path, find);
}

/** A property's value by a path of keys: null where any step is missing. */
export function valueAt(value: ObjectValue, path: string): Value {
  let at: Value = value;
  for (const step of path.split(".")) {
    if (!isObjectValue(at)) return null;
    at = Object.hasOwn(at, step) ? (at[step] ?? null) : null;
  }
  return at;
}

/** A row's property, hidden or shown. */
export function propertyOf({ value, hidden }: ShownAndHidden, path: string): Value {
  return Object.hasOwn(hidden, path) ? (hidden[path] ?? null) : valueAt(value, path);
}

/** A copy in which the property at `path` is `replacement`; objects on the way that are missing are made. */
export function withValueAt(value: ObjectValue, path: string, replacement: Value): ObjectValue {
  const dot = path.indexOf(".");
  if (dot < 0) return { ...value, [path]: replacement };
  const first = path.slice(0, dot);
  const inner = value[first];
  return { ...value, [first]: withValueAt(isObjectValue(inner) ? inner : {}, path.slice(dot + 1), replacement) };
}

interface Names {
  readonly exact: ReadonlyMap<string, Member>;
  readonly folded: ReadonlyMap<string, Member>;
}

/** Looked up for every row. */
const known = new WeakMap<ObjectType, Names>();

function namesOf(type: ObjectType): Names {
  const names = known.get(type) ?? collectNames(type);
  known.set(type, names);
  return names;
}

/** Of members that share a name, the one whose key it is comes first. */
function collectNames({ all }: ObjectType): Names {
  const exact = new Map<string, Member>();
  const folded = new Map<string, Member>();
  const calls = [({ key }: Member) => key, ({ name }: Member) => name, ({ alias }: Member) => alias];
  for (const call of calls) {
    for (const member of all) {
      const name = call(member);
      if (name === undefined) continue;
      if (!exact.has(name)) exact.set(name, member);
      if (!folded.has(name.toLowerCase())) folded.set(name.toLowerCase(), member);
    }
  }
  return { exact, folded };
}
