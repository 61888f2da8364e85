import fc from "fast-check";
import { expect, test } from "vitest";
import { languageOf } from "../../../../src/generate/pattern/language.ts";

const patterns = [
  "^[A-Z]{2}[0-9]{9}$",
  "^(red|green|(?:dark-)?blue)$",
  "^a{0,3}b?c+?d*$",
  "^\\d{1,3}(,\\d{3})*(\\.\\d+)?$",
  "[0-9]{3}",
  "f.*o",
  "^https?://[^\\s/]+(/\\S*)?$",
  "^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,12}$",
  "^(?!foo|bar)[a-z]{3}$",
  "^((?!abc).)*$",
  "^.*(?<!\\.)$",
  "(?<=a)b",
  "\\bfoo\\b",
  "^(\\w)-\\1$",
  "^[^a-z\\d\\s]{4}$",
  "^\\p{L}\\P{L}$",
  "^\\s\\S\\w\\W\\D$",
  "^$",
  "",
  "(^a|b$)",
  "^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$",
  "^([0-9]{4})-?(1[0-2]|0[1-9])-?(3[01]|0[1-9]|[12][0-9])$",
  "^(([a-z]+)+)+$",
  "^\\u{1F600}$",
];

test.each(patterns)("makes texts that match %s, the shortest among them", (pattern) => {
  const language = languageOf({ patterns: [pattern], avoid: [], least: 0, most: Infinity });
  const texts = Array.from({ length: 50 }, (_, high) => language?.text({ high, low: 1 }) ?? "none");
  for (const text of texts) expect(text).toMatch(new RegExp(pattern, "u"));
  for (const text of texts)
    expect(Array.from(text).length).toBeGreaterThanOrEqual(Array.from(language?.shortest ?? "").length);
});

test("keeps several patterns, what must not match, and lengths at once", () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(6), fc.nat(), (least, more, high) => {
      const rule = {
        patterns: ["^a", "b$", "^[a-d]*$"],
        avoid: ["cc", "^ad"],
        least: least + 3,
        most: least + 3 + more,
      };
      const text = languageOf(rule)?.text({ high, low: 0 }) ?? "none";
      expect(text).toMatch(/^a[a-d]*b$/);
      expect(text).not.toMatch(/cc|^ad/);
      expect(text.length).toBeGreaterThanOrEqual(rule.least);
      expect(text.length).toBeLessThanOrEqual(rule.most);
    }),
  );
});

test.each([
  [{ patterns: ["^a$b"] }],
  [{ patterns: ["(?=a)b"] }],
  [{ patterns: ["^a+$"], avoid: ["a"] }],
  [{ patterns: ["^a{3}$"], least: 4 }],
  [{ patterns: ["^(aa)+$"], least: 3, most: 3 }],
  [{ patterns: ["^a", "^b"] }],
])("knows of no text for %j", (rule) => {
  expect(languageOf({ avoid: [], least: 0, most: Infinity, ...rule })).toBeUndefined();
});
