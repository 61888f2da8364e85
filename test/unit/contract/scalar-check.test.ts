import fc from "fast-check";
import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import type { BodySchema } from "../../../src/contract/model/contract.ts";
import { contractAjv } from "../../../src/contract/check/ajv.ts";
import type { Json } from "./minimal.ts";

/** What a schema promises of bodies; undefined: it is mended, and so promises something else than it says. */
function promiseOf(schema: Json): BodySchema | undefined {
  const content = { "application/json": { schema } };
  const { operations, remarks } = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Scalars", version: "1" },
      paths: { "/x": { get: { responses: { "200": { description: "", content } } } } },
    },
    "scalars.yaml",
  );
  if (remarks.some(({ found }) => found.startsWith("`enum` has values that are no"))) return undefined;
  return operations[0]!.responses[0]!.content.get("application/json")!;
}

const scalars = [
  "",
  "a",
  "ab",
  "1",
  "2026-02-03",
  "true",
  "b\n",
  "😀",
  "\ud83d",
  0,
  -0,
  1,
  1.5,
  -3,
  1e21,
  2 ** 40,
  true,
];
const schemas: fc.Arbitrary<Json> = fc.oneof(
  fc.boolean(),
  fc.record(
    {
      type: fc.constantFrom<Json>("string", "integer", "number", "boolean", "object", ["string", "null"]),
      pattern: fc.constantFrom("^a", "b$", "^.$", "^(a|b|ab)*$"),
      minLength: fc.nat(2),
      maxLength: fc.nat(3),
      format: fc.constantFrom("date", "date-time", "uuid", "int32", "int64", "byte", "unheard-of"),
      enum: fc.subarray<Json>(["a", "", 0, 1, true], { minLength: 1 }),
      const: fc.constantFrom<Json>("a", 1, true),
      minimum: fc.constantFrom(-1, 0, 1.5),
      exclusiveMaximum: fc.constantFrom(0, 2),
      multipleOf: fc.constantFrom(0.5, 2),
      minItems: fc.nat(2),
      not: fc.constant<Json>({ type: "string" }),
    },
    { requiredKeys: [] },
  ),
) as fc.Arbitrary<Json>;

test("finds in scalars what the validator finds, though nothing is compiled for most", () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const promise = promiseOf(schema);
      fc.pre(promise !== undefined);
      const isValid = contractAjv().compile(schema as object);
      for (const scalar of scalars)
        expect([schema, scalar, promise.violations(scalar).length === 0]).toEqual([schema, scalar, isValid(scalar)]);
    }),
    { numRuns: 300 },
  );
});
