import { expect, test } from "vitest";
import { refusedBelow } from "../../../../../src/serve/framework/servicestack/below.ts";

type Headers = readonly (readonly [name: string, value: string])[];
const host: Headers = [["Host", "shop.test:8080"]];
const refusal = (target: string, headers: Headers = host): number | undefined =>
  refusedBelow({ method: "GET", target, headers, body: new Uint8Array(), scheme: "http" })?.status;

test.each([
  [8178, 414],
  [8177, undefined],
])("an address of %i characters: %j", (length, want) => {
  expect(refusal("/".padEnd(length, "x"))).toBe(want);
});

test.each<[string, Headers, number | undefined]>([
  ["two Host lines", [...host, ...host], 400],
  ["two Host lines, one lower-case", [...host, ["host", "other.test"]], 400],
  ["a Host of one letter", [["Host", "a"]], undefined],
  ["an empty Host", [["Host", ""]], undefined],
  ["an address of version 6", [["Host", "[::1]:80"]], undefined],
  ["a Host with a blank", [["Host", "a b"]], 400],
  ["a Host with a path", [["Host", "a/b"]], 400],
  ["a port that is none", [["Host", "a:"]], 400],
  ["20 kB in one line", [...host, ["X", "x".repeat(20_000)]], undefined],
  ["33 kB in two lines", [...host, ["X", "x".repeat(20_000)], ["Y", "y".repeat(13_000)]], 431],
  ["a hundred lines", Array.from({ length: 100 }, (_, i) => [`X-${i}`, ""] as const), undefined],
  ["a hundred and one", Array.from({ length: 101 }, (_, i) => [`X-${i}`, ""] as const), 431],
])("%s", (_what, headers, want) => {
  expect(refusal("/a", headers)).toBe(want);
});
