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

it("remarks on a schema that has to hold itself, and on none that may end", () => {
  const self = (required: readonly string[], inner: object): object => ({
    type: "object",
    required,
    properties: { inner },
  });
  const schemas = {
    S0: self(["inner"], { $ref: "#/components/schemas/S1" }),
    S1: { allOf: [self(["inner"], { type: "array", minItems: 1, items: { $ref: "#/components/schemas/S0" } })] },
    S2: self([], { $ref: "#/components/schemas/S2" }),
    S3: self(["inner"], { type: "array", items: { $ref: "#/components/schemas/S3" } }),
    S4: self(["inner"], { nullable: true, allOf: [{ $ref: "#/components/schemas/S4" }] }),
  };
  const { remarks } = compileContract(documentOf(schemas), "large.json");
  const way = ["S0", "S0/properties/inner", "S1", "S1/allOf/0", "S1/allOf/0/properties/inner"];
  const places = [...way, "S1/allOf/0/properties/inner/items", "S0"].map((place) => `/components/schemas/${place}`);
  expect(remarks.map(({ found }) => found)).toEqual([
    `no value fits this schema, which has to hold itself: ${places.join(" → ")}`,
  ]);
});

it("gives each operation an id of its own", () => {
  const operation = { operationId: "same", responses: { 200: { description: "A" } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: { "/a": { get: operation }, "/b": { get: operation, put: operation } },
  };
  const { operations } = compileContract(document, "a.json");
  expect(operations.map(({ id }) => id)).toEqual(["same", "GetB", "PutB"]);
});
