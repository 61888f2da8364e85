import { words } from "../../random/threefry.ts";
import type { Cell } from "../cell.ts";
import { fakerFor, fakerMethod } from "./faker-methods.ts";

/**
 * What a faker method gives for a cell: its seed is the cell's, so no other value depends on it.
 * @param method as in `x-faker`, e.g. `internet.email`
 * @throws {RangeError} when faker has no such method
 */
export function fakerMade(method: string, { key, at, anchor, locale }: Cell): unknown {
  const faker = fakerFor(locale);
  const call = fakerMethod(faker, method);
  if (call === undefined) throw new RangeError(`Faker has no method "${method}"`);
  const { high, low } = words(key, ...at);
  faker.seed([high, low]);
  faker.setDefaultRefDate(anchor);
  const made = call();
  return made instanceof Date ? made.toISOString() : made;
}
