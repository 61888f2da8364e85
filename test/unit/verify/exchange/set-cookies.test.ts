import { expect, test } from "vitest";
import { isTakenAway, setCookies } from "../../../../src/verify/exchange/set-cookies.ts";

const now = Date.UTC(2026, 0, 1);
const only = (text: string) => setCookies({ headers: [["Set-Cookie", text]] })[0]!;

test("reads every cookie that is set, and leaves its value as it is written", () => {
  const headers = [
    ["Set-Cookie", "a=%41=b; Path=/; SameSite=Lax; HttpOnly"],
    ["set-cookie", ' b = "c d" ;secure'],
    ["Set-Cookie", "no cookie"],
    ["Cookie", "d=e"],
  ] as const;
  expect(setCookies({ headers }).map(({ name, value }) => [name, value])).toEqual([
    ["a", "%41=b"],
    ["b", '"c d"'],
  ]);
});

test.each([
  ["a=; path=/", true],
  ["a=b; Max-Age=0", true],
  ["a=b; Max-Age=-1", true],
  ["a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT", true],
  ["a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60", false],
  ["a=b; Expires=Fri, 18 Sep 2099 10:00:00 GMT", false],
  ["a=b; Max-Age=soon", false],
  ["a=b", false],
])("knows whether %j takes a cookie away", (text, want) => {
  expect(isTakenAway(only(text), now)).toBe(want);
});
