import { expect, test } from "vitest";
import type { Call } from "../../../../../../src/serve/framework/servicestack/call.ts";
import { inFormat, withParameter } from "../../../../../../src/serve/framework/servicestack/html/links.ts";

const route = { kind: "route", suffix: undefined } as unknown as Call;
const suffixed = { kind: "route", suffix: "html" } as unknown as Call;

const formats = [
  ["asks for a format in the query", "/a/b?x=1", route, "/a/b?x=1&format=csv"],
  ["replaces a format in the query", "/a/b?Format=html&x=1", route, "/a/b?x=1&format=csv"],
  ["exchanges a suffix, which would win over the query", "/a/b.html?x=1&format=xml", suffixed, "/a/b.csv?x=1"],
  ["never leads to another host", "//evil.example/x", route, "/evil.example/x?format=csv"],
] as const;

test.each(formats)("%s", (_, target, call, want) => {
  expect(inFormat(target, call, "csv")).toBe(want);
});

test("sets a parameter, replacing it in any case", () => {
  expect(withParameter("/a?iterator=old&Limit=2", "Iterator", "x y")).toBe("/a?Limit=2&Iterator=x%20y");
});
