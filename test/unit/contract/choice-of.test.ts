import { describe, expect, test } from "vitest";
import { choiceOf, fits } from "../../../src/contract/model/choice-of.ts";
import type { ObjectType, Type } from "../../../src/contract/model/type.ts";
import type { Value } from "../../../src/contract/model/value.ts";
import { Access, Colour, int32, listOf, mapOf, maybe, objectOf, slot } from "../../support/types.ts";

const text: Type = { kind: "string" };
const Cat = objectOf("Cat", { kind: slot(text), lives: slot(int32) });
const Dog = objectOf("Dog", { kind: slot(text), name: maybe(text) });

function tagged(type: ObjectType, constant: string): ObjectType {
  const all = type.all.map((member) => (member.key === "kind" ? { ...member, limits: { const: constant } } : member));
  return { ...type, members: all, all };
}

describe("the choice of a union that a value is", () => {
  test("is the one that its discriminator names, whatever else fits", () => {
    const union: Type = {
      kind: "union",
      choices: [Cat, Dog],
      discriminator: { property: "kind", mapping: new Map([["hound", Dog]]) },
    };
    expect(choiceOf({ kind: "hound", lives: 9 }, union)).toBe(Dog);
    expect(choiceOf(new Map<string, Value>([["kind", "hound"]]), union)).toBe(Dog);
    expect(choiceOf({ kind: "other", lives: 9 }, union)).toBe(Cat);
  });

  test("is the first that it fits, by its members and by text that names its kind", () => {
    expect(choiceOf({ kind: "x", name: null }, { kind: "union", choices: [Cat, Dog], discriminator: undefined })).toBe(
      Dog,
    );
    const [one, other] = [tagged(Dog, "one"), tagged(Dog, "other")];
    const union: Type = { kind: "union", choices: [one, other], discriminator: undefined };
    expect(choiceOf({ kind: "other" }, union)).toBe(other);
  });

  test("is the first where it fits none, and the innermost where unions hold unions", () => {
    const inner: Type = { kind: "union", choices: [Cat, text], discriminator: undefined };
    expect(choiceOf(5, { kind: "union", choices: [inner, Dog], discriminator: undefined })).toBe(Cat);
    expect(choiceOf("a", { kind: "union", choices: [Dog, inner], discriminator: undefined })).toBe(text);
  });
});

test.each<[Value, Type, boolean]>([
  [1.5, { kind: "number", integer: true }, false],
  [2n ** 70n, { kind: "number", integer: true }, true],
  [1, int32, true],
  [1n, int32, false],
  ["3f2504e0-4f89-11d3-9a0c-0305e82c3301", { kind: "guid" }, true],
  ["3f2504e04f8911d39a0c0305e82c3301", { kind: "guid" }, false],
  ["2026-02-03T04:05:06Z", { kind: "datetime" }, true],
  ["2026-02-03T04:05:06", { kind: "datetimeoffset" }, false],
  ["Green", Colour, true],
  ["Pink", Colour, false],
  ["Read, Write", Access, true],
  [["a", 1], { kind: "tuple", items: [slot(text)], rest: undefined }, false],
  [["a", 1], { kind: "tuple", items: [slot(text)], rest: slot(int32) }, true],
  [["a", null], listOf(slot(text)), false],
  [["a", null], listOf(maybe(text)), true],
  [new Map([["a", 1]]), mapOf(slot(int32)), true],
  [{ a: "x" }, mapOf(slot(int32)), false],
  [{ kind: "x" }, Cat, false],
  [{ kind: "x", lives: 9, more: 1 }, Cat, false],
  [null, { kind: "null" }, true],
])("tells whether a value is one of a type (%#)", (value, type, want) => {
  expect(fits(value, type)).toBe(want);
});
