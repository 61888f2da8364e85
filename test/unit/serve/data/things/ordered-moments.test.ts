import { expect, test } from "vitest";
import { withOrderedMoments } from "../../../../../src/serve/data/things/ordered-moments.ts";

const none = (): boolean => false;

test.each([
  [
    "what begins lies before what ends",
    { created_at: "2026-05-01T00:00:00Z", updated_at: "2026-02-01T00:00:00Z" },
    { created_at: "2026-02-01T00:00:00Z", updated_at: "2026-05-01T00:00:00Z" },
  ],
  [
    "camel case, and days",
    { startDate: "2026-05-01", endDate: "2026-02-01", note: "2026-01-01" },
    { startDate: "2026-02-01", endDate: "2026-05-01", note: "2026-01-01" },
  ],
  [
    "a day of an end lies behind the moment of the beginning",
    { borrowedAt: "2026-05-10T12:00:00Z", dueOn: "2026-05-01" },
    { borrowedAt: "2026-05-10T12:00:00Z", dueOn: "2026-05-19" },
  ],
  ["one moment stays", { created_at: "2026-05-01T00:00:00Z" }, { created_at: "2026-05-01T00:00:00Z" }],
])("orders the moments of a row: %s", (_, row, expected) => {
  expect(withOrderedMoments(row, none)).toEqual(expected);
});

test("what is known stays where it is", () => {
  const row = { created_at: "2026-05-01T00:00:00Z", updated_at: "2026-02-01T00:00:00Z" };
  expect(withOrderedMoments(row, (name) => name === "created_at")).toEqual(row);
});
