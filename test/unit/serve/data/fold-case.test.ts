import { expect, test } from "vitest";
import { foldCase } from "../../../../src/serve/data/fold-case.ts";

test.each([
  { a: "reportSubmitted", b: "REPORTSUBMITTED", same: true },
  { a: "åäö", b: "ÅÄÖ", same: true },
  { a: "ß", b: "SS", same: false },
  { a: "ı", b: "I", same: false },
  { a: "ſ", b: "S", same: false },
  { a: "a", b: "b", same: false },
])("compares $a with $b without regard to case as an ordinal comparison does", ({ a, b, same }) => {
  expect(foldCase(a) === foldCase(b)).toBe(same);
});
