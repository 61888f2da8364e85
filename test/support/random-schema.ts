import { SchemaJudge } from "../../src/generate/judge/judge.ts";
import { plainSchema } from "../../src/generate/schema/plain-references.ts";
import { Shapes } from "../../src/generate/schema/shapes.ts";

/** Random numbers that a seed repeats (mulberry32): the tests' own, so that nothing of `src` chooses what `src` is tested with. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  }

  chance(share: number): boolean {
    return this.below(1000) < share * 1000;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(count, list.length) }, () => left.splice(this.below(left.length), 1)[0]!);
  }
}

type Schema = Record<string, unknown>;
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const names = ["id", "name", "size", "kind", "a", "tags", "x-note", "count"];
const typeNames = ["null", "boolean", "integer", "string", "array", "object"];
const texts = ["", "a", "blue", "AB-123", "2024-05-06", "someone@example.com", "0042", "ö", "https://example.com/a"];

export function randomValue(dice: Dice, depth: number): Json {
  const kind = dice.below(depth > 0 ? 8 : 5);
  if (kind === 0) return dice.chance(0.3) ? null : dice.chance(0.5);
  if (kind <= 2) return dice.pick(texts);
  if (kind === 3) return dice.below(200) - 50;
  if (kind === 4) return (dice.below(2000) - 500) / 4;
  if (kind === 5) return Array.from({ length: dice.below(4) }, () => randomValue(dice, depth - 1));
  return Object.fromEntries(dice.some(names, dice.below(4)).map((name) => [name, randomValue(dice, depth - 1)]));
}

/** Builds schemas that allow a value known to the builder, so that every one of them can be satisfied. */
class SchemaBuilder {
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** A schema of so many keywords at each level that allows the value. */
  around(value: Json, depth: number, keywords: number): Schema {
    const makers = [...this.#plain(value), ...(depth > 0 ? this.#nested(value, depth, keywords) : [])];
    const schema: Schema = {};
    for (const make of this.#dice.some(makers, keywords)) Object.assign(schema, make());
    // Together they may say more than each alone: `additionalProperties` of what was listed by another.
    return this.#loosened(schema, value);
  }

  /** By the generator's own judge, which is fast; tests hold both the schema and what is made of it against Ajv. */
  admits(schema: unknown, value: Json): boolean {
    const { schema: part, references } = plainSchema(schema);
    return new SchemaJudge().admits(new Shapes(references).of(part), value);
  }

  /** Takes away what forbids the value. */
  #loosened(schema: Schema, value: Json): Schema {
    if (this.admits(schema, value)) return schema;
    const without = (keyword: string): Schema =>
      Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
    const culprit = Object.keys(schema).find((keyword) => this.admits(without(keyword), value));
    return culprit === undefined ? {} : without(culprit);
  }

  #plain(value: Json): (() => Schema)[] {
    const dice = this.#dice;
    const makers: (() => Schema)[] = [
      () => ({ type: dice.chance(0.6) ? typeOf(value) : [...new Set(dice.some(typeNames, 2).concat(typeOf(value)))] }),
      () => (dice.chance(0.3) ? { enum: [value, randomValue(dice, 1), "other"] } : {}),
      () => (dice.chance(0.1) ? { const: value } : {}),
    ];
    if (typeof value === "string") makers.push(...this.#text(value));
    if (typeof value === "number") makers.push(...this.#number(value));
    if (Array.isArray(value)) makers.push(...this.#counts(value));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      makers.push(...this.#members(value as Record<string, Json>));
    return makers;
  }

  #text(text: string): (() => Schema)[] {
    const dice = this.#dice;
    const length = Array.from(text).length;
    const patterns = [
      "^.*$",
      "^[^z]*$",
      "^[a-zA-Z0-9@.:/ö-]*$",
      "^(?!zzz)",
      "^.{0,40}$",
      "[^z]*$",
      `^${text.replace(/[^a-zA-Z0-9ö]/g, ".")}`,
      `${text.replace(/[^a-zA-Z0-9ö]/g, ".")}$`,
    ];
    const formats = ["date", "email", "uri", "ipv4", "uuid", "date-time"].filter((format) =>
      this.admits({ format }, text),
    );
    return [
      () => ({ minLength: dice.below(length + 1) }),
      () => ({ maxLength: length + dice.below(30) }),
      () => ({ pattern: dice.pick(patterns) }),
      () => (formats.length > 0 ? { format: dice.pick(formats) } : {}),
    ];
  }

  #number(number: number): (() => Schema)[] {
    const dice = this.#dice;
    const steps = [1, 2, 5, 0.25, 0.5, 0.01].filter((step) => Number.isInteger(number / step));
    return [
      () => ({ minimum: number - dice.below(100) }),
      () => ({ maximum: number + dice.below(100) }),
      () => ({ exclusiveMinimum: number - 1 - dice.below(10) }),
      () => ({ exclusiveMaximum: number + 1 + dice.below(10) }),
      () => (steps.length > 0 ? { multipleOf: dice.pick(steps) } : {}),
    ];
  }

  #counts(list: readonly Json[]): (() => Schema)[] {
    const dice = this.#dice;
    const isUnique = this.admits({ uniqueItems: true }, list);
    return [
      () => ({ minItems: dice.below(list.length + 1) }),
      () => ({ maxItems: list.length + dice.below(4) }),
      () => (isUnique ? { uniqueItems: true } : {}),
    ];
  }

  #members(object: Record<string, Json>): (() => Schema)[] {
    const dice = this.#dice;
    const own = Object.keys(object);
    return [
      () => ({ required: dice.some(own, 1 + dice.below(2)) }),
      () => ({ minProperties: dice.below(own.length + 1) }),
      () => ({ maxProperties: own.length + dice.below(3) }),
      () => ({ propertyNames: { pattern: dice.pick(["^[a-z]", "^[a-z-]+$", "^.{1,12}$"]) } }),
      () =>
        own.length > 1 ? { dependentRequired: { [own[0]!]: [own[1]!] } } : { dependentRequired: { zip: ["city"] } },
    ];
  }

  #nested(value: Json, depth: number, keywords: number): (() => Schema)[] {
    const dice = this.#dice;
    const around = (inner: Json): Schema => this.around(inner, depth - 1, keywords);
    /** A schema around some other value, which may or may not allow this one. */
    const other = (): Schema => around(randomValue(dice, depth - 1));
    const makers: (() => Schema)[] = [
      () => ({ allOf: [around(value), around(value)] }),
      () => ({ anyOf: dice.chance(0.5) ? [other(), around(value)] : [around(value), other()] }),
      () => {
        const one = other();
        return this.admits(one, value) ? { oneOf: [one] } : { oneOf: [around(value), one] };
      },
      () => {
        const one = other();
        return this.admits(one, value) ? { not: { not: one } } : { not: one };
      },
      () => {
        const condition = other();
        const [held, free] = [around(value), other()];
        return this.admits(condition, value)
          ? { if: condition, then: held, else: free }
          : { if: condition, then: free, else: held };
      },
    ];
    if (Array.isArray(value)) makers.push(...this.#items(value, around));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      makers.push(...this.#properties(value as Record<string, Json>, around, other));
    return makers;
  }

  #items(list: readonly Json[], around: (value: Json) => Schema): (() => Schema)[] {
    const dice = this.#dice;
    const [first] = list;
    return [
      () => (first === undefined ? { items: around("a") } : { items: { anyOf: list.map(around) } }),
      () => ({ prefixItems: list.map(around) }),
      () => ({ prefixItems: list.map(around), items: false }),
      () => ({ prefixItems: list.map(around), unevaluatedItems: dice.chance(0.5) ? false : { type: "string" } }),
      () => (first === undefined ? {} : { contains: around(first), minContains: 1 }),
      () => (first === undefined ? {} : { contains: around(first), maxContains: list.length }),
    ];
  }

  #properties(object: Record<string, Json>, around: (value: Json) => Schema, other: () => Schema): (() => Schema)[] {
    const dice = this.#dice;
    const own = Object.keys(object);
    const listed = (): Schema => ({
      ...Object.fromEntries(Object.entries(object).map(([name, inner]) => [name, around(inner)])),
      ...(dice.chance(0.3) && !own.includes("extra") ? { extra: other() } : {}),
    });
    return [
      () => ({ properties: listed() }),
      () => ({ properties: listed(), required: own.slice(0, 2) }),
      () => ({ properties: listed(), additionalProperties: false }),
      () => ({ properties: listed(), unevaluatedProperties: dice.chance(0.5) ? false : { type: "integer" } }),
      () => ({ allOf: [{ properties: listed() }], unevaluatedProperties: false }),
      () => ({ patternProperties: { "^z": other() } }),
      () =>
        own[0] === undefined
          ? {}
          : { patternProperties: { [`^${own[0].charAt(0)}`]: { anyOf: Object.values(object).map(around) } } },
      () =>
        own[0] === undefined
          ? { dependentSchemas: { zip: other() } }
          : { dependentSchemas: { [own[0]]: around(object) } },
      () => ({ additionalProperties: { anyOf: [...Object.values(object).map(around), { type: "string" }] } }),
    ];
  }
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** A schema of so many keywords at each of so many levels, and a value that it allows. */
export function randomSchema(
  seed: number,
  { levels, keywords } = { levels: 3, keywords: 5 },
): { readonly schema: Schema; readonly value: Json } {
  const dice = new Dice(seed);
  const value = randomValue(dice, levels);
  return { value, schema: new SchemaBuilder(dice).around(value, levels, keywords) };
}
