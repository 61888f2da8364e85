import type { Slot } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { writtenValue } from "../../contract/written/written-value.ts";
import { words } from "../../random/threefry.ts";
import { fakerFor, fakerMethod } from "../../generate/faker/faker-methods.ts";
import type { Cell } from "../../generate/cell.ts";

/**
 * What a faker method gives for a cell: its seed is the cell's, so no other value depends on it.
 * @param method as in `x-faker`, e.g. `internet.email`; `checkDeclared` has let through only what faker has
 * @throws {ProblemError} when it gives what the property cannot hold
 * @throws {RangeError} when faker has no such method
 */
export function fakerValue(method: string, slot: Slot, { key, at, anchor, locale }: Cell): Value {
  const faker = fakerFor(locale);
  const call = fakerMethod(faker, method);
  if (call === undefined) throw new RangeError(`Faker has no method "${method}"`);
  const { high, low } = words(key, ...at);
  faker.seed([high, low]);
  faker.setDefaultRefDate(anchor);
  const made = call();
  return writtenValue(made instanceof Date ? made.toISOString() : made, slot, `x-faker: ${method}`);
}
