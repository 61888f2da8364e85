import type { Slot } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { writtenValue } from "../../contract/written/written-value.ts";
import type { Cell } from "../../generate/cell.ts";
import { fakerMade } from "../../generate/faker/faker-made.ts";

/**
 * What a faker method gives for a cell, as a value of its place.
 * @param method as in `x-faker`, e.g. `internet.email`; `checkDeclared` has let through only what faker has
 * @throws {ProblemError} when it gives what the property cannot hold
 * @throws {RangeError} when faker has no such method
 */
export function fakerValue(method: string, slot: Slot, cell: Cell): Value {
  return writtenValue(fakerMade(method, cell), slot, `x-faker: ${method}`);
}
