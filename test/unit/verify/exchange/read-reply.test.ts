import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bodySchemaOf } from "../../../../src/verify/exchange/read-reply.ts";

test.each(["*/*", "application/*", "application/hal+json"])("what is documented of %s is promised of JSON", (type) => {
  const content = { [type]: { schema: { type: "object" } }, "text/*": { schema: { type: "string" } } };
  const responses = { "200": { description: "ok", content } };
  const document = { openapi: "3.0.1", info: { title: "x", version: "1" }, paths: { "/a": { get: { responses } } } };
  const [operation] = compileContract(document, "a.yaml").operations;
  if (operation === undefined) throw new Error("the contract has an operation");
  expect(bodySchemaOf(operation, 200, "json")?.type.kind).toBe("map");
  expect(bodySchemaOf(operation, 200, "csv")).toBeUndefined();
  expect(bodySchemaOf(operation, 404, "json")).toBeUndefined();
});

test("of two types of one format each promises its own", () => {
  const content = {
    "application/json": { schema: { type: "object", additionalProperties: { type: "string" } } },
    "application/vnd.star+json": { schema: { type: "array", items: { type: "string" } } },
  };
  const responses = { "200": { description: "ok", content } };
  const document = { openapi: "3.0.1", info: { title: "x", version: "1" }, paths: { "/a": { get: { responses } } } };
  const [operation] = compileContract(document, "a.yaml").operations;
  if (operation === undefined) throw new Error("the contract has an operation");
  const kindOf = (given?: string): string | undefined => bodySchemaOf(operation, 200, "json", given)?.type.kind;
  expect(kindOf("application/vnd.star+json; charset=utf-8")).toBe("list");
  expect(kindOf("Application/JSON")).toBe("map");
  expect([kindOf("application/hal+json"), kindOf()]).toEqual(["map", "map"]);
});
