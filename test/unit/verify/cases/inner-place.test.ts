import fc from "fast-check";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { innerPlace } from "../../../../src/verify/cases/values/inner-place.ts";

const [operation] = loadContract("bokamera").operations;
if (operation === undefined) throw new Error("bokamera has an operation");

test("chooses a place in the two middle quarters of a list, the same for the same seed", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 5000 }), (seed, about, count) => {
      const place = innerPlace({ seed, operation }, about, count);
      expect(place).toBeGreaterThanOrEqual(count >> 2);
      expect(place).toBeLessThan(Math.max(1, count - (count >> 2)));
      expect(innerPlace({ seed, operation }, about, count)).toBe(place);
    }),
  );
});

test("chooses other places for other seeds and other purposes", () => {
  const places = ["a", "b", "c", "d"].map((seed) => innerPlace({ seed, operation }, "turned", 1000));
  expect(new Set(places).size).toBe(4);
  expect(innerPlace({ seed: "a", operation }, "repeat", 1000)).not.toBe(places[0]);
});
