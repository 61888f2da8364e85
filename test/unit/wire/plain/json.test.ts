import { describe, expect, test } from "vitest";
import type { HostFacts } from "../../../../src/contract/model/host.ts";
import type { ObjectType, Slot, Type } from "../../../../src/contract/model/type.ts";
import type { Value } from "../../../../src/contract/model/value.ts";
import { ReadError } from "../../../../src/wire/format.ts";
import { formatsOf } from "../../../../src/wire/formats-of.ts";
import { Access, Colour, objectOf, slot } from "../../../support/types.ts";

const host: HostFacts = {
  framework: "plain",
  values: "json",
  defaultFormat: "json",
  casing: "pascal",
  dates: "iso8601",
  guids: "hyphens",
  login: undefined,
};
const anything: Slot = { type: { kind: "any" }, nullable: true };
const Person = objectOf("Person", { name: slot({ kind: "string" }), age: anything, tags: anything });

function write(value: Value, type: Type = anything.type, facts = host): string {
  return formatsOf(facts).named("json")?.write(value, type) ?? "";
}

function read(text: string, type: Type = anything.type, remarks?: (pointer: string, name: string) => void): Value {
  return formatsOf(host).named("json")?.read(text, { type, nullable: false }, remarks) ?? null;
}

describe("JSON of an ordinary service", () => {
  test.each<[title: string, value: Value, want: string]>([
    ["quotes text at the root", "a", '"a"'],
    ["writes null as null", null, "null"],
    ["keeps every digit of a whole number", 12345678901234567890123n, "12345678901234567890123"],
    ["keeps the sign of zero", -0, "-0"],
    ["spells a number as JavaScript does", 1.5e300, "1.5e+300"],
    ["has no word for what is no number", NaN, "null"],
    ["escapes half of a surrogate pair", "\ud800", '"\\ud800"'],
    ["keeps entries that are null", new Map<string, Value>([["a", null]]), '{"a":null}'],
    ["writes lists in lists", [[1], []], "[[1],[]]"],
  ])("%s", (_, value, want) => {
    expect(write(value)).toBe(want);
  });

  test("writes members in the value's order, null ones as null, and leaves absent ones out", () => {
    expect(write({ tags: null, name: "a" }, Person)).toBe('{"tags":null,"name":"a"}');
  });

  test("reads null and what is absent as two things", () => {
    expect(read('{"tags":null,"name":"a"}', Person)).toEqual({ tags: null, name: "a" });
  });

  test("remarks members that the type does not name, and keeps them", () => {
    const seen: string[] = [];
    const value = read('{"name":"a","__proto__":1}', Person, (pointer, name) => seen.push(`${pointer} ${name}`));
    expect(seen).toEqual([" __proto__"]);
    expect(Object.entries(value as object)).toEqual([
      ["name", "a"],
      ["__proto__", 1],
    ]);
  });

  test("leaves it to the schema what fits", () => {
    expect(read('{"name":[1,true]}', Person)).toEqual({ name: [1, true] });
    expect(read('"no object"', Person)).toBe("no object");
  });

  test.each([
    ["NaN", "", 0],
    ['{"a":1,"a":2}', "", 7],
    ["[1,1e400]", "/1", 3],
    ["", "", 0],
    ["01", "", 1],
    ['"a', "", 2],
  ])("refuses %s, which is no JSON of this world", (text, pointer, offset) => {
    const refused = (): unknown => {
      try {
        return read(text);
      } catch (error) {
        return error;
      }
    };
    expect(refused()).toBeInstanceOf(ReadError);
    expect(refused()).toMatchObject({ pointer, offset });
  });

  test("gives the value that a schema is checked against", () => {
    const value: Value = { name: "a", age: 12345678901234567890n, tags: new Map([["x", [1]]]) };
    expect(formatsOf(host).jsonValueOf(value, Person)).toEqual(JSON.parse(write(value, Person)));
  });
});

describe("JSON of an ordinary service behind which typed code stands", () => {
  const code: HostFacts = { ...host, values: "code" };
  const Order: ObjectType = objectOf("Order", {
    price: slot({ kind: "decimal" }),
    colour: slot(Colour),
    access: slot(Access),
    note: anything,
  });

  test("writes decimals with their scale, enums by name, flags as a number, and no null that need not be there", () => {
    const value: Value = { price: "1.50", colour: "Green", access: "Read, Write", note: null };
    expect(write(value, Order, code)).toBe('{"price":1.50,"colour":"Green","access":3}');
    expect(formatsOf(code).jsonValueOf(value, Order)).toEqual({ price: 1.5, colour: "Green", access: 3 });
  });

  test("reads what it wrote", () => {
    const read = formatsOf(code).named("json")?.read('{"price":1.50,"colour":"Green","access":3}', slot(Order));
    expect(read).toEqual({ price: "1.50", colour: "Green", access: "Read, Write" });
  });
});
