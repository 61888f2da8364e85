import { expect, it } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";

function documentOf(schemas: Readonly<Record<string, unknown>>): unknown {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/S0" } } };
  return {
    openapi: "3.0.3",
    info: { title: "Large", version: "1" },
    paths: { "/a": { get: { responses: { 200: { description: "A", content } } } } },
    components: { schemas },
  };
}

it("reads a chain of schemas that is longer than calls can be nested", () => {
  const count = 10_000;
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const next = i + 1 < count ? { $ref: `#/components/schemas/S${i + 1}` } : { type: "string" };
      return [`S${i}`, { type: "object", properties: { next } }];
    }),
  );
  expect(compileContract(documentOf(schemas), "large.json").operations).toHaveLength(1);
});

it("reads schemas that all refer to each other without writing them out", () => {
  const names = Array.from({ length: 40 }, (_, i) => `S${i}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
  const schemas = Object.fromEntries(names.map((name) => [name, { type: "object", properties }]));
  const contract = compileContract(documentOf(schemas), "large.json");
  const body = contract.operations[0]?.responses[0]?.content.get("application/json");
  expect(body?.violations({ S1: { S2: 5 } }).map(({ pointer }) => pointer)).toEqual(["/S1/S2"]);
  for (const { schema } of contract.operations[0]?.parameters ?? []) expect(schema).toBeDefined();
});
