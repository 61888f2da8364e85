import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "../../../../../src/random/key.ts";
import { gridOf } from "../../../../../src/serve/data/deliveries/grid.ts";
import { lanesOf } from "../../../../../src/serve/data/deliveries/lane.ts";
import { rhythmOf } from "../../../../../src/serve/data/deliveries/rhythm.ts";
import { routeOf } from "../../../../../src/serve/data/deliveries/route.ts";

const schedule = [5, 300, 1800, 7200, 18_000, 36_000, 36_000].map((seconds) => seconds * 1000);
const lanes = lanesOf(schedule);
const until = Date.UTC(2026, 8, 18, 10);
const day = 86_400_000;

/** From a handful of messages in months, where each jitters alone, to a thousand million, where blocks are shuffled. */
const cases = fc.record({
  messages: fc.constantFrom(1, 20, 700, 50_000, 1e6, 1e7, 1e8, 1e9),
  rhythm: fc.constantFrom("flat", "shop", "office"),
  seed: fc.string(),
  lane: fc.nat({ max: lanes.length - 1 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  index: fc.nat({ max: 15 }),
});

test("takes place within the spread of its lane, and is found again from its block", () => {
  fc.assert(
    fc.property(cases, ({ messages, rhythm, seed, lane: number, at, index }) => {
      const grid = gridOf(until, 60 * day, messages, rhythmOf(rhythm));
      const key = keyOf(seed);
      const lane = lanes[number]!;
      const route = routeOf(lane, number, grid, key);
      const source = Math.floor(at * grid.blockOf(until));
      const begins = routeOf(lanes[0]!, 0, grid, key).timeOf(source, index);
      const time = route.timeOf(source, index);
      expect(time % 4).toBe(0);
      expect(grid.blockOf(begins)).toBe(source);
      expect(Math.abs(time - begins - lane.offset)).toBeLessThanOrEqual(lane.spread + 4);
      const block = grid.blockOf(time);
      expect(block - source).toBeGreaterThanOrEqual(route.least);
      expect(block - source).toBeLessThanOrEqual(route.most);
      const first = route.firstSourceOf(block);
      const last = route.lastSourceOf(block, first);
      expect(source).toBeGreaterThanOrEqual(first);
      expect(source).toBeLessThanOrEqual(last);
      expect(last - first).toBeLessThanOrEqual(14);
    }),
    { numRuns: 2000 },
  );
});

test("keeps 0.8 to 1.2 of the schedule between any two tries of a message", () => {
  fc.assert(
    fc.property(cases, ({ messages, rhythm, seed, at, index }) => {
      const grid = gridOf(until, 60 * day, messages, rhythmOf(rhythm));
      const source = Math.floor(at * grid.blockOf(until));
      const times = lanes.map((lane, number) => routeOf(lane, number, grid, keyOf(seed)).timeOf(source, index));
      const tries = lanes.flatMap((lane, number) =>
        lane.kind === "scheduled" && !lane.silent ? [times[number]!] : [],
      );
      tries.slice(1).forEach((time, k) => {
        expect(time - tries[k]!).toBeGreaterThanOrEqual(0.8 * schedule[k]!);
        expect(time - tries[k]!).toBeLessThanOrEqual(1.2 * schedule[k]! + 400);
      });
      const early = times[lanes.findIndex(({ when }) => when === "early")]!;
      expect(early).toBeGreaterThan(tries[3]!);
      expect(early).toBeLessThan(tries[3]! + 0.8 * schedule[3]!);
      expect(times[lanes.findIndex(({ when }) => when === "late")]!).toBeGreaterThan(tries[7]!);
    }),
    { numRuns: 500 },
  );
});
