import { expect, test } from "vitest";
import type { Operation, Parameter, Rule } from "../../../../../src/contract/model/contract.ts";
import type { Type } from "../../../../../src/contract/model/type.ts";
import type { Value } from "../../../../../src/contract/model/value.ts";
import { validate } from "../../../../../src/serve/framework/servicestack/validate.ts";
import { defaultSpelling } from "../../../../../src/wire/dialect/servicestack/spelling.ts";

function rule(given: Partial<Rule> & Pick<Rule, "rule">): Rule {
  return { minimum: undefined, maximum: undefined, pattern: undefined, code: undefined, message: undefined, ...given };
}

function parameter(name: string, rules: readonly Rule[], type: Type = { kind: "string" }): Parameter {
  return { name, rules, slot: { type, nullable: true } } as unknown as Parameter;
}

function failure(parameters: readonly Parameter[], values: Readonly<Record<string, Value>>) {
  return validate({ parameters } as unknown as Operation, new Map(Object.entries(values)), defaultSpelling);
}

const account = parameter("AccountId", [
  rule({ rule: "NotEmpty" }),
  rule({ rule: "RegularExpression", pattern: "^[0-9]{10}$" }),
]);

test("finds nothing to say about what passes", () => {
  expect(failure([account], { AccountId: "0012345678" })).toBeUndefined();
});

test("runs every rule of every parameter in order, and lets the first that fails speak", () => {
  const name = parameter("EventName", [rule({ rule: "NotEmpty" })]);
  const found = failure([account, name], { AccountId: " " });
  expect(found).toMatchObject({
    status: 400,
    code: "NotEmpty",
    reason: "NotEmpty",
    message: "'Account Id' must not be empty.",
  });
  expect(found?.errors.map(({ code, field }) => `${field} ${code}`)).toEqual([
    "AccountId NotEmpty",
    "AccountId RegularExpression",
    "EventName NotEmpty",
  ]);
});

test("tells the placeholders as text, the value last, null where there is none", () => {
  expect([...(failure([account], { AccountId: "1" })?.errors[0]?.meta ?? [])]).toEqual([
    ["RegularExpression", "^[0-9]{10}$"],
    ["PropertyName", "Account Id"],
    ["PropertyValue", "1"],
  ]);
  expect(failure([account], {})?.errors[0]?.meta?.get("PropertyValue")).toBeNull();
});

test("spells a value that is no text as JSV does", () => {
  const list = parameter("Own", [rule({ rule: "NotEmpty" })], {
    kind: "list",
    item: { type: { kind: "string" }, nullable: true },
  });
  expect(failure([list], { Own: [] })?.errors[0]?.meta?.get("PropertyValue")).toBe("[]");
});

test("takes a code and a message of the contract's own, placeholders filled in", () => {
  const own = parameter("EventName", [
    rule({ rule: "NotEmpty", code: "Own code", message: "Give {PropertyName}, {Nothing}." }),
  ]);
  expect(failure([own], {})).toMatchObject({
    code: "Own code",
    reason: "Own code",
    message: "Give Event Name, {Nothing}.",
  });
});
