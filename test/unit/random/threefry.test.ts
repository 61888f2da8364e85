import { expect, test } from "vitest";
import { word, words } from "../../../src/random/threefry.ts";

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
