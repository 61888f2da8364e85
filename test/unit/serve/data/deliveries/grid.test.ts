import fc from "fast-check";
import { expect, test } from "vitest";
import { gridOf, mostInBlock } from "../../../../../src/serve/data/deliveries/grid.ts";
import { rhythmOf } from "../../../../../src/serve/data/deliveries/rhythm.ts";

const until = Date.UTC(2026, 8, 18, 10);
const day = 86_400_000;
const rhythms = fc.constantFrom("flat", "shop", "office");

test("deals all messages over the span, never more to a block than it holds", () => {
  fc.assert(
    fc.property(
      rhythms,
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 90 }),
      (name, messages, days) => {
        const grid = gridOf(until, days * day, messages, rhythmOf(name));
        let sum = 0;
        for (let block = 0; block < grid.blockOf(until); block++) {
          const count = grid.countIn(block);
          expect(count).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(mostInBlock);
          sum += count;
        }
        // The block in which it ends is left out.
        expect(Math.abs(sum - messages)).toBeLessThanOrEqual(mostInBlock + 1);
      },
    ),
    { numRuns: 40 },
  );
});

test("has no messages before its origin and goes on after its end", () => {
  const grid = gridOf(until, 60 * day, 1e9, rhythmOf("shop"));
  expect(grid.countIn(-1)).toBe(0);
  expect(grid.countIn(grid.blockOf(until + 30 * day))).toBeGreaterThan(0);
  expect(grid.length % 4).toBe(0);
});

test("sums a rhythm up without a step back, and a whole week to a week", () => {
  fc.assert(
    fc.property(
      rhythms,
      fc.integer({ min: 0, max: 2 ** 41 }),
      fc.integer({ min: 1, max: 10 ** 9 }),
      (name, at, step) => {
        const rhythm = rhythmOf(name);
        expect(rhythm.upTo(at + step)).toBeGreaterThan(rhythm.upTo(at));
        expect(rhythm.upTo(at + 7 * day) - rhythm.upTo(at)).toBeCloseTo(7 * day, 1);
        expect((rhythm.upTo(at + step) - rhythm.upTo(at)) / step).toBeLessThanOrEqual(rhythm.peak + 1e-3);
      },
    ),
  );
});
