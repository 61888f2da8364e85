import { expect, test } from "vitest";
import { dotnetPattern } from "../../../../../src/serve/framework/servicestack/dotnet-pattern.ts";

const matches = [
  ["passes before a final line feed", "^a$", "a\n", true],
  ["fails before two of them", "^a$", "a\n\n", false],
  ["fails before a carriage return", "^a$", "a\r\n", false],
  ["takes a dollar in a class for itself", "^[$]$", "$", true],
  ["takes an escaped dollar for itself", "^a\\$$", "a$", true],
  ["excludes only a line feed from the dot", "^a.b$", "a\rb", true],
  ["searches, unanchored", "b", "abc", true],
  ["keeps [0-9] to ASCII", "^[0-9]$", "٣", false],
  ["lets \\d be any digit of Unicode", "^\\d$", "٣", true],
  ["lets \\w be any letter", "^\\w+$", "åß_1", true],
  ["knows \\A and \\z", "\\Aa\\z", "a\n", false],
  ["knows \\Z", "\\Aa\\Z", "a\n", true],
  ["reads an inline flag", "(?i)^ab$", "AB", true],
  ["takes escapes that need none", "^\\d\\-\\_\\@$", "1-_@", true],
  ["takes a bracket inside a class", "^[[a]$", "[", true],
] as const;

test.each(matches)("%s", (_, pattern, text, want) => {
  expect(dotnetPattern(pattern).test(text)).toBe(want);
});
