import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Cell } from "../../src/generate/cell.ts";
import { generatorOf, type GeneratorOptions, type Made } from "../../src/generate/generator.ts";
import type { Json } from "../../src/generate/json.ts";
import { plainSchema } from "../../src/generate/schema/plain-references.ts";
import { keyOf } from "../../src/random/key.ts";

/** The first of January 2026: made-up times lie before it. */
export const anchor = Date.UTC(2026, 0, 1);

export function cellOf(seed: string, row = 0): Cell {
  return { key: keyOf(seed), at: [0, row], anchor, locale: undefined };
}

/** The values of so many rows. */
export function madeRows(
  schema: unknown,
  rows: number,
  options: GeneratorOptions & { readonly seed?: string } = {},
): Made[] {
  const generator = generatorOf(plainSchema(schema), options);
  return Array.from({ length: rows }, (_, row) => generator.value(cellOf(options.seed ?? "rows", row)));
}

/** The same, where there have to be values. */
export function valuesOf(
  schema: unknown,
  rows = 10,
  options: GeneratorOptions & { readonly seed?: string } = {},
): Json[] {
  return madeRows(schema, rows, options).map((made) => {
    if (made.kind === "value") return made.value;
    throw new Error(`${made.place || "/"}: ${made.why}`);
  });
}

/** JSON as a reader parses it: whole numbers of any size. */
export function parsed(value: Json): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? Number(inner) : inner)));
}

/** A validator that the generator knows nothing of. Patterns that the flag `u` refuses are read without it; `(?i)` in front is the flag `i`. */
export function newAjv(): Ajv2020 {
  const regExp = Object.assign(
    (written: string, flags: string): RegExp => {
      const pattern = written.replace(/^\(\?i\)/, "");
      const letters = pattern === written ? "" : "i";
      try {
        return new RegExp(pattern, flags + letters);
      } catch {
        return new RegExp(pattern, letters);
      }
    },
    { code: "new RegExp" },
  );
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, code: { regExp } });
  addFormats.default(ajv);
  return ajv;
}

const known = newAjv();

/** What is wrong with a value, or undefined. */
export function validatorOf(schema: unknown): (value: Json) => string | undefined {
  // What has an address of its own can be known once only.
  const ajv = JSON.stringify(schema).includes('"$id"') ? newAjv() : known;
  const validate = ajv.compile(schema as object);
  return (value) =>
    validate(parsed(value)) ? undefined : `${JSON.stringify(parsed(value))}: ${ajv.errorsText(validate.errors)}`;
}

/** What is wrong with the values that are made for a schema; empty when they are all valid. */
export function complaints(schema: unknown, rows = 10): string[] {
  const complaint = validatorOf(schema);
  return madeRows(schema, rows).flatMap((made) =>
    made.kind === "value" ? (complaint(made.value) ?? []) : `${made.place || "/"}: ${made.why}`,
  );
}
