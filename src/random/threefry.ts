/**
 * Threefry-2x32 with 20 rounds: a counter-based generator (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11).
 * The number at (key, counter) is computed alone, so nothing depends on how many were drawn before.
 * It needs 32-bit additions, rotations and exclusive ors only, which JavaScript does fast and everywhere alike.
 */

/** 64 bits as two words. */
export interface Words {
  readonly high: number;
  readonly low: number;
}

/** Key-schedule parity of the Threefish family. */
const parity = 0x1bd11bda;

/** Left behind by the last `run`: the second word, which most callers do not need. */
let second = 0;

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

// Five times four rounds and the injection of the next part of the key, written out: in a loop it takes twice as long.
// prettier-ignore
function run(k0: number, k1: number, c0: number, c1: number): number {
  const k2 = parity ^ k0 ^ k1;
  let x = (c0 + k0) | 0;
  let y = (c1 + k1) | 0;
  x = (x + y) | 0; y = rotate(y, 13) ^ x; x = (x + y) | 0; y = rotate(y, 15) ^ x;
  x = (x + y) | 0; y = rotate(y, 26) ^ x; x = (x + y) | 0; y = rotate(y, 6) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 1) | 0;
  x = (x + y) | 0; y = rotate(y, 17) ^ x; x = (x + y) | 0; y = rotate(y, 29) ^ x;
  x = (x + y) | 0; y = rotate(y, 16) ^ x; x = (x + y) | 0; y = rotate(y, 24) ^ x;
  x = (x + k2) | 0; y = (y + k0 + 2) | 0;
  x = (x + y) | 0; y = rotate(y, 13) ^ x; x = (x + y) | 0; y = rotate(y, 15) ^ x;
  x = (x + y) | 0; y = rotate(y, 26) ^ x; x = (x + y) | 0; y = rotate(y, 6) ^ x;
  x = (x + k0) | 0; y = (y + k1 + 3) | 0;
  x = (x + y) | 0; y = rotate(y, 17) ^ x; x = (x + y) | 0; y = rotate(y, 29) ^ x;
  x = (x + y) | 0; y = rotate(y, 16) ^ x; x = (x + y) | 0; y = rotate(y, 24) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 4) | 0;
  x = (x + y) | 0; y = rotate(y, 13) ^ x; x = (x + y) | 0; y = rotate(y, 15) ^ x;
  x = (x + y) | 0; y = rotate(y, 26) ^ x; x = (x + y) | 0; y = rotate(y, 6) ^ x;
  x = (x + k2) | 0; y = (y + k0 + 5) | 0;
  second = y;
  return x;
}

/** Both words at a counter. */
export function words(key: Words, c0: number, c1 = 0): Words {
  const high = run(key.high, key.low, c0, c1);
  return { high: high >>> 0, low: second >>> 0 };
}

/** The first word at a counter, 0 to 2³² − 1. */
export function word(key: Words, c0: number, c1 = 0): number {
  return run(key.high, key.low, c0, c1) >>> 0;
}
