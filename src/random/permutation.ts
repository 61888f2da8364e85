import type { Key } from "./key.ts";
import { words } from "./threefry.ts";

/**
 * A keyed shuffle of 0 … 2ᵇⁱᵗˢ − 1 that can be asked at one place and turned round, without a table:
 * multiply by an odd number, fold the upper half down, multiply again, add (each step is a bijection modulo 2ᵇⁱᵗˢ).
 * `window` names one of many shuffles of the same key.
 */
export interface Permutation {
  at(place: number, window: number): number;
  /** The place at which `value` stands. */
  placeOf(value: number, window: number): number;
}

/** @throws {RangeError} unless 1 ≤ bits ≤ 31. */
export function permutation(key: Key, bits: number): Permutation {
  if (!(bits >= 1 && bits <= 31)) throw new RangeError(`A permutation of ${bits} bits cannot be made`);
  const mask = 2 ** bits - 1;
  const half = Math.ceil(bits / 2);
  let current = -1;
  let first = 1;
  let last = 1;
  let shift = 0;
  // The parameters of the window asked last are kept: neighbours ask for the same ones.
  const turnTo = (window: number): void => {
    if (window === current) return;
    const at = words(key, window >>> 0, Math.floor(window / 0x1_0000_0000));
    first = (at.high | 1) & mask;
    last = (Math.imul(at.high, 0x9e3779b1) | 1) & mask;
    shift = at.low & mask;
    current = window;
  };
  const fold = (value: number): number => value ^ (value >>> half);
  return {
    at(place, window) {
      turnTo(window);
      return (Math.imul(fold(Math.imul(place, first) & mask), last) + shift) & mask;
    },
    placeOf(value, window) {
      turnTo(window);
      // `fold` undoes itself: the shift is at least half the width.
      return Math.imul(fold(Math.imul(value - shift, inverse(last)) & mask), inverse(first)) & mask;
    },
  };
}

/** The inverse of an odd number modulo 2³² (Newton's iteration doubles the correct bits each time). */
function inverse(odd: number): number {
  let result = odd;
  for (let bits = 3; bits < 32; bits *= 2) result = Math.imul(result, 2 - Math.imul(odd, result));
  return result;
}
