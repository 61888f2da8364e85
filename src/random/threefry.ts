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

/** The words of `fourWords`, one for all who ask, as each uses them at once. */
const four = new Uint32Array(4);

/**
 * The first word at a counter and at those a quarter, a half and three quarters of all further on: side by side they take half as long
 * as one after the other, as no step waits for the step before. What is given back changes with the next call.
 */
// prettier-ignore
export function fourWords(key: Words, c0: number, c1: number): Uint32Array {
  const [k0, k1] = [key.high, key.low];
  const k2 = parity ^ k0 ^ k1;
  let a = (c0 + k0) | 0; let b = a; let c = a; let d = a;
  let e = (c1 + k1) | 0; let f = (e + quarter) | 0; let g = (f + quarter) | 0; let h = (g + quarter) | 0;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 13) ^ a; f = rotate(f, 13) ^ b; g = rotate(g, 13) ^ c; h = rotate(h, 13) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 15) ^ a; f = rotate(f, 15) ^ b; g = rotate(g, 15) ^ c; h = rotate(h, 15) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 26) ^ a; f = rotate(f, 26) ^ b; g = rotate(g, 26) ^ c; h = rotate(h, 26) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 6) ^ a; f = rotate(f, 6) ^ b; g = rotate(g, 6) ^ c; h = rotate(h, 6) ^ d;
  a = (a + k1) | 0; b = (b + k1) | 0; c = (c + k1) | 0; d = (d + k1) | 0; e = (e + k2 + 1) | 0; f = (f + k2 + 1) | 0; g = (g + k2 + 1) | 0; h = (h + k2 + 1) | 0;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 17) ^ a; f = rotate(f, 17) ^ b; g = rotate(g, 17) ^ c; h = rotate(h, 17) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 29) ^ a; f = rotate(f, 29) ^ b; g = rotate(g, 29) ^ c; h = rotate(h, 29) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 16) ^ a; f = rotate(f, 16) ^ b; g = rotate(g, 16) ^ c; h = rotate(h, 16) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 24) ^ a; f = rotate(f, 24) ^ b; g = rotate(g, 24) ^ c; h = rotate(h, 24) ^ d;
  a = (a + k2) | 0; b = (b + k2) | 0; c = (c + k2) | 0; d = (d + k2) | 0; e = (e + k0 + 2) | 0; f = (f + k0 + 2) | 0; g = (g + k0 + 2) | 0; h = (h + k0 + 2) | 0;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 13) ^ a; f = rotate(f, 13) ^ b; g = rotate(g, 13) ^ c; h = rotate(h, 13) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 15) ^ a; f = rotate(f, 15) ^ b; g = rotate(g, 15) ^ c; h = rotate(h, 15) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 26) ^ a; f = rotate(f, 26) ^ b; g = rotate(g, 26) ^ c; h = rotate(h, 26) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 6) ^ a; f = rotate(f, 6) ^ b; g = rotate(g, 6) ^ c; h = rotate(h, 6) ^ d;
  a = (a + k0) | 0; b = (b + k0) | 0; c = (c + k0) | 0; d = (d + k0) | 0; e = (e + k1 + 3) | 0; f = (f + k1 + 3) | 0; g = (g + k1 + 3) | 0; h = (h + k1 + 3) | 0;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 17) ^ a; f = rotate(f, 17) ^ b; g = rotate(g, 17) ^ c; h = rotate(h, 17) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 29) ^ a; f = rotate(f, 29) ^ b; g = rotate(g, 29) ^ c; h = rotate(h, 29) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 16) ^ a; f = rotate(f, 16) ^ b; g = rotate(g, 16) ^ c; h = rotate(h, 16) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 24) ^ a; f = rotate(f, 24) ^ b; g = rotate(g, 24) ^ c; h = rotate(h, 24) ^ d;
  a = (a + k1) | 0; b = (b + k1) | 0; c = (c + k1) | 0; d = (d + k1) | 0; e = (e + k2 + 4) | 0; f = (f + k2 + 4) | 0; g = (g + k2 + 4) | 0; h = (h + k2 + 4) | 0;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 13) ^ a; f = rotate(f, 13) ^ b; g = rotate(g, 13) ^ c; h = rotate(h, 13) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 15) ^ a; f = rotate(f, 15) ^ b; g = rotate(g, 15) ^ c; h = rotate(h, 15) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0; e = rotate(e, 26) ^ a; f = rotate(f, 26) ^ b; g = rotate(g, 26) ^ c; h = rotate(h, 26) ^ d;
  a = (a + e) | 0; b = (b + f) | 0; c = (c + g) | 0; d = (d + h) | 0;
  four[0] = a + k2; four[1] = b + k2; four[2] = c + k2; four[3] = d + k2;
  return four;
}

const quarter = 0x4000_0000;
