import type { Slot, Type } from "../../contract/type.ts";
import type { Value } from "../../contract/value.ts";
import { enumLookup } from "./enum-value.ts";
import { FIRST_MOMENT } from "./moment.ts";

/** What a place of the type holds when nothing was put there: null where the code behind holds a reference. */
export function defaultOf(type: Type): Value {
  switch (type.kind) {
    case "boolean":
      return false;
    case "integer":
      return type.bits === 64 ? 0n : 0;
    case "float":
      return 0;
    case "decimal":
      return "0";
    case "char":
      return "\u0000";
    case "guid":
      return "00000000-0000-0000-0000-000000000000";
    case "datetime":
      return FIRST_MOMENT;
    case "datetimeoffset":
      return `${FIRST_MOMENT}+00:00`;
    case "timespan":
      return "PT0S";
    case "enum":
      return enumLookup(type).canonicalOf(0n);
    default:
      return null;
  }
}

/** True where a value is never null in the code behind, unless declared nullable. */
export function isValueKind(type: Type): boolean {
  return defaultOf(type) !== null;
}

/** True where reading must find a value. */
export function mustBeThere(slot: Slot): boolean {
  return !slot.nullable && isValueKind(slot.type);
}

/** Whether a value is its type's default, however it is spelled (`0.00`, the first moment of any kind). */
export function isDefault(value: Value, type: Type): boolean {
  switch (type.kind) {
    case "decimal":
      return typeof value === "string" && /^-?[0.]*$/.test(value);
    case "datetime":
    case "datetimeoffset":
      return typeof value === "string" && /^0001-01-01T00:00:00(?:\.0+)?(?:Z|\+00:00)?$/.test(value);
    case "enum":
      return false;
    case "float":
      return value === 0;
    default:
      return value === defaultOf(type);
  }
}
