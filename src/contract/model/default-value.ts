import type { Type } from "./type.ts";
import type { Value } from "./value.ts";

/**
 * What a place of a type holds when nothing was put there: zero, false, the year 1, an enum's member of number 0; null where
 * the code behind holds a reference.
 */
export function defaultValue(type: Type): Value {
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
      return "\0";
    case "guid":
      return "00000000-0000-0000-0000-000000000000";
    case "datetime":
      return "0001-01-01T00:00:00";
    case "datetimeoffset":
      return "0001-01-01T00:00:00+00:00";
    case "timespan":
      return "PT0S";
    case "enum":
      return type.members.find(({ number }) => number === 0)?.name ?? "0";
    default:
      return null;
  }
}
