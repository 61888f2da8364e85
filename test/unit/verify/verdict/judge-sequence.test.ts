import { expect, test } from "vitest";
import { compareBytes } from "../../../../src/contract/model/scalar/byte-order.ts";
import type { Place } from "../../../../src/verify/verdict/place.ts";
import { judgeNoneMissing, judgeNoneTwice, judgeOrder } from "../../../../src/verify/verdict/judge-sequence.ts";

const where = (index: number): Place => ({ kind: "row", number: index });
const walk: Place = { kind: "walk" };

test("finds the first row that stands twice, and says how many more do", () => {
  expect(judgeNoneTwice(["a", "b", "c"], where)).toBeUndefined();
  expect(judgeNoneTwice(["a", "b", "a", "b"], where)).toEqual({
    place: where(2),
    expected: "every row once",
    found: ["a a second time, after ", where(0), ", and 1 more rows again"],
  });
});

test("finds rows that are missing", () => {
  expect(judgeNoneMissing(["a", "b"], ["b"], walk, "is known")).toBeUndefined();
  expect(judgeNoneMissing(["a"], ["a", "b", "c"], walk, "is known")?.found).toBe("2 of 3 rows missing");
});

test("orders keys as the stand-in does, half of a surrogate pair included", () => {
  const keys = ["\ud800", "\uffff", "a"];
  expect([...keys].sort(compareBytes)).toEqual(["a", "\uffff", "\ud800"]);
  expect(judgeOrder(["a", "\uffff", "\ud800"], "ascending", where)).toBeUndefined();
});

test("compares keys as bytes, not as people sort", () => {
  expect(judgeOrder(["b", "a", "Z"], "descending", where)).toBeUndefined();
  expect(judgeOrder(["a", "b"], "descending", where)?.place).toEqual(where(1));
  expect(judgeOrder(["a", "a"], "ascending", where)).toBeUndefined();
});
