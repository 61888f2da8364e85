import fc from "fast-check";
import { expect, test } from "vitest";
import { tail, visible, visibleWithin } from "../../../../../../src/serve/framework/servicestack/html/visible.ts";

const sign = (name: string): string => `<span class="sign">${name}</span>`;

test.each([
  ["shows markup as text", "<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"],
  ["leaves tabs and line feeds alone", "a\tb\nc", "a\tb\nc"],
  ["names controls", "\0\u0001\r\u0085", [0, 1, 13, 0x85].map((code) => sign(named(code))).join("")],
  ["names what turns the direction", "\u202eabc\u2066", `${sign("U+202E")}abc${sign("U+2066")}`],
  ["names blanks without width", "a\u200bb\ufeff", `a${sign("U+200B")}b${sign("U+FEFF")}`],
  ["names half of a pair and keeps whole ones", "\ud800😀\udc00", `${sign("U+D800")}😀${sign("U+DC00")}`],
])("%s", (_, text, want) => {
  expect(visible(text)).toBe(want);
});

function named(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

test("never lets a sign out that could open an element, an attribute or a reference", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visible(text).replace(/<\/?span(?: class="sign")?>|&(?:amp|lt|gt|quot|#39);/g, "")).not.toMatch(/[<>&"']/);
    }),
  );
});

test("keeps text that is short enough whole, and cuts longer text in the middle without losing any of it", () => {
  expect(visibleWithin("0123456789", 10)).toBe("0123456789");
  expect(visibleWithin("0123456789a", 10)).toBe(
    '<span class="long" title="0123456789a"><span class="head">01234</span><span>56789a</span></span>',
  );
  fc.assert(
    fc.property(fc.string({ minLength: 20 }), fc.integer({ min: tail, max: 19 }), (text, most) => {
      const shown = /<span class="head">(.*)<\/span><span>(.*)<\/span><\/span>$/s.exec(visibleWithin(text, most));
      expect((shown?.[1] ?? "") + (shown?.[2] ?? "")).toBe(visible(text));
    }),
  );
});
