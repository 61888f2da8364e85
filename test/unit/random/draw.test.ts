import fc from "fast-check";
import { expect, test } from "vitest";
import { below, chance, fraction, hex, pick } from "../../../src/random/draw.ts";
import { keyOf } from "../../../src/random/key.ts";

const key = keyOf("draw");

test("draws every number below a bound about equally often", () => {
  const counts = new Array<number>(10).fill(0);
  for (let at = 0; at < 10_000; at++) counts[below(key, 10, at)]!++;
  expect(Math.min(...counts)).toBeGreaterThan(900);
  expect(Math.max(...counts)).toBeLessThan(1100);
});

test("gives the same at a counter whatever was drawn before", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (counters) => {
      const alone = counters.map((at) => fraction(key, at));
      const reversed = [...counters].reverse().map((at) => fraction(key, at));
      expect(reversed.reverse()).toEqual(alone);
    }),
  );
});

test("is true in the share asked for", () => {
  let hits = 0;
  for (let at = 0; at < 10_000; at++) if (chance(key, 0.25, at)) hits++;
  expect(hits).toBeGreaterThan(2350);
  expect(hits).toBeLessThan(2650);
});

test("makes hex digits for as many bytes as asked for", () => {
  expect(hex(key, 3)).toMatch(/^[0-9a-f]{6}$/);
  expect(hex(key, 16)).toMatch(/^[0-9a-f]{32}$/);
});

test("refuses to pick from nothing", () => {
  expect(() => pick(key, [])).toThrow(RangeError);
});
