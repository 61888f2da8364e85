import { itemSlot, memberOf, memberSlot, openSlot } from "./inner-slot.ts";
import type { EnumType, ListType, MapType, Member, ObjectType, Slot, TupleType, Type, UnionType } from "./type.ts";
import { isBase64 } from "./scalar/base64.ts";
import { parseDecimal } from "./scalar/decimal.ts";
import { enumLookup } from "./scalar/enum-lookup.ts";
import { isGuid } from "./scalar/guid.ts";
import { parseMoment } from "./scalar/moment.ts";
import { parseTimeSpan } from "./scalar/time-span.ts";
import { isObjectValue, type Value } from "./value.ts";

type TextKind = "string" | "uri" | "char" | "decimal" | "guid" | "datetime" | "datetimeoffset" | "timespan" | "bytes";

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
      return typeof value === "string" && (type.kind === "enum" ? isOneOf(value, type) : isCanonical(value, type.kind));
  }
}

/** Whether a text is in the canonical form of its kind (`value.ts`). */
function isCanonical(text: string, kind: TextKind): boolean {
  switch (kind) {
    case "string":
    case "uri":
      return true;
    case "char":
      return text.length === 1;
    case "decimal":
      return parseDecimal(text) !== undefined;
    case "guid":
      return isGuid(text);
    case "datetime":
      return parseMoment(text) !== undefined;
    case "datetimeoffset":
      return parseMoment(text)?.zone.length === 6;
    case "timespan":
      return parseTimeSpan(text) !== undefined;
    case "bytes":
      return isBase64(text);
  }
}

function isOneOf(text: string, type: EnumType): boolean {
  const { byName } = enumLookup(type);
  return /^-?\d+$/.test(text) || text.split(", ").every((name) => byName.has(name));
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
