import { createRequire } from "node:module";
import type { Slot } from "../../contract/type.ts";
import type { Value } from "../../contract/value.ts";
import { plainValue } from "../../contract/plain.ts";
import { ProblemError } from "../../problem.ts";
import { words } from "../../random/threefry.ts";
import type { Cell } from "./made-value.ts";

/** As much of faker as is used; it is loaded when the first property asks for it, never before. */
interface Faker {
  seed(seed: readonly number[]): unknown;
  setDefaultRefDate(date: number): void;
  readonly [module: string]: unknown;
}

const require = createRequire(import.meta.url);
const loaded = new Map<string, Faker>();

/**
 * What a faker method gives for a cell: its seed is the cell's, so no other value depends on it.
 * @param method as in `x-faker`, e.g. `internet.email`
 * @throws {ProblemError} when faker has no such method, or it gives what the property cannot hold
 */
export function fakerValue(method: string, slot: Slot, { key, at, anchor, locale }: Cell): Value {
  const faker = fakerFor(locale);
  const { high, low } = words(key, ...at);
  faker.seed([high, low]);
  faker.setDefaultRefDate(anchor);
  const made = call(faker, method);
  return plainValue(made instanceof Date ? made.toISOString() : made, slot, `x-faker: ${method}`);
}

function call(faker: Faker, method: string): unknown {
  const steps = method.split(".");
  const last = steps.pop() ?? "";
  const owner = steps.reduce<unknown>((at, step) => (isRecord(at) ? at[step] : undefined), faker);
  const found = isRecord(owner) ? owner[last] : undefined;
  if (typeof found !== "function") {
    throw new ProblemError([
      { place: `x-faker: ${method}`, found: "faker 10.6 has no such method", cure: "fakerjs.dev/api lists them" },
    ]);
  }
  return (found as () => unknown).call(owner);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function fakerFor(locale: string | undefined): Faker {
  const name = locale === "sv" || locale === "de" ? locale : "en";
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { faker } = require(`@faker-js/faker/locale/${name}`) as { readonly faker: Faker };
  loaded.set(name, faker);
  return faker;
}
