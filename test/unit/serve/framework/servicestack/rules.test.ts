import { expect, test } from "vitest";
import type { Rule } from "../../../../../src/contract/model/contract.ts";
import type { Slot } from "../../../../../src/contract/model/type.ts";
import type { Value } from "../../../../../src/contract/model/value.ts";
import { validators } from "../../../../../src/serve/framework/servicestack/rules.ts";

const slot: Slot = { type: { kind: "string" }, nullable: true };

function rule(name: Rule["rule"], minimum?: number, maximum?: number, pattern?: string): Rule {
  return { rule: name, minimum, maximum, pattern, code: undefined, message: undefined };
}

const given: readonly (readonly [Rule, Value, boolean])[] = [
  [rule("NotNull"), null, false],
  [rule("NotNull"), "", true],
  [rule("NotEmpty"), null, false],
  [rule("NotEmpty"), " \t", false],
  [rule("NotEmpty"), [], false],
  [rule("NotEmpty"), ["a"], true],
  [rule("NotEmpty"), 0, true],
  [rule("Email"), "a@b", true],
  [rule("Email"), "a b@c d", true],
  [rule("Email"), "@b", false],
  [rule("Email"), "a@", false],
  [rule("Email"), "a@b@c", false],
  [rule("Email"), null, true],
  [rule("Length", 2, 4), "😀", true],
  [rule("Length", 2, 4), "a", false],
  [rule("Length", 2, 4), null, true],
  [rule("ExactLength", 3, 3), "ab", false],
  [rule("MinimumLength", 3), "ab", false],
  [rule("MinimumLength", 3), "abcdefghi", true],
  [rule("MaximumLength", undefined, 3), "abcd", false],
  [rule("RegularExpression", undefined, undefined, "^[A-Z]{2}$"), "AB\n", true],
  [rule("RegularExpression", undefined, undefined, "^[A-Z]{2}$"), "AB\r\n", false],
  [rule("GreaterThan", 0), 0, false],
  [rule("GreaterThan", 0), 1n, true],
  [rule("GreaterThanOrEqual", 0), 0, true],
  [rule("LessThan", undefined, 5), 5, false],
  [rule("LessThanOrEqual", undefined, 5), 5, true],
  [rule("InclusiveBetween", 1, 9), 9, true],
  [rule("InclusiveBetween", 1, 9), 0, false],
  [rule("ExclusiveBetween", 1, 9), 9, false],
  [rule("ExclusiveBetween", 1, 9), "8.5", true],
];

test.each(
  given.map(([by, value, passes]) => ({
    name: by.rule,
    shown: typeof value === "object" ? JSON.stringify(value) : String(value),
    passes,
    by,
    value,
  })),
)("holds $name of '$shown' to be $passes", ({ value, passes, by }) => {
  expect(validators[by.rule].passes(value, by, slot)).toBe(passes);
});

test("finds the default of a place that cannot be null empty", () => {
  const number: Slot = { type: { kind: "integer", bits: 32, signed: true }, nullable: false };
  expect(validators.NotEmpty.passes(0, rule("NotEmpty"), number)).toBe(false);
});

test("names the placeholders in the host's order", () => {
  expect(validators.MinimumLength.meta(rule("MinimumLength", 3), "ab")).toEqual([
    ["MinLength", "3"],
    ["MaxLength", "-1"],
    ["TotalLength", "2"],
  ]);
  expect(validators.GreaterThan.meta(rule("GreaterThan", 0), 0)).toEqual([
    ["ComparisonValue", "0"],
    ["ComparisonProperty", ""],
  ]);
});

test("calls the check of an exact length by the code of any length", () => {
  expect(validators.ExactLength.code).toBe("Length");
});
