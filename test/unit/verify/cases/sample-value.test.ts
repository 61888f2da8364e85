import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import type { Parameter } from "../../../../src/contract/model/contract.ts";
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

const parameterOf = (parameter: string): Parameter =>
  compileContract(document(parameter), "things.yaml").operations[0]!.parameters[0]!;

test.each<[string, RegExp]>([
  ["{ name: A, in: query, schema: { type: string }, x-standin-validate: [NotEmpty] }", /^\S/],
  ["{ name: A, in: query, schema: { type: integer, default: 7 } }", /^7$/],
  [
    "{ name: A, in: query, schema: { type: string, format: date-time }, x-standin-validate: [NotEmpty] }",
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  ],
  [
    "{ name: A, in: query, schema: { type: string, format: uuid }, x-standin-validate: [NotEmpty] }",
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  ],
  ["{ name: A, in: query, schema: { type: boolean }, x-standin-validate: [NotEmpty] }", /^(true|false)$/],
  ["{ name: A, in: query, schema: { type: string, pattern: '^(red|blue)-[0-9]{2}$' } }", /^(red|blue)-\d\d$/],
  ["{ name: A, in: query, schema: { type: array, items: { type: integer }, minItems: 2 } }", /^-?\d+(,-?\d+)+$/],
  [
    "{ name: A, in: query, schema: { type: string }, x-standin-validate: [{ rule: Length, minimum: 3, maximum: 4 }, { rule: RegularExpression, pattern: '^[A-Z]+$' }] }",
    /^[A-Z]{3,4}$/,
  ],
])("makes a value for %s", (parameter, value) => {
  expect(sampleOf(parameterOf(parameter))).toMatch(value);
  expect(sampleOf(parameterOf(parameter))).toBe(sampleOf(parameterOf(parameter)));
});

test("guesses no id", () => {
  expect(sampleOf(parameterOf("{ name: A, in: query, schema: { type: string, format: uuid } }"))).toBeUndefined();
});
