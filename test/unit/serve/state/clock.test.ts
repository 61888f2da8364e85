import { expect, test } from "vitest";
import { nowOf } from "../../../../src/serve/state/clock.ts";

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
