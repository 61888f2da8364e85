import { createRequire } from "node:module";

/** As much of faker as is used. */
export interface Faker {
  seed(seed: readonly number[]): unknown;
  setDefaultRefDate(date: number): void;
  readonly [module: string]: unknown;
}

const require = createRequire(import.meta.url);
const loaded = new Map<string, Faker>();

/** Faker in a locale. It is loaded when the first property asks for it, never before. */
export function fakerFor(locale: string | undefined): Faker {
  const name = locale === "sv" || locale === "de" ? locale : "en";
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { faker } = require(`@faker-js/faker/locale/${name}`) as { readonly faker: Faker };
  loaded.set(name, faker);
  return faker;
}

/** The method of that name (`internet.email`), ready to be called; undefined when faker has none. */
export function fakerMethod(faker: Faker, name: string): (() => unknown) | undefined {
  const [module, method, ...rest] = name.split(".");
  const owner = module === undefined || !isModule(module, faker) ? undefined : faker[module];
  if (!isRecord(owner) || method === undefined || rest.length > 0 || !methodsOf(owner).includes(method))
    return undefined;
  return (owner[method] as () => unknown).bind(owner);
}

/** Every method that faker has: `module.method`. */
export function fakerMethods(faker: Faker): readonly string[] {
  return Object.keys(faker)
    .filter((module) => isModule(module, faker))
    .flatMap((module) => methodsOf(faker[module]).map((method) => `${module}.${method}`));
}

/** What makes no values: the generator itself, the locale's raw material. */
const notModules = new Set(["rawDefinitions", "definitions", "fakerCore", "_randomizer", "_defaultRefDate"]);

function isModule(name: string, faker: Faker): boolean {
  return Object.hasOwn(faker, name) && !notModules.has(name) && isRecord(faker[name]);
}

/** Methods stand on the object itself and on the classes behind it. */
function methodsOf(owner: unknown): readonly string[] {
  const names = new Set<string>();
  for (let at = owner; isRecord(at) && at !== Object.prototype; at = Object.getPrototypeOf(at) as unknown) {
    for (const name of Object.getOwnPropertyNames(at))
      if (name !== "constructor" && !name.startsWith("_") && isRecord(owner) && typeof owner[name] === "function")
        names.add(name);
  }
  return [...names];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
