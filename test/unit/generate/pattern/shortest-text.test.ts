import { expect, test } from "vitest";
import { shortestText } from "../../../../src/generate/pattern/shortest-text.ts";

test.each([
  ["^[A-Z]{2}[0-9]{9}$", "AA000000000"],
  ["^\\d{10}$", "0000000000"],
  ["^atmpt_[0-9A-Za-z]+$", "atmpt_A"],
  ["^(red|green)-?$", "red"],
  ["^a{0,3}b?c+?$", "c"],
  ["^(?:ab){2}\\.$", "abab."],
  ["^[^A-Z]$", "0"],
  ["^[\\]a]$", "a"],
])("writes the least that matches %s", (pattern, expected) => {
  expect(shortestText(pattern)).toBe(expected);
});

test.each(["(?=a)b", "^a$b", "[z-a]"])("gives up on %s", (pattern) => {
  expect(shortestText(pattern)).toBeUndefined();
});
