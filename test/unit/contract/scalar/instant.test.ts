import fc from "fast-check";
import { expect, test } from "vitest";
import { floorMs, instantOf, instantText, utcText } from "../../../../src/contract/model/scalar/instant.ts";

test.each([
  { text: "2026-03-01", want: Date.UTC(2026, 2, 1) },
  { text: "2026-03-01T08:00", want: Date.UTC(2026, 2, 1, 8) },
  { text: "2026-03-01T08:00:00", want: Date.UTC(2026, 2, 1, 8) },
  { text: "2026-03-01T08:00:00Z", want: Date.UTC(2026, 2, 1, 8) },
  { text: "2026-03-01T08:00:00+02:00", want: Date.UTC(2026, 2, 1, 6) },
  { text: "2026-03-01T08:00:00-05:30", want: Date.UTC(2026, 2, 1, 13, 30) },
  { text: "0001-01-01T00:00:00", want: -62_135_596_800_000 },
])("reads $text", ({ text, want }) => {
  expect(instantOf(text)).toBe(BigInt(want) * 10_000n);
});

test("keeps seven digits of a second", () => {
  expect(instantOf("1970-01-01T00:00:01.1234567Z")).toBe(11_234_567n);
});

test.each(["soon", "", "2026-02-30", "2026-02-30T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T08:00:00+15:00"])(
  "takes %j for no instant",
  (text) => {
    expect(instantOf(text)).toBeUndefined();
  },
);

test("keeps the order of instants, and reads back what it writes", () => {
  const ticks = fc.bigInt({ min: -62135596800_0000000n, max: 253402300799_0000000n });
  fc.assert(fc.property(ticks, (instant) => instantOf(instantText(instant)) === instant));
});

test("has the whole millisecond before an instant, before 1970 too", () => {
  expect([15_000n, 10_000n, -1n, -10_000n].map(floorMs)).toEqual([1, 1, -1, -1]);
});

test("writes a fraction only where there is one", () => {
  expect(utcText(Date.UTC(2026, 0, 1))).toBe("2026-01-01T00:00:00Z");
  expect(utcText(Date.UTC(2026, 0, 1, 0, 0, 0, 4))).toBe("2026-01-01T00:00:00.004Z");
});

test("writes any time as the platform does, but for a fraction of nothing", () => {
  const near = fc.integer({ min: -200_000, max: 200_000 });
  const times = fc.array(
    fc.tuple(fc.integer({ min: -1e11, max: 253_402_300_799_999 }), near).map(([ms, by]) => [ms, ms + by]),
  );
  fc.assert(
    fc.property(times, (pairs) => {
      for (const ms of pairs.flat()) {
        if (ms > 253_402_300_799_999) continue;
        expect(utcText(ms)).toBe(new Date(ms).toISOString().replace(".000Z", "Z"));
      }
    }),
    { numRuns: 500 },
  );
});
