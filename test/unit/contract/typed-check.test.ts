import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileContract, loadContract } from "../../../src/contract/load-contract.ts";
import type { Contract, ResponseContent } from "../../../src/contract/model/contract.ts";
import { listOfRows } from "../../../src/contract/model/row-values.ts";
import { utcText } from "../../../src/contract/model/scalar/instant.ts";
import type { Value } from "../../../src/contract/model/value.ts";
import { formatsOf } from "../../../src/wire/formats-of.ts";
import { rowsOf } from "../../support/values-row.ts";
import type { Json } from "./minimal.ts";

/** A contract with one operation that answers values of a schema, of an ordinary service or of typed code. */
function contractOf(schema: Json, framework: "plain" | "servicestack"): Contract {
  return compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Bodies", version: "1" },
      ...(framework === "plain" ? {} : { "x-standin-host": { framework, namespace: "http://a.example/" } }),
      paths: {
        "/body": {
          get: {
            operationId: "GetBody",
            "x-standin-answer": { nothing: true },
            responses: { "200": { description: "A body", content: { "application/json": { schema } } } },
          },
        },
      },
      components: { schemas: { Other: { type: "string", minLength: 2 } } },
    },
    "bodies.yaml",
  );
}

function bodyOf({ operations }: Contract): ResponseContent {
  const body = operations[0]?.responses[0]?.content.get("application/json");
  if (body === undefined) throw new Error("There is no body.");
  return body;
}

const texts = ["", "a", "ab", "2026-02-03T04:05:06Z", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "😀", "\ud83d", "b,c"];
const textSchema = fc.record(
  {
    type: fc.constantFrom<Json>("string", ["string", "null"]),
    pattern: fc.constantFrom("^a", "b$", "^.$"),
    minLength: fc.nat(2),
    maxLength: fc.integer({ min: 1, max: 40 }),
    format: fc.constantFrom("date-time", "uuid", "email", "password"),
    enum: fc.subarray(texts, { minLength: 1 }),
  },
  { requiredKeys: ["type"] },
);
const numberSchema = fc.record(
  {
    type: fc.constantFrom("integer", "number"),
    format: fc.constantFrom("int32", "double"),
    minimum: fc.integer({ min: -5, max: 5 }),
    maximum: fc.integer({ min: 0, max: 9 }),
    exclusiveMinimum: fc.integer({ min: -5, max: 5 }),
    multipleOf: fc.constant(2),
  },
  { requiredKeys: ["type"] },
);
const scalarSchema: fc.Arbitrary<Json> = fc.oneof(
  textSchema as fc.Arbitrary<Json>,
  numberSchema as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(
    { type: "boolean" },
    { $ref: "#/components/schemas/Other" },
    { allOf: [{ type: "string" }, { maxLength: 1 }] },
    { anyOf: [{ type: "string" }, { type: "integer" }] },
  ),
);
const names = ["a", "b", "c"];
const rowSchema: fc.Arbitrary<Json> = fc
  .record({
    properties: fc.dictionary(fc.constantFrom(...names), scalarSchema, { minKeys: 1, noNullPrototype: true }),
    required: fc.subarray(names),
    additionalProperties: fc.constantFrom<Json | undefined>(undefined, false, { type: "string" }),
  })
  .map(({ additionalProperties: others, ...schema }) => ({
    type: "object",
    ...schema,
    ...(others === undefined ? {} : { additionalProperties: others }),
  }));
const pageSchema: fc.Arbitrary<Json> = fc
  .record({ row: rowSchema, minItems: fc.nat(2) })
  .map(({ row, minItems }) => ({ type: "object", properties: { rows: { type: "array", items: row, minItems } } }));

const scalar = fc.oneof(
  fc.constantFrom<Value>(...texts),
  fc.integer({ min: -6, max: 12 }),
  fc.constantFrom(null, true),
);
const row = fc.dictionary(fc.constantFrom(...names, "other", "constructor"), scalar, { noNullPrototype: true });
const page = fc.record({ rows: fc.array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: scalar })) });

describe.each(["plain", "servicestack"] as const)("the check of typed values of a %s host", (framework) => {
  test("never says yes where the validator finds something in the JSON", () => {
    fc.assert(
      fc.property(pageSchema, fc.array(page, { minLength: 1, maxLength: 8 }), (schema, pages) => {
        const contract = contractOf(schema, framework);
        const formats = formatsOf(contract.host);
        const body = bodyOf(contract);
        for (const value of pages)
          if (body.fits(value, body.type, formats.jsonForm))
            expect(body.violations(formats.jsonValueOf(value, body.type))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("says of lists that share their objects what it says of each alone", () => {
    const lists = fc.array(fc.oneof(row, scalar), { minLength: 2, maxLength: 5 }).chain((all) => {
      const list = fc.array(fc.constantFrom<Value>(...all), { maxLength: 4 });
      return fc.array(list, { minLength: 2, maxLength: 8 });
    });
    fc.assert(
      fc.property(pageSchema, lists, (schema, given) => {
        const contract = contractOf(schema, framework);
        const { jsonForm } = formatsOf(contract.host);
        const [one, ...others] = [bodyOf(contract), ...given.map(() => bodyOf(contractOf(schema, framework)))];
        given.forEach((rows, at) => {
          const alone = others[at]!.fits({ rows }, others[at]!.type, jsonForm);
          expect(one.fits({ rows }, one.type, jsonForm)).toBe(alone);
        });
      }),
      { numRuns: 150 },
    );
  });

  test("says of rows what it says of the objects that they stand for", () => {
    const own = fc.array(fc.constantFrom(undefined, "any" as const), { minLength: 5, maxLength: 5 });
    const keysOf = fc.shuffledSubarray([...names, "other", "constructor"]);
    fc.assert(
      fc.property(pageSchema, keysOf, own, fc.array(fc.array(row), { minLength: 1, maxLength: 8 }), (...given) => {
        const [schema, keys, kinds, pages] = given;
        const contract = contractOf(schema, framework);
        const [ofRows, ofObjects] = [bodyOf(contract), bodyOf(contractOf(schema, framework))];
        const { jsonForm } = formatsOf(contract.host);
        for (const objects of pages) {
          const rows = rowsOf(objects, keys, kinds);
          const plain = { rows: rows.map(({ value }) => value) };
          expect(ofRows.fits({ rows: listOfRows(rows) }, ofRows.type, jsonForm)).toBe(
            ofObjects.fits(plain, ofObjects.type, jsonForm),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  test("never says yes to words of a row's own where the validator finds something in one of them", () => {
    const patterns = fc.constantFrom(
      "^w_",
      "^w_[0-9A-Za-z]{2}$",
      "^w_[0-9]+$",
      "^.{4}$",
      "x",
      "[^x]$",
      "^w",
      "_0",
      "^(?!w_A)",
    );
    const schemas = fc.record(
      { type: fc.constantFrom("string", "integer"), pattern: patterns, minLength: fc.nat(6), maxLength: fc.nat(6) },
      { requiredKeys: ["type"] },
    );
    let yes = 0;
    fc.assert(
      fc.property(schemas, fc.array(fc.stringMatching(/^w_[0-9A-Za-z]{2}$/), { minLength: 1 }), (schema, ids) => {
        const row = { type: "object", properties: { id: schema }, required: ["id"] } as Json;
        const contract = contractOf({ type: "object", properties: { rows: { type: "array", items: row } } }, framework);
        const body = bodyOf(contract);
        const formats = formatsOf(contract.host);
        const objects = ids.map((id) => ({ id }));
        const rows = listOfRows(rowsOf(objects, ["id"], [{ prefix: "w_", count: 2 }]));
        if (!body.fits({ rows }, body.type, formats.jsonForm)) return;
        yes++;
        expect(body.violations(formats.jsonValueOf({ rows: objects }, body.type))).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(yes).toBeGreaterThan(20);
  });

  test("never says yes to times of a row's own where the validator finds something in one of them", () => {
    const schemas = fc.record(
      {
        // A yes takes a schema of texts that all times of a list fit: few lists of a schema have one.
        type: fc.constantFrom("string", "string", "string", "integer"),
        format: fc.constantFrom("date-time", "date"),
        pattern: fc.constantFrom("^[0-9]{4}-", "^20", "Z$", "^[-0-9]{10}T[0-9:]{8}$", "[.][0-9]", "^[^.]+$"),
        maxLength: fc.integer({ min: 15, max: 30 }),
        "x-standin-type": fc.constant("datetime"),
      },
      { requiredKeys: ["type"] },
    );
    const moments = fc.array(fc.integer({ min: 0, max: 4_000_000_000 }), { minLength: 1 });
    let yes = 0;
    fc.assert(
      fc.property(schemas, moments, fc.constantFrom(1, 1000), (schema, all, unit) => {
        const row = { type: "object", properties: { at: schema }, required: ["at"] } as Json;
        const contract = contractOf({ type: "object", properties: { rows: { type: "array", items: row } } }, framework);
        const body = bodyOf(contract);
        const formats = formatsOf(contract.host);
        const objects = all.map((moment) => ({ at: utcText(moment * unit) }));
        if (!body.fits({ rows: listOfRows(rowsOf(objects, ["at"], ["time"])) }, body.type, formats.jsonForm)) return;
        yes++;
        expect(body.violations(formats.jsonValueOf({ rows: objects }, body.type))).toEqual([]);
      }),
      { numRuns: 800 },
    );
    expect(yes).toBeGreaterThan(20);
  });

  test("says yes to what ordinary schemas allow", () => {
    const properties = { a: { type: "string", pattern: "^a" }, b: { type: "integer", format: "int32", minimum: 0 } };
    const contract = contractOf(
      {
        type: "object",
        properties: { rows: { type: "array", items: { type: "object", properties, required: ["a"] } } },
      },
      framework,
    );
    const body = bodyOf(contract);
    const { jsonForm } = formatsOf(contract.host);
    const fits = (rows: Value): boolean => body.fits({ rows }, body.type, jsonForm);
    expect(fits([{ a: "ab", b: 1 }, { a: "a" }])).toBe(true);
    expect(fits([{ a: "ab", b: -1 }])).toBe(false);
    expect(fits([{ b: 1 }])).toBe(false);
  });
});

test("says yes to the pages of attempts that a contract documents", () => {
  const contract = loadContract("bokamera");
  const { jsonForm } = formatsOf(contract.host);
  for (const { responses } of contract.operations)
    for (const { content } of responses)
      for (const body of content.values())
        for (const example of body.examples.values()) expect(body.fits(example, body.type, jsonForm)).toBe(true);
});
