import { expect, test } from "vitest";
import { writtenInstant } from "../../../../src/contract/written/written-moment.ts";

test.each([
  ["2026-11-24", "2026-11-24T00:00:00.000Z"],
  ["2026-11-24T12:30", "2026-11-24T12:30:00.000Z"],
  ["2026-11-24T12:30:15Z", "2026-11-24T12:30:15.000Z"],
  ["2026-11-24T23:30:15.5-02:00", "2026-11-25T01:30:15.500Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
])("reads %s as a moment", (text, moment) => {
  expect(writtenInstant(text)).toBe(moment);
});

test.each([
  "",
  "yesterday",
  "2026-02-30",
  "2026-13-01",
  "24.11.2026",
  "2026-11-24T25:00",
  "1700000000",
  "0000-01-01",
  "9999-12-31T23:59-01:00",
  "2026-11-24T12:30+15:00",
])("refuses %s as a moment", (text) => {
  expect(writtenInstant(text)).toBeUndefined();
});
