import { itemSlot, memberOf, memberSlot, openSlot } from "./inner-slot.ts";
import type { EnumType, ListType, MapType, Member, ObjectType, Slot, TupleType, Type, UnionType } from "./type.ts";
import { isObjectValue, type Value } from "./value.ts";

/**
 * The type that a value has where it may have one of several: of a union the choice that its discriminator names, else the
 * first that the value fits, else the first. Any other type is itself.
 */
export function choiceOf(value: Value, type: Type): Type {
  return type.kind === "union" ? choiceIn(value, type) : type;
}

function choiceIn(value: Value, { choices, discriminator }: UnionType): Type {
  const named = discriminator === undefined ? undefined : entriesOf(value)?.get(discriminator.property);
  const mapped = typeof named === "string" ? discriminator?.mapping.get(named) : undefined;
  return choiceOf(value, mapped ?? choices.find((choice) => fits(value, choice)) ?? choices[0] ?? openSlot.type);
}

/** Whether a value is one of a type, as far as a type says it; what its schema says beyond is the validator's. */
export function fits(value: Value, type: Type): boolean {
  switch (type.kind) {
    case "any":
      return true;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "bigint" || (typeof value === "number" && (!type.integer || Number.isInteger(value)));
    case "integer":
      return type.bits === 64 ? typeof value === "bigint" : Number.isInteger(value);
    case "float":
      return typeof value === "number";
    case "list":
    case "tuple":
      return Array.isArray(value) && fitsItems(value, type);
    case "map":
    case "object":
      return fitsMembers(value, type);
    case "union":
      return type.choices.some((choice) => fits(value, choice));
    default:
      return typeof value === "string" && (type.kind === "enum" ? isOneOf(value, type) : forms[type.kind].test(value));
  }
}

/** How the text of each kind looks in canonical form (`value.ts`). */
const forms = {
  string: /^/,
  uri: /^/,
  char: /^[^]$/,
  decimal: /^-?\d+(?:\.\d+)?$/,
  guid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
  datetimeoffset: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d$/,
  timespan: /^-?P/,
  bytes: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
} as const;

function isOneOf(text: string, { members }: EnumType): boolean {
  return /^-?\d+$/.test(text) || text.split(", ").every((name) => members.some((member) => member.name === name));
}

function fitsSlot(value: Value, { type, nullable }: Slot): boolean {
  return (value === null && nullable) || fits(value, type);
}

function fitsItems(items: readonly Value[], type: ListType | TupleType): boolean {
  const isTooLong = type.kind === "tuple" && type.rest === undefined && items.length > type.items.length;
  return !isTooLong && items.every((item, index) => fitsSlot(item, itemSlot(type, index)));
}

function fitsMembers(value: Value, type: MapType | ObjectType): boolean {
  const entries = entriesOf(value);
  if (entries === undefined) return false;
  const isClosed = type.kind === "object" && type.rest === undefined;
  const fitting = [...entries].every(([key, entry]) => {
    const member = memberOf(type, key);
    return (member !== undefined || !isClosed) && fitsSlot(entry, memberSlot(type, key)) && isAllowed(entry, member);
  });
  return fitting && (type.kind === "map" || type.all.every(({ key, required }) => !required || entries.has(key)));
}

/** Whether text is one of those that a member is held to: what tells choices apart that name their kind (`const`, `enum`). */
function isAllowed(value: Value, member: Member | undefined): boolean {
  if (typeof value !== "string" || member?.slot.type.kind !== "string") return true;
  const { const: constant, enum: listed } = member.limits ?? {};
  if (typeof constant === "string") return value === constant;
  return !Array.isArray(listed) || listed.includes(value);
}

function entriesOf(value: Value): ReadonlyMap<string, Value> | undefined {
  if (value instanceof Map) return value as ReadonlyMap<string, Value>;
  return isObjectValue(value) ? new Map(Object.entries(value)) : undefined;
}
