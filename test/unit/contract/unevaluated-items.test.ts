import fc from "fast-check";
import { expect, test } from "vitest";
import { contractAjv } from "../../../src/contract/check/ajv.ts";

const words = { items: { type: "string" } };
const pair = { prefixItems: [{ type: "string" }, { type: "string" }], minItems: 2 };

test.each([
  [{ unevaluatedItems: false, anyOf: [words, true] }, ["a", "b", "c"], true],
  [{ unevaluatedItems: false, anyOf: [words, true] }, [1], false],
  [{ unevaluatedItems: { type: "boolean" }, anyOf: [words, true] }, ["a", "b"], true],
  [{ unevaluatedItems: { type: "boolean" }, anyOf: [words, true] }, [true, false, true], true],
  [{ unevaluatedItems: { type: "boolean" }, anyOf: [words, true] }, ["a", true], false],
  [{ unevaluatedItems: false, oneOf: [pair, { type: "array", maxItems: 1, items: true }] }, ["a", "b"], true],
  [{ unevaluatedItems: false, oneOf: [pair, { type: "array", maxItems: 1, items: true }] }, ["a", "b", "c"], false],
  [{ unevaluatedItems: false, oneOf: [pair, { type: "array", maxItems: 1, items: true }] }, [7], true],
  [{ unevaluatedItems: false, if: { minItems: 3 }, then: { items: true }, else: pair }, [1, 2, 3, 4], true],
  [{ unevaluatedItems: false, anyOf: [pair, words] }, ["a", "b", "c"], true],
])("%j of %j is %s", (schema, list, isValid) => {
  for (const allErrors of [true, false]) expect(contractAjv({ allErrors }).compile(schema)(list)).toBe(isValid);
});

test("what an alternative says of all items is what it says without it being an alternative", () => {
  const alone = contractAjv().compile({ ...words, unevaluatedItems: false });
  const beside = contractAjv().compile({ anyOf: [words], unevaluatedItems: false });
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.boolean())), (list) => beside(list) === alone(list)));
});
