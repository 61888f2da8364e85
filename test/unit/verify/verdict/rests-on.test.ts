import { expect, test } from "vitest";
import { rank, restsOn } from "../../../../src/verify/verdict/rests-on.ts";

test.each([
  ["walk/no-row-twice", "walk/order"],
  ["filters/Status/shows-only", "walk/page-size"],
  ["filters/combined", "filters/Status/shows-only"],
  ["laws/own", "filters/Status/order"],
  ["security/silence", "security/refused/reader"],
  ["servicestack-login/forbidden", "security/refused/reader"],
  ["errors/xml", "lookups/absent"],
  ["walk/done", "answers/readable"],
])("says that %s rests on %s, and never the other way round", (dependent, base) => {
  expect(restsOn(dependent, base)).toBe(true);
  expect(restsOn(base, dependent)).toBe(false);
  expect(rank(base)).toBeLessThan(rank(dependent));
});

test("keeps apart what has nothing to do with each other", () => {
  expect(restsOn("security/nobody", "walk/done")).toBe(false);
  expect(restsOn("rules/A/NotEmpty", "security/nobody")).toBe(false);
});
