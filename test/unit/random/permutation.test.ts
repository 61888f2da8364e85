import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "../../../src/random/key.ts";
import { permutation } from "../../../src/random/permutation.ts";

test("has every value once in each window", () => {
  for (const bits of [1, 2, 3, 7, 10]) {
    for (const window of [0, 1, 5_000_000_000]) {
      const shuffle = permutation(keyOf("p"), bits);
      const seen = new Set(Array.from({ length: 2 ** bits }, (_, place) => shuffle.at(place, window)));
      expect(seen.size).toBe(2 ** bits);
      expect(Math.max(...seen)).toBe(2 ** bits - 1);
    }
  }
});

test("finds the place of a value again", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 31 }), fc.nat(), fc.nat(), (seed, bits, place, window) => {
      const shuffle = permutation(keyOf(seed), bits);
      const at = place % 2 ** bits;
      expect(shuffle.placeOf(shuffle.at(at, window), window)).toBe(at);
      expect(shuffle.at(shuffle.placeOf(at, window), window)).toBe(at);
    }),
  );
});

test("differs from window to window", () => {
  const shuffle = permutation(keyOf("p"), 16);
  const places = Array.from({ length: 100 }, (_, window) => shuffle.at(12_345, window));
  expect(new Set(places).size).toBeGreaterThan(95);
});

test("refuses widths it cannot make", () => {
  expect(() => permutation(keyOf("p"), 0)).toThrow(RangeError);
  expect(() => permutation(keyOf("p"), 32)).toThrow(RangeError);
});
