import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "../../../../src/random/key.ts";
import { compareBytes } from "../../../../src/contract/model/scalar/byte-order.ts";
import { ksuid, lastMs, tickOf, timeNear } from "../../../../src/serve/data/ksuid.ts";

const key = keyOf("ids");
const time = fc.integer({ min: Date.UTC(2014, 4, 14), max: lastMs });

test("reads the time that a published id holds", () => {
  expect(timeNear("1srOrx2ZWZBpBUvZwXKQmoEYga2")).toBe(Date.UTC(2021, 4, 21, 20, 4, 3, 900));
});

test.each([
  { year: 2025, begins: "2r0" },
  { year: 2026, begins: "37d" },
  { year: 2027, begins: "3OG" },
])("makes ids of $year that begin as real ones do", ({ year, begins }) => {
  expect(ksuid(Date.UTC(year, 0, 1), key, 0).slice(0, 3)).toBe(begins);
});

test("keeps a time to its tick of four milliseconds", () => {
  fc.assert(
    fc.property(time, fc.nat(), (ms, counter) => {
      const id = ksuid(ms, key, counter);
      expect(id).toMatch(/^[0-9A-Za-z]{27}$/);
      expect(timeNear(id)).toBe(tickOf(ms));
    }),
  );
});

test("orders ids as bytes by their times", () => {
  fc.assert(
    fc.property(time, time, fc.nat(), fc.nat(), (a, b, one, two) => {
      fc.pre(tickOf(a) < tickOf(b));
      expect(compareBytes(ksuid(a, key, one), ksuid(b, key, two))).toBeLessThan(0);
    }),
  );
});

test("never gives two counters the same id", () => {
  const ids = Array.from({ length: 5000 }, (_, at) => ksuid(Date.UTC(2026, 0, 1), key, at >> 4, at & 15));
  expect(new Set(ids).size).toBe(ids.length);
});

test("places any text among the ids by time", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("0", "3", "B", "z", "~", "!") })),
      time,
      (text, ms) => {
        const id = ksuid(ms, key, 7);
        if (compareBytes(id, text) < 0) expect(tickOf(ms)).toBeLessThanOrEqual(timeNear(text));
        if (compareBytes(id, text) > 0) expect(tickOf(ms)).toBeGreaterThanOrEqual(timeNear(text));
      },
    ),
  );
});
