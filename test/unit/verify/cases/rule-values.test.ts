import { expect, test } from "vitest";
import type { Parameter, Rule } from "../../../../src/contract/model/contract.ts";
import { failingRules } from "../../../../src/verify/cases/values/rule-test.ts";
import { valuesAround } from "../../../../src/verify/cases/values/rule-values.ts";

function rule(name: Rule["rule"], facts: Partial<Rule> = {}): Rule & { id: string } {
  return {
    rule: name,
    minimum: undefined,
    maximum: undefined,
    pattern: undefined,
    code: undefined,
    message: undefined,
    id: name,
    ...facts,
  };
}

function parameter(...rules: Rule[]): Parameter {
  return {
    name: "P",
    in: "query",
    slot: { type: { kind: "string" }, nullable: true },
    required: false,
    description: "",
    schema: {},
    spelling: undefined,
    violations: () => [],
    rules,
    filter: undefined,
    citations: [],
  };
}

test.each([
  ["a pattern", rule("RegularExpression", { pattern: "^[A-Z]{2}[0-9]{9}$" }), "DE123456789"],
  ["a length", rule("Length", { minimum: 2, maximum: 4 }), "abc"],
  ["an exact length", rule("ExactLength", { minimum: 3, maximum: 3 }), "abc"],
  ["a range", rule("InclusiveBetween", { minimum: 1, maximum: 9 }), "5"],
  ["an open range", rule("ExclusiveBetween", { minimum: 1, maximum: 9 }), "5"],
  ["an address", rule("Email"), "a@b"],
  ["something to be there", rule("NotEmpty"), "x"],
])("finds values on both sides of %s", (_, one, good) => {
  const values = valuesAround(parameter(one), good);
  const broken = values.filter((value) => failingRules([one], value).length > 0);
  expect(broken.length).toBeGreaterThan(0);
  expect(values.length).toBeGreaterThan(broken.length);
  expect(new Set(values).size).toBe(values.length);
});

test("tries small letters, a missing character and one too many against a pattern", () => {
  const values = valuesAround(parameter(rule("RegularExpression", { pattern: "^[A-Z]{2}[0-9]{9}$" })), "DE123456789");
  expect(values).toEqual(expect.arrayContaining(["de123456789", "DE12345678", "DE1234567899", " DE123456789"]));
});

test("lets everything but presence pass where nothing was sent", () => {
  const rules = [
    rule("RegularExpression", { pattern: "^a$" }),
    rule("Length", { minimum: 2 }),
    rule("NotNull"),
    rule("NotEmpty"),
  ];
  expect(failingRules(rules, undefined).map(({ rule: name }) => name)).toEqual(["NotNull", "NotEmpty"]);
  expect(failingRules(rules, "").map(({ rule: name }) => name)).toEqual(["NotNull", "NotEmpty"]);
});
