import fc from "fast-check";
import { expect, test } from "vitest";
import { arrayItems } from "../../../../../src/serve/framework/servicestack/array-items.ts";

test("splits an array whatever its items hold", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (values) => {
      expect(arrayItems(JSON.stringify(values)).map((item) => JSON.parse(item) as unknown)).toEqual(
        JSON.parse(JSON.stringify(values)),
      );
    }),
  );
});

test("keeps the text of every item", () => {
  expect(arrayItems(' [ {"a" : 1.50} , "],[" ] ')).toEqual(['{"a" : 1.50}', '"],["']);
});

test.each(["", "[]", "{}", "[ ]"])("finds no item in '%s'", (text) => {
  expect(arrayItems(text)).toEqual([]);
});
