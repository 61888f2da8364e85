import fc from "fast-check";
import { expect, test } from "vitest";
import { fourWords, word, words } from "../../../src/random/threefry.ts";

/** Known answers published with Random123 (`kat_vectors`, threefry2x32, 20 rounds): counter, key, result. */
const known: readonly (readonly [number, number, number, number, number, number])[] = [
  [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
];

test.each(known)("gives the published words for counter %i %i and key %i %i", (c0, c1, high, low, first, second) => {
  expect(words({ high, low }, c0, c1)).toEqual({ high: first, low: second });
  expect(word({ high, low }, c0, c1)).toBe(first);
});

test("gives four words side by side as it gives each alone", () => {
  const bits = fc.integer({ min: 0, max: 0xffff_ffff });
  fc.assert(
    fc.property(bits, bits, bits, bits, (high, low, c0, c1) => {
      const alone = [0, 1, 2, 3].map((part) => word({ high, low }, c0, (c1 + part * 0x4000_0000) | 0));
      expect([...fourWords({ high, low }, c0, c1)]).toEqual(alone);
    }),
  );
});
