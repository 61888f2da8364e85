import fc from "fast-check";
import { expect, test } from "vitest";
import { slotsOf } from "../../../src/random/weights.ts";

const counts = (weights: readonly number[]): number[] => {
  const table = slotsOf(weights);
  return weights.map((_, choice) => table.filter((slot) => slot === choice).length);
};

test.each([
  { weights: [1], want: [256] },
  { weights: [1, 1], want: [128, 128] },
  { weights: [3, 1], want: [192, 64] },
  { weights: [1000, 1, 0], want: [255, 1, 0] },
])("deals slots by weight: $weights", ({ weights, want }) => {
  expect(counts(weights)).toEqual(want);
});

test("gives each positive weight a slot and 0 none, 256 in all", () => {
  const weight = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1000, noNaN: true }));
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 40 }), (weights) => {
      fc.pre(weights.some((one) => one > 0));
      const dealt = counts(weights);
      expect(dealt.reduce((sum, count) => sum + count)).toBe(256);
      dealt.forEach((count, at) => expect(count > 0).toBe(weights[at]! > 0));
    }),
  );
});

test.each([[[]], [[0, 0]], [[1, -1]], [new Array<number>(257).fill(1)]])(
  "refuses weights that cannot be dealt",
  (weights) => {
    expect(() => slotsOf(weights)).toThrow(RangeError);
  },
);
