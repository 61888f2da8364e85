import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { asker } from "../../support/inferred.ts";

const named = (...names: string[]): object => ({
  type: "object",
  description: names.join(),
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: "string", description: `a ${name}` }])),
});

function contractOf(choices: readonly object[]): ReturnType<typeof compileContract> {
  const content = { "application/json": { schema: { oneOf: choices } } };
  return compileContract(
    {
      openapi: "3.0.3",
      info: { title: "Choices", version: "1" },
      paths: { "/choice": { get: { responses: { "200": { description: "ok", content } } } } },
      components: { schemas: { Head: named("type", "name"), Query: named("type", "name") } },
    },
    "choices.yaml",
  );
}
const found = "each choice of `oneOf` allows no more than another does, so that nothing fits exactly one";
const remarksOf = (contract: ReturnType<typeof compileContract>): readonly string[] =>
  contract.remarks.map((remark) => remark.found).filter((words) => words.includes("oneOf"));

test.each<readonly [string, readonly object[]]>([
  ["the same but for what they are called", [named("uuid"), { ...named("uuid"), title: "other" }]],
  ["one of which asks for more", [named("type", "name"), named("type", "name"), named("type", "name", "remove")]],
  ["by reference", [{ $ref: "#/components/schemas/Head" }, { $ref: "#/components/schemas/Query" }]],
  [
    "formats that nobody knows",
    [
      { type: "string", format: "a-b" },
      { type: "string", format: "b-c" },
    ],
  ],
  [
    "with one part in common, each with the same beside it",
    ["empty", "wrong"].map((word) => ({
      allOf: [{ $ref: "#/components/schemas/Head" }, { properties: { name: { type: "string", default: word } } }],
    })),
  ],
  [
    "texts",
    [
      { type: "string", example: "x" },
      { type: "string", description: "PDF" },
    ],
  ],
])("choices that nothing tells apart are read as any of them, with a remark: %s", async (_, choices) => {
  const contract = contractOf(choices);
  expect(remarksOf(contract)).toEqual([found]);
  expect((await asker([contract])("/choice")).status).toBe(200);
});

test.each<readonly [string, readonly object[]]>([
  ["types", [{ type: "string" }, { type: "integer" }]],
  ["what they require", [named("a"), named("b")]],
  ["one of them that allows more", [named("a"), named("a", "b")]],
  ["parts", ["a", "b"].map((name) => ({ allOf: [{ $ref: "#/components/schemas/Head" }, named(name)] }))],
  [
    "values in parts",
    ["a", "b"].map((word) => ({
      allOf: [{ $ref: "#/components/schemas/Head" }, { properties: { name: { enum: [word] } } }],
    })),
  ],
  [
    "values",
    [
      { type: "string", enum: ["a"] },
      { type: "string", enum: ["b"] },
    ],
  ],
])("choices that something tells apart stay: %s", (_, choices) => {
  expect(remarksOf(contractOf(choices))).toEqual([]);
});
