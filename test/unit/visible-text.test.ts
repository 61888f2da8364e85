import fc from "fast-check";
import pc from "picocolors";
import { expect, test } from "vitest";
import { visibleText } from "../../src/visible-text.ts";

test.each([
  ["\x1b]0;owned\x07", "\\u001b]0;owned\\u0007"],
  ["\x1b[2J\x1b[8m", "\\u001b[2J\\u001b[8m"],
  ["a\u202eb\u2066c", "a\\u202eb\\u2066c"],
  ["a\rb", "a\\u000db"],
  ["a\x9bb\x7f", "a\\u009bb\\u007f"],
  ["a\tb\r\nc\n", "a\tb\r\nc\n"],
  ["Grüße, 你好, 😀", "Grüße, 你好, 😀"],
])("shows %j as %j", (text, shown) => expect(visibleText(text, true)).toBe(shown));

test("keeps colours where there are any, and shows them where there are none", () => {
  const { bold, red, dim, cyan } = pc.createColors(true);
  const text = bold(red("x")) + dim(cyan("y"));
  expect(visibleText(text, true)).toBe(text);
  expect(visibleText(text, false)).not.toContain("\x1b");
});

test("leaves nothing that is obeyed, and JSON as it was", () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: "binary" }), (json) => {
      const shown = visibleText(json, false);
      expect(shown).not.toMatch(/(?!\t|\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(JSON.parse(shown)).toEqual(JSON.parse(json));
    }),
  );
});
