import { expect, test } from "vitest";
import type { Violation } from "../../../src/contract/model/contract.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";
import type { Json } from "./minimal.ts";

function violationsOf(schema: Json, json: unknown): readonly Violation[] {
  const content = { "application/json": { schema } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Bodies", version: "1" },
    paths: { "/body": { get: { responses: { "200": { description: "A body", content } } } } },
    components: { schemas: { Row: { type: "object", required: ["id"], properties: { id: { type: "integer" } } } } },
  };
  const [operation] = compileContract(document, "bodies.yaml").operations;
  return operation?.responses[0]?.content.get("application/json")?.violations(json) ?? [];
}

const row = { $ref: "#/components/schemas/Row" };
const many = 100_000;
const list = (length: number): unknown[] => Array.from({ length }, () => ({ id: "x" }));
const members = (length: number): unknown => Object.fromEntries(list(length).map((one, i) => [`k${i}`, one]));

test.each<[string, Json, (length: number) => unknown]>([
  ["items", { type: "array", items: row }, list],
  ["items in items", { type: "array", items: { type: "array", items: row } }, (n) => list(n / 10).map(() => list(10))],
  ["contains", { type: "array", contains: row }, list],
  ["items without a reference", { type: "array", items: { type: "string" } }, list],
  ["additionalProperties", { type: "object", additionalProperties: row }, members],
  ["patternProperties", { type: "object", patternProperties: { "^k": row } }, members],
  ["propertyNames", { type: "object", propertyNames: { maxLength: 1 } }, members],
  ["unevaluatedProperties", { type: "object", unevaluatedProperties: row }, members],
  ["members where none is allowed", { type: "object", additionalProperties: false }, members],
  ["members beyond those of patterns", { patternProperties: { "^x": true }, additionalProperties: false }, members],
  ["members that nothing evaluates", { type: "object", unevaluatedProperties: false }, members],
  ["items of one of several", { anyOf: [{ type: "array", items: row }, { type: "string" }] }, list],
])("lists the violations of some %s, and names the first of a hundred thousand", (_, schema, made) => {
  const some = violationsOf(schema, made(100));
  expect(some.length).toBeGreaterThanOrEqual(100);
  const [first, ...others] = violationsOf(schema, made(many));
  expect(others.length).toBeLessThan(10);
  expect(some.map(({ keyword }) => keyword)).toContain(first?.keyword);
});

test("finds nothing wrong with a hundred thousand items that fit the second of two choices", () => {
  expect(
    violationsOf({ type: "array", items: { anyOf: [{ type: "string" }, row] } }, new Array(many).fill({ id: 1 })),
  ).toEqual([]);
});
