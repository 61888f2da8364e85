import { expect, test } from "vitest";
import type { Parameter, Rule } from "../../../../../src/contract/model/contract.ts";
import type { Envelope } from "../../../../../src/verify/verdict/envelope.ts";
import { brokenRule, unreadValue } from "../../../../../src/verify/framework/servicestack/told-errors.ts";
import { judgeFirstTold, judgeTold } from "../../../../../src/verify/verdict/told-errors.ts";
import { placeOf } from "../../../../support/place.ts";

const parameter: Parameter = {
  name: "AccountId",
  in: "query",
  slot: { type: { kind: "string" }, nullable: true },
  required: true,
  description: "",
  schema: {},
  spelling: undefined,
  violations: () => [],
  rules: [],
  filter: undefined,
  citations: [],
};

function rule(name: Rule["rule"], facts: Partial<Rule> = {}): Rule {
  return {
    rule: name,
    minimum: undefined,
    maximum: undefined,
    pattern: undefined,
    code: undefined,
    message: undefined,
    ...facts,
  };
}

test.each([
  [rule("NotEmpty"), undefined, "'Account Id' must not be empty."],
  [rule("RegularExpression", { pattern: "^a$" }), "b", "'Account Id' is not in the correct format."],
  [
    rule("Length", { minimum: 2, maximum: 4 }),
    "a",
    "'Account Id' must be between 2 and 4 characters. You entered 1 characters.",
  ],
  [rule("InclusiveBetween", { minimum: 1, maximum: 9 }), "0", "'Account Id' must be between 1 and 9. You entered 0."],
  [rule("NotEmpty", { message: "Who?" }), undefined, "Who?"],
  [rule("ExclusiveBetween", { minimum: 1, maximum: 9 }), "0", undefined],
])("says of a broken rule what the framework says", (one, value, message) => {
  expect(brokenRule(parameter, one, value).message).toBe(message);
});

test("leaves open how a name with runs of capitals is split", () => {
  const told = brokenRule({ ...parameter, name: "AccountID" }, rule("NotEmpty"), undefined);
  expect([told.message, told.meta]).toEqual([undefined, undefined]);
});

function envelope(...errors: Envelope["errors"]): Envelope {
  const [first] = errors;
  return { code: first?.code, message: first?.message, stackTrace: undefined, errors, listsErrors: true };
}

const told = brokenRule(parameter, rule("RegularExpression", { pattern: "^a$" }), "b");
const right = { code: told.code, field: told.field, message: told.message, meta: new Map(told.meta) };

test.each([
  ["nothing where all is told", envelope(right), undefined],
  ["a list without the error", { ...envelope(right), errors: [] }, "errors"],
  ["an error that is told twice", envelope(right, right), "errors"],
  ["another field", envelope({ ...right, field: "accountId" }), "errors"],
  ["other words in the list", { ...envelope(right), errors: [{ ...right, message: "no" }] }, "message of an error"],
  ["other words before it", { ...envelope(right), message: "no" }, "error message"],
  ["a value that is left out", envelope({ ...right, meta: new Map(told.meta?.slice(0, 2)) }), "meta of an error"],
  ["values in another order", envelope({ ...right, meta: new Map(told.meta?.toReversed()) }), "meta of an error"],
])("finds %s", (_, given, place) => {
  expect(placeOf(judgeFirstTold(given, [told]))).toBe(place);
});

test("keeps the order of values that cannot be read", () => {
  const [one, other] = [unreadValue(["Limit", "x"]), unreadValue(["Before", "y"])];
  const shown = [one, other].map(({ code, field, message }) => ({ code, field, message, meta: undefined }));
  expect(judgeTold(envelope(...shown), [one, other])).toBeUndefined();
  expect(placeOf(judgeTold(envelope(...shown), [other, one]))).toBe("errors");
});
