import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { sampleOf } from "../../../../src/verify/cases/values/sample-value.ts";

const document = (parameter: string): unknown =>
  parse(`
openapi: 3.1.0
info: { title: t, version: "1" }
x-standin-host: { framework: servicestack }
paths:
  /things:
    get:
      operationId: ListThings
      parameters: [${parameter}]
      responses: { "200": { description: d } }
`);

test.each([
  ["{ name: A, in: query, schema: { type: string }, x-standin-validate: [NotEmpty] }", "standin"],
  ["{ name: A, in: query, schema: { type: integer, default: 7 } }", "7"],
  [
    "{ name: A, in: query, schema: { type: string, format: date-time }, x-standin-validate: [NotEmpty] }",
    "2026-03-01T00:00:00Z",
  ],
  [
    "{ name: A, in: query, schema: { type: string, format: uuid }, x-standin-validate: [NotEmpty] }",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  ],
  ["{ name: A, in: query, schema: { type: boolean }, x-standin-validate: [NotEmpty] }", "true"],
  ["{ name: A, in: query, schema: { type: string } }", undefined],
])("makes a value for %s", (parameter, value) => {
  const [operation] = compileContract(document(parameter), "things.yaml").operations;
  expect(sampleOf(operation!.parameters[0]!)).toBe(value);
});
