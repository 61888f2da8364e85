import { expect, it } from "vitest";
import { patternFault, translatedPattern } from "../../../src/contract/check/patterns.ts";

/** Patterns of other dialects, what they mean here, and texts that match and do not. */
const table: readonly (readonly [pattern: string, fits: string, fails: string])[] = [
  ["\\A[a-z]+\\z", "abc", "abc1"],
  ["(?i)^abc$", "aBc", "abd"],
  ["^(?i)abc$", "ABC", "abd"],
  ["^a++b*+$", "aab", "ba"],
  ["^(?>a|ab)c$", "ac", "bc"],
  ["^(?P<year>[0-9]{4})$", "2026", "26"],
  ["^[[:alpha:]_]+$", "a_b", "a1"],
  ["^[\\w\\-\\.]+$", "a-b.c", "a b"],
  ["^\\p{Alpha}+$", "é", "1"],
  ["^\\pL+$", "é", "1"],
  ["^[\\x{41}-\\x{43}]$", "B", "D"],
  ["^\\_\\@\\ $", "_@ ", "_@"],
  ["/^[[:digit:]]$/i", "5", "a"],
  ["^{a}$", "{a}", "a"],
  ["^\\h$", "\t", "x"],
  ["^a(?#why)b$", "ab", "a"],
];

it.each(table)("reads %s", (pattern, fits, fails) => {
  const meant = translatedPattern(pattern);
  expect(meant).toBeDefined();
  const expression = new RegExp(meant ?? "", "u");
  expect([expression.test(fits), expression.test(fails)]).toEqual([true, false]);
});

it.each(["(", "^(?x) a $", "^(?R)$", "[z-a]"])("does not guess what %s means", (pattern) => {
  expect(patternFault(pattern)).toBeDefined();
  expect(translatedPattern(pattern)).toBeUndefined();
});
