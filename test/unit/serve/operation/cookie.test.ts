import { expect, test } from "vitest";
import { cookieOf } from "../../../../src/serve/operation/cookie.ts";
import { sessionName } from "../../../../src/serve/http/session-name.ts";

const sent = (...lines: readonly string[]) => ({ headers: lines.map((line) => ["cookie", line] as const) });

test.each([
  [["a=1; b=2"], "b", "2"],
  [["a=1", "b=2"], "b", "2"],
  [["a=1; a=2"], "a", "1"],
  [["a=%41%"], "a", "%41%"],
  [["a = x=y "], "a", "x=y"],
  [["a="], "a", ""],
  [["ab=1"], "a", undefined],
  [["a"], "a", undefined],
  [[], "a", undefined],
  [["a=1"], "constructor", undefined],
] as const)("reads of %j the cookie %s", (lines, name, want) => {
  expect(cookieOf(sent(...lines), name)).toBe(want);
});

test("takes an empty cookie for no session", () => {
  expect(sessionName(sent("standin-session="))).toBeUndefined();
  expect(sessionName(sent("x=1;standin-session=blue"))).toBe("blue");
});
