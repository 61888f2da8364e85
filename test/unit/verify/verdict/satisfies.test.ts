import { expect, test } from "vitest";
import type { Filter } from "../../../../src/contract/model/contract.ts";
import { standingOf } from "../../../../src/verify/verdict/satisfies.ts";

const filter = (operator: Filter["operator"], values?: ReadonlyMap<string, string>): Filter => ({
  property: "P",
  operator,
  values,
  unknown: undefined,
});
const words = new Map([
  ["0", "Good"],
  ["1", "Bad"],
]);
const [earlier, noon, later] = ["2026-03-01T11:00:00Z", "2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z"];

test.each([
  [filter("equals"), "a", "a", "satisfies"],
  [filter("equals"), "a", "A", "fails"],
  [filter("equals", words), "0", "Good", "satisfies"],
  [filter("equals", words), "0", "Bad", "fails"],
  [filter("in"), "a,b", "b", "satisfies"],
  [filter("in"), "a,b", "c", "fails"],
  [filter("before"), noon, earlier, "satisfies"],
  [filter("before"), noon, noon, "at the boundary"],
  [filter("before"), noon, later, "fails"],
  [filter("onOrAfter"), noon, later, "satisfies"],
  [filter("onOrAfter"), noon, earlier, "fails"],
  [filter("onOrAfter"), noon, "2026-03-01T14:00:00+02:00", "at the boundary"],
  [filter("after"), noon, undefined, "fails"],
  [filter("onOrAfter"), noon, "2026-03-02", "satisfies"],
  [filter("before"), "2026-03-01", "2026-02-28", "satisfies"],
] as const)("judges a row by its value: %j %s, %s → %s", (one, given, value, expected) => {
  expect(standingOf(one, given, value)).toBe(expected);
});
