import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { partsOf } from "../../src/verify/verdict/contract-parts.ts";
import { asker, listDocument } from "../support/inferred.ts";

const inside = { $ref: "#/components/schemas/Inside" };
const text = { type: "string" };

test.each<readonly [string, object]>([
  ["a choice of lists", { oneOf: [text, { type: "array", items: inside }] }],
  ["a choice of maps", { anyOf: [text, { type: "object", additionalProperties: inside }] }],
  ["a choice of tuples", { oneOf: [text, { type: "array", prefixItems: [inside, text], items: false }] }],
  ["a choice of objects", { anyOf: [text, { type: "object", properties: { inside } }] }],
  ["lists in lists", { type: "array", items: inside }],
  ["maps in maps", { type: "object", additionalProperties: inside }],
])("%s that hold themselves are served, and told once among the parts that verify counts", async (_, schema) => {
  const answer = { type: "object", required: ["value"], properties: { value: inside } };
  const document = { ...listDocument([], answer), components: { schemas: { Inside: schema } } };
  const contract = compileContract(document, "shop.yaml");
  expect((await asker([contract])("/orders")).status).toBe(200);
  const [operation] = contract.operations;
  const properties = (operation === undefined ? [] : partsOf(operation)).filter(({ kind }) => kind === "property");
  expect(properties.map(({ name }) => name)).toContain("value");
  expect(properties.length).toBeLessThan(4);
});
