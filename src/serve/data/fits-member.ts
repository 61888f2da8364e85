import { readWritten } from "../../contract/written/written-value.ts";
import type { Member } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import type { Problem } from "../../problem.ts";
import { fitsLimits } from "./made/key-pattern.ts";

/** Whether a property can have a value: no row has one that its schema (type, `pattern`, `enum`, `minimum`, …) does not let it have. */
export function fitsMember(value: Value, { slot, limits }: Member): boolean {
  const problems: Problem[] = [];
  readWritten(value, slot, "", (problem) => problems.push(problem));
  if (problems.length > 0) return false;
  const { enum: list, const: only } = limits ?? {};
  const listed = only === undefined ? list : [only];
  if (slot.type.kind !== "enum" && Array.isArray(listed) && !listed.some((one) => String(one) === textOf(value)))
    return false;
  if (typeof value === "string") return slot.type.kind !== "string" || fitsLimits(value, limits);
  return (typeof value !== "number" && typeof value !== "bigint") || isInRange(Number(value), limits);
}

function isInRange(value: number, limits: Member["limits"]): boolean {
  const { minimum = -Infinity, maximum = Infinity } = limits ?? {};
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = limits ?? {};
  return (
    value >= Number(minimum) &&
    value <= Number(maximum) &&
    value > Number(exclusiveMinimum) &&
    value < Number(exclusiveMaximum)
  );
}

function textOf(value: Value): string {
  return typeof value === "string" ? value : String(typeof value === "object" ? JSON.stringify(value) : value);
}
