import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ownAjv } from "../../../src/contract/check/ajv.ts";
import { metaSchemaErrors } from "../../../src/contract/check/meta-schema.ts";
import { schemaProblems } from "../../../src/contract/check/schema-problem.ts";
import { controlSchema } from "../../../src/serve/http/control/control-schema.ts";
import { targetSchema } from "../../../src/verify/deployment/target-schema.ts";

const schema = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: {
    name: { type: "string" },
    word: { enum: ["red", "green"] },
    when: { type: "string", pattern: "^\\d{4}$", title: "a year", examples: ["2026"] },
    code: { type: "string", pattern: "^[A-Z]$" },
    one: { type: "object", maxProperties: 1 },
    values: { anyOf: [{ type: ["string", "number"] }, { type: "array" }] },
    roles: { oneOf: [{ const: "all" }, { type: "array" }] },
    some: { anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    size: { type: "integer", minimum: 1 },
  },
} as const;
const validate = ownAjv().compile(schema);

const problemsOf = (value: unknown, secret = false): unknown => {
  validate(value);
  return schemaProblems(validate.errors ?? [], { docs: "docs/x.md", secret }).map(({ pointer, found, cure }) => [
    pointer,
    found,
    cure,
  ]);
};

test.each<{ value: object; want: readonly [string, string, string] }>([
  { value: { naem: "x" }, want: ["/naem", 'there is no "naem" here', 'did you mean "name"?'] },
  {
    value: { "a/b": 1 },
    want: [
      "/a~1b",
      'there is no "a/b" here',
      "remove it; allowed here: name, word, when, code, one, values, roles, some, size",
    ],
  },
  { value: { word: "gren" }, want: ["/word", '"gren" is not one of red, green', 'did you mean "green"?'] },
  { value: { word: 5 }, want: ["/word", "5 is not one of red, green", "write one of these"] },
  { value: { when: "soon" }, want: ["/when", '"soon" is not a year', "write it like 2026"] },
  { value: { code: "a" }, want: ["/code", '"a" is not of the form ^[A-Z]$', "docs/x.md shows an example"] },
  {
    value: { one: { a: 1, b: 2 } },
    want: ["/one", "a and b are given together; only one is allowed", "keep one of them"],
  },
  {
    value: { values: {} },
    want: [
      "/values",
      "an object is not valid here: it must be string or number or array",
      "docs/x.md shows an example",
    ],
  },
  {
    value: { roles: 1 },
    want: ["/roles", '1 is not valid here: it must be "all" or array', "docs/x.md shows an example"],
  },
  { value: { one: "a" }, want: ["/one", 'this is "a"; expected members (NAME: VALUE)', "docs/x.md shows an example"] },
  { value: { name: 1 }, want: ["/name", "this is 1; expected text", "docs/x.md shows an example"] },
  { value: { some: {} }, want: ["/some", "one or more of a, b is required here", "write one or more of them"] },
  { value: { size: 0 }, want: ["/size", "0 is not valid here: it must be >= 1", "docs/x.md shows an example"] },
])("says in the same words of every file what is wrong with $value", ({ value, want }) => {
  expect(problemsOf({ name: "x", ...value })).toEqual([want]);
});

test("misses what is not there", () => {
  expect(problemsOf({})).toEqual([["", '"name" is missing here', "add it; docs/x.md shows an example"]]);
});

test("shows no value that may be a secret", () => {
  expect(JSON.stringify(problemsOf({ name: 5, word: "hush", when: "hush", size: "hush" }, true))).not.toContain("hush");
});

test.each([
  ["scenarios", JSON.parse(readFileSync("fixtures/scenarios/scenario.schema.json", "utf8")) as object],
  ["extensions", JSON.parse(readFileSync("contracts/extensions.schema.json", "utf8")) as object],
  ["targets", targetSchema],
  ["the control interface", controlSchema],
])("has a schema of %s that is one", (_, own) => {
  expect(metaSchemaErrors(own)).toEqual([]);
});
