import { defaultValue as defaultOf } from "../../contract/model/default-value.ts";
import type { Slot, Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";

export { defaultOf };

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
      return (
        typeof value === "string" &&
        value.startsWith("0001") &&
        /^0001-01-01T00:00:00(?:\.0+)?(?:Z|\+00:00)?$/.test(value)
      );
    case "enum":
      return false;
    case "float":
      return value === 0;
    default:
      return value === defaultOf(type);
  }
}
