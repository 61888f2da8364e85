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
