import fc from "fast-check";
import { expect, test } from "vitest";
import { SchemaJudge } from "../../../src/generate/judge/judge.ts";
import { plainSchema } from "../../../src/generate/schema/plain-references.ts";
import { Shapes } from "../../../src/generate/schema/shapes.ts";
import { validatorOf } from "../../support/generated.ts";
import { Dice, randomSchema, randomValue } from "../../support/random-schema.ts";

function admits(schema: unknown, value: Parameters<SchemaJudge["admits"]>[1]): boolean {
  const { schema: part, references } = plainSchema(schema);
  return new SchemaJudge().admits(new Shapes(references).of(part), value);
}

/** What Ajv 8 judges wrongly: what was evaluated, and, after `prefixItems`, every keyword for an array shorter than it. */
const doubtful = /"unevaluated|"prefixItems/;

test("judges as a validator does", () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.nat(3000), (seed) => {
      const { schema } = randomSchema(seed, { levels: 2, keywords: 4 });
      if (doubtful.test(JSON.stringify(schema))) return;
      compared++;
      const complaint = validatorOf(schema);
      const dice = new Dice(seed + 1);
      for (let count = 0; count < 30; count++) {
        const value = randomValue(dice, 2);
        expect([value, admits(schema, value)]).toEqual([value, complaint(value) === undefined]);
      }
    }),
    { numRuns: 80 },
  );
  expect(compared).toBeGreaterThan(10);
});

test.each([
  [{ prefixItems: [true], unevaluatedItems: false }, [1, 2], false],
  [{ prefixItems: [{ type: "string" }], contains: true }, [], false],
  [{ prefixItems: [{ type: "string" }], contains: true }, ["a"], true],
  [{ prefixItems: [{ type: "string" }, { type: "null" }], items: false }, ["a", 1], false],
  [{ prefixItems: [{ type: "string" }], uniqueItems: true }, ["a", 1, 1], false],
  [{ contains: { type: "string" }, unevaluatedItems: false }, ["a"], true],
  [{ contains: { type: "string" }, unevaluatedItems: false }, ["a", 1], false],
  [{ anyOf: [{ items: { type: "string" } }, true], unevaluatedItems: { type: "boolean" } }, ["a"], true],
  [{ properties: { a: true }, unevaluatedProperties: false }, { a: 1, b: 2 }, false],
  [{ if: { required: ["a"] }, then: { properties: { a: true } }, unevaluatedProperties: false }, { a: 1 }, true],
  [{ not: { properties: { a: true } }, unevaluatedProperties: false }, { a: 1 }, false],
  [
    { dependentSchemas: { a: { properties: { b: true } } }, properties: { a: true }, unevaluatedProperties: false },
    { a: 1, b: 1 },
    true,
  ],
  [{ allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false }, { a: 1 }, true],
])("reads arrays and what was evaluated: %j with %j is %s", (schema, value, isAllowed) => {
  expect(admits(schema, value)).toBe(isAllowed);
});
