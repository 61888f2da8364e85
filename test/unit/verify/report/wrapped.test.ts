import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted, wholeText, wrapped } from "../../../../src/verify/report/wrapped.ts";

const letters = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 200 });

test("breaks a text into lines that fit and lose nothing but the spaces they were broken at", () => {
  fc.assert(
    fc.property(letters, fc.integer({ min: 1, max: 50 }), (text, room) => {
      const lines = wrapped(text, room);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(room);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test.each([
  ["aaa bbb ccc", 7, ["aaa bbb", "ccc"]],
  ["aaaaaaaaaa", 4, ["aaaa", "aaaa", "aa"]],
  ["a bbbbbbbbbb", 6, ["a bbbb", "bbbbbb"]],
  ["", 5, [""]],
  ["aaa", Infinity, ["aaa"]],
])("breaks %j at %d", (text, room, want) => expect(wrapped(text, room)).toEqual(want));

test.each([
  [["aaa", "bbb"], 8, "aaa, bbb"],
  [["aaa", "bbb"], 7, "aaa, … and 1 more"],
  [["aaa", "bbb", "ccc", "ddd", "eee", "fff"], 22, "aaa, bbb, … and 4 more"],
  [["a long name alone"], 4, "a long name alone"],
])("fits %j into %d columns", (names, room, want) => expect(fitted(names, room)).toBe(want));

test("shows a text whole up to 400 characters, and where lines may be of any length", () => {
  expect(wholeText(`a\n  b${"x".repeat(397)}`, 80)).toBe(`a b${"x".repeat(397)}`);
  expect(wholeText("x".repeat(1000), 80)).toBe(`${"x".repeat(400)}… and 600 more characters`);
  expect(wholeText("x".repeat(1000), Infinity)).toHaveLength(1000);
});
