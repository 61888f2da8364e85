import fc from "fast-check";
import { expect, it } from "vitest";
import type { BodySchema } from "../../../src/contract/model/contract.ts";
import { formatsKnown } from "../../../src/contract/check/formats.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { schemaKeywords } from "../../../src/contract/check/schema-keywords.ts";
import { ProblemError } from "../../../src/problem.ts";
import { Dice, randomSchema, randomValue } from "../../support/random-schema.ts";
import type { Json } from "./minimal.ts";

function bodyOf(schema: Json): BodySchema {
  const document = {
    openapi: "3.1.0",
    info: { title: "Bodies", version: "1" },
    paths: {
      "/body": {
        get: {
          "x-standin-answer": { nothing: true },
          responses: { "200": { description: "A body", content: { "application/json": { schema } } } },
        },
      },
    },
    components: { schemas: { Other: { type: "string", format: "uuid" } } },
  };
  const body = compileContract(document, "bodies.yaml").operations[0]?.responses[0]?.content.get("application/json");
  if (body === undefined) throw new Error("There is no body.");
  return body;
}

it.each<{ schema: Json; json: unknown; want: string[] }>([
  { schema: { type: "integer", format: "int32" }, json: 2 ** 31, want: [' format must match format "int32"'] },
  { schema: { type: "integer", format: "uint8" }, json: -1, want: [' format must match format "uint8"'] },
  { schema: { type: "integer", format: "int64" }, json: 2 ** 63, want: [] },
  { schema: { type: "number" }, json: NaN, want: [] },
  { schema: { type: "string", format: "date-time-local" }, json: "2026-02-03T04:05:06", want: [] },
  {
    schema: { type: "string", format: "date-time-local" },
    json: "2026-02-03T04:05:06Z",
    want: [' format must match format "date-time-local"'],
  },
  {
    schema: { type: "object", additionalProperties: false },
    json: { a: 1, "b/": 2 },
    want: [" additionalProperties must have no property 'a'", " additionalProperties must have no property 'b/'"],
  },
  { schema: { properties: { "a/b": { const: 5 } } }, json: { "a/b": 6 }, want: ["/a~1b const must be 5"] },
  { schema: { enum: ["a", 1] }, json: "b", want: [' enum must be one of "a", 1'] },
  {
    schema: { required: ["a", "b"] },
    json: {},
    want: [" required must have required property 'a'", " required must have required property 'b'"],
  },
  { schema: { $ref: "#/components/schemas/Other" }, json: "x", want: [' format must match format "uuid"'] },
  {
    schema: {
      discriminator: { propertyName: "kind" },
      xml: { name: "X" },
      example: 5,
      externalDocs: { url: "x" },
      "x-own": 1,
    },
    json: 5,
    want: [],
  },
  { schema: false, json: 5, want: [" false schema boolean schema is false"] },
  { schema: true, json: 5, want: [] },
])("checks $json against $schema", ({ schema, json, want }) => {
  expect(
    bodyOf(schema)
      .violations(json)
      .map(({ pointer, keyword, message }) => `${pointer} ${keyword} ${message}`),
  ).toEqual(want);
});

it.each(formatsKnown)("knows the format %s", (format) => {
  expect(bodyOf({ type: ["string", "number"], format }).violations(null)).not.toEqual([]);
});

const { schema: anySchema } = fc.letrec<{ schema: Json; value: Json }>((tie) => ({
  value: fc.oneof(
    fc.constantFrom<Json>(0, 1, 2.5, -1, "", "a", "[", "(", "^a$", true, false, null),
    fc.constantFrom<Json>(
      "string",
      "object",
      ["string", "null"],
      ["a"],
      ["a", "a"],
      [],
      {},
      { a: ["b"] },
      "uuid",
      "none",
    ),
    fc.constant<Json>({ $ref: "#/components/schemas/Other" }),
    tie("schema"),
    fc.array(tie("schema"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("a", "^b", "["), tie("schema"), { maxKeys: 2, noNullPrototype: true }),
  ),
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.boolean(),
    fc.dictionary(fc.constantFrom(...Object.keys(schemaKeywords)), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** `npm run damage` says how many are damaged in all. */
const numRuns = process.env["DAMAGE"] === undefined ? 800 : 0.2 * Number(process.env["DAMAGE"]);

it("can compile every schema that it accepts", () => {
  const body = fc.constantFrom<unknown>(null, 0, 1.5, "a", [], [1, "a"], {}, { a: 1, b: {} });
  fc.assert(
    fc.property(anySchema, body, (schema, json) => {
      const accepted = accept(schema);
      if (accepted !== undefined) expect(accepted.violations(json)).toBeInstanceOf(Array);
    }),
    { numRuns, seed: 13 },
  );
});

function accept(schema: Json): BodySchema | undefined {
  try {
    return bodyOf(schema);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

it.each<{ schema: Json; json: Json; want: string[] }>([
  {
    schema: {
      patternProperties: { "^s": { type: "integer" } },
      if: { type: "string" },
      else: { properties: { size: { type: "integer" } } },
      unevaluatedProperties: false,
    },
    json: { size: "a", other: 1 },
    want: [
      "/size type must be integer",
      ' if must match "else" schema',
      "/size type must be integer",
      " unevaluatedProperties must have no property 'other'",
    ],
  },
  {
    schema: {
      patternProperties: { "^s": { type: "integer" } },
      if: { type: "string" },
      else: { dependentSchemas: { size: { required: ["unit"] } } },
    },
    json: { size: 3 },
    want: [" required must have required property 'unit'", ' if must match "else" schema'],
  },
  {
    schema: {
      properties: { id: { type: "string" } },
      patternProperties: { "^s": { type: "integer" } },
      additionalProperties: false,
      allOf: [{ required: ["id"] }],
    },
    json: { size: 3, other: 1 },
    want: [" required must have required property 'id'", " additionalProperties must have no property 'other'"],
  },
])("judges members by pattern beside conditions: $schema", ({ schema, json, want }) => {
  expect(
    bodyOf(schema)
      .violations(json)
      .map(({ pointer, keyword, message }) => `${pointer} ${keyword} ${message}`)
      .sort(),
  ).toEqual(want.sort());
});

it.each([143, 1056, 1331, 1760])("judges every value by random schema %i without a crash", (seed) => {
  const { schema, value } = randomSchema(seed, { levels: 2, keywords: 4 });
  const body = bodyOf(schema as Json);
  const dice = new Dice(seed + 7);
  const values = Array.from({ length: 60 }, () => randomValue(dice, 3));
  const crashes = values.flatMap((one) => body.violations(one)).filter(({ keyword }) => keyword === "$schema");
  expect([body.violations(value), crashes]).toEqual([[], []]);
});

it("reports a validator that throws as a violation that names the schema", () => {
  const value = {
    get id(): string {
      throw new Error("no such member");
    },
  };
  const [violation] = bodyOf({ properties: { id: { type: "string" } } }).violations(value);
  expect(violation?.message).toBe(
    "could not be checked: the validator of the schema at /paths/~1body/get/responses/200/content/application~1json/schema failed (no such member)",
  );
});
