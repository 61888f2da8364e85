import { expect, test } from "vitest";
import { nowOf, parseMoment } from "../../../../src/serve/state/clock.ts";

test.each([
  ["2026-11-24", "2026-11-24T00:00:00.000Z"],
  ["2026-11-24T12:30", "2026-11-24T12:30:00.000Z"],
  ["2026-11-24T12:30:15Z", "2026-11-24T12:30:15.000Z"],
  ["2026-11-24T23:30:15.5-02:00", "2026-11-25T01:30:15.500Z"],
  ["2024-02-29", "2024-02-29T00:00:00.000Z"],
])("reads %s as a moment", (text, moment) => {
  expect(parseMoment(text)).toBe(moment);
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
])("refuses %s as a moment", (text) => {
  expect(parseMoment(text)).toBeUndefined();
});

test("stands still when frozen", () => {
  expect(nowOf({ kind: "frozen", now: "2026-01-01T00:00:00.000Z" }, 123)).toBe("2026-01-01T00:00:00.000Z");
});

test("moves on from where it was set when running, at its speed", () => {
  const clock = { kind: "running", from: "2026-01-01T00:00:00.000Z", startedAt: 1000, speed: 60 } as const;
  expect(nowOf(clock, 1000)).toBe("2026-01-01T00:00:00.000Z");
  expect(nowOf(clock, 2000)).toBe("2026-01-01T00:01:00.000Z");
});

test("stops at the end of a year before the last one, or where it was set beyond", () => {
  const clock = { kind: "running", from: "9998-12-31T23:59:59.000Z", startedAt: 0, speed: 1e6 } as const;
  expect(nowOf(clock, 1e15)).toBe("9998-12-31T23:59:59.999Z");
  expect(nowOf({ ...clock, from: "9999-06-01T00:00:00.000Z" }, 1e15)).toBe("9999-06-01T00:00:00.000Z");
});

test("does not go back when the machine's clock does", () => {
  const clock = { kind: "running", from: "2026-01-01T00:00:00.000Z", startedAt: 1000, speed: 1 } as const;
  expect(nowOf(clock, 0)).toBe("2026-01-01T00:00:00.000Z");
});
