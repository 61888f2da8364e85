import { expect, test } from "vitest";
import { compareInstants, parseInstant, utcText } from "../../../../src/serve/data/instant.ts";

test.each([
  { text: "2026-03-01", want: { ms: Date.UTC(2026, 2, 1), rest: 0 } },
  { text: "2026-03-01T08:00:00", want: { ms: Date.UTC(2026, 2, 1, 8), rest: 0 } },
  { text: "2026-03-01T08:00:00Z", want: { ms: Date.UTC(2026, 2, 1, 8), rest: 0 } },
  { text: "2026-03-01T08:00:00+02:00", want: { ms: Date.UTC(2026, 2, 1, 6), rest: 0 } },
  { text: "2026-03-01T08:00:00-05:30", want: { ms: Date.UTC(2026, 2, 1, 13, 30), rest: 0 } },
  { text: "2026-03-01T08:00:00.1234567Z", want: { ms: Date.UTC(2026, 2, 1, 8, 0, 0, 123), rest: 4567 } },
  { text: "0001-01-01T00:00:00", want: { ms: -62_135_596_800_000, rest: 0 } },
  { text: "soon", want: undefined },
  { text: "", want: undefined },
])("reads $text", ({ text, want }) => {
  expect(parseInstant(text)).toEqual(want);
});

test("orders instants below one millisecond", () => {
  expect(compareInstants({ ms: 1, rest: 2 }, { ms: 1, rest: 1 })).toBeGreaterThan(0);
  expect(compareInstants({ ms: 1, rest: 9999 }, { ms: 2, rest: 0 })).toBeLessThan(0);
});

test("writes a fraction only where there is one", () => {
  expect(utcText(Date.UTC(2026, 0, 1))).toBe("2026-01-01T00:00:00Z");
  expect(utcText(Date.UTC(2026, 0, 1, 0, 0, 0, 4))).toBe("2026-01-01T00:00:00.004Z");
});
