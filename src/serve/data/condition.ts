import { propertyOf } from "../../contract/model/property.ts";
import { instantOf } from "../../contract/model/scalar/instant.ts";
import type { Value } from "../../contract/model/value.ts";
import { compareBytes } from "../../contract/model/scalar/byte-order.ts";
import type { Condition, Row } from "./data.ts";

/** Whether a row meets every condition. A row that has nothing there meets none, except that nothing equals nothing. */
export function meets(row: Row, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => holds(condition, propertyOf(row, condition.property)));
}

function holds(condition: Condition, found: Value): boolean {
  if (condition.operator === "in")
    return Array.isArray(condition.value) && condition.value.some((one: Value) => same(found, one));
  if (condition.operator === "equals") return same(found, condition.value);
  if (found === null || condition.value === null) return false;
  const order = compareValues(found, condition.value);
  switch (condition.operator) {
    case "before":
      return order < 0;
    case "onOrBefore":
      return order <= 0;
    case "after":
      return order > 0;
    case "onOrAfter":
      return order >= 0;
  }
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return compareValues(a, b) === 0;
  if (typeof a !== "string" || typeof b !== "string") return false;
  const left = instantOf(a);
  return left !== undefined && left === instantOf(b);
}

/** Orders two values of one type: instants by time, numbers by size, everything else by its bytes. NaN when they cannot be compared. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === "string" && typeof b === "string") {
    const left = instantOf(a);
    const right = left === undefined ? undefined : instantOf(b);
    return left === undefined || right === undefined ? compareBytes(a, b) : left < right ? -1 : left > right ? 1 : 0;
  }
  if (!isNumber(a) || !isNumber(b) || Number.isNaN(a) || Number.isNaN(b)) return NaN;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole numbers of 64 bits are bigint, all others number; both compare by size. */
function isNumber(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
