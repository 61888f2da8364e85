import type { Key } from "../../random/key.ts";
import { fourWords } from "../../random/threefry.ts";

/**
 * Time-sortable ids as Svix makes them (github svix/rust-ksuid, `KsuidMs`): 4 bytes of seconds since 2014-05-13T16:53:20Z,
 * one byte of 4 ms ticks, 15 random bytes; 27 digits of base 62. Ids compare as bytes in the order of their times.
 */
export const tickMs = 4;

const epochMs = 1_400_000_000_000;
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** How many letters and digits an id has. */
export const ksuidLength = 27;

/** The latest time an id can hold: 2150. */
export const lastMs = epochMs + 0xffff_ffff * 1000 + 996;

/** The tick that a time falls into, as the time at which it begins. */
export function tickOf(ms: number): number {
  return Math.floor(ms / tickMs) * tickMs;
}

/** The time that an id holds for a time: the nearest there is. */
export function timeInId(ms: number): number {
  return Math.min(Math.max(ms, epochMs), lastMs);
}

function codeAt(digit: number): number {
  return digitCodes[digit] ?? 0;
}

/** The 27 digits for a time and the 15 bytes that a key has at a counter. Times outside what an id can hold become the nearest. */
export function ksuid(ms: number, key: Key, c0: number, c1 = 0): string {
  const at = timeInId(ms) - epochMs;
  const seconds = Math.floor(at / 1000);
  const tick = (at - seconds * 1000) >> 2;
  limbs[9] = seconds >>> 16;
  limbs[8] = seconds & 0xffff;
  const words = fourWords(key, c0, c1);
  for (let part = 0; part < 4; part++) {
    const bits = words[part] ?? 0;
    limbs[7 - part * 2] = bits >>> 16;
    limbs[6 - part * 2] = bits & 0xffff;
  }
  limbs[7] = (tick << 8) | ((limbs[7] ?? 0) & 0xff);
  return base62();
}

/** The number being spelled: 160 bits, 16 in each limb, the lowest first. One for all ids, as each is spelled at once. */
const limbs = new Float64Array(10);
const five = 62 ** 5;
const perFive = 1 / five;
const perPair = 1 / 62 ** 2;
const digitCodes = Uint8Array.from(digits, (digit) => digit.charCodeAt(0));
/** The codes of two digits, the first in the lower byte. */
const pairs = Uint16Array.from(
  { length: 62 * 62 },
  (_, pair) => codeAt(Math.floor(pair / 62)) | (codeAt(pair % 62) << 8),
);

/**
 * The limbs as digits, five at a time from the lowest: the limbs' places are known in base 62⁵, so each five digits are a sum
 * of products, which stays below 2⁵⁰, and what the sum before carried over. Written out, as it is most of what an id costs.
 */
function base62(): string {
  const [a, b] = [limbs[0] ?? 0, limbs[1] ?? 0];
  const [c, d] = [limbs[2] ?? 0, limbs[3] ?? 0];
  const [e, f] = [limbs[4] ?? 0, limbs[5] ?? 0];
  const [g, h] = [limbs[6] ?? 0, limbs[7] ?? 0];
  const [i, j] = [limbs[8] ?? 0, limbs[9] ?? 0];
  const at = (limb: number, chunk: number): number => places[limb * 6 + chunk] ?? 0;
  let sum = a * at(0, 0) + b * at(1, 0) + c * at(2, 0) + d * at(3, 0) + e * at(4, 0);
  sum += f * at(5, 0) + g * at(6, 0) + h * at(7, 0) + i * at(8, 0) + j * at(9, 0);
  sum = putFive(22, sum) + c * at(2, 1) + d * at(3, 1) + e * at(4, 1) + f * at(5, 1);
  sum += g * at(6, 1) + h * at(7, 1) + i * at(8, 1) + j * at(9, 1);
  sum = putFive(17, sum) + e * at(4, 2) + f * at(5, 2) + g * at(6, 2) + h * at(7, 2) + i * at(8, 2) + j * at(9, 2);
  sum = putFive(12, sum) + g * at(6, 3) + h * at(7, 3) + i * at(8, 3) + j * at(9, 3);
  sum = putFive(7, sum) + i * at(8, 4) + j * at(9, 4);
  putPair(0, putFive(2, sum));
  return textOf(codes);
}

/** The lowest five digits of a sum at a place. @returns what is carried over */
function putFive(at: number, sum: number): number {
  // Half a step more keeps the product away from whole numbers, by more than its rounding can be off.
  const carried = Math.floor((sum + 0.5) * perFive);
  const rest = (sum - carried * five) | 0;
  const upper = ((rest + 0.5) * perPair) | 0;
  const first = ((upper + 0.5) * perPair) | 0;
  putPair(at + 3, rest - upper * 3844);
  putPair(at + 1, upper - first * 3844);
  codes[at] = digitCodes[first] ?? 0;
  return carried;
}

const codes = new Uint8Array(ksuidLength);

/** Two digits at a place, from a number below 62². */
function putPair(at: number, pair: number): void {
  const two = pairs[pair] ?? 0;
  codes[at] = two;
  codes[at + 1] = two >>> 8;
}

/** The text of 27 codes. Each stands there by itself: that is four times as fast as handing over the list. */
// prettier-ignore
function textOf(c: Uint8Array): string {
  const at = (i: number): number => c[i] ?? 0;
  return String.fromCharCode(
    at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10), at(11), at(12), at(13),
    at(14), at(15), at(16), at(17), at(18), at(19), at(20), at(21), at(22), at(23), at(24), at(25), at(26),
  );
}

/** 65536ⁿ in base 62⁵, for each limb n: six numbers, the lowest first. The one of `limb` below 2 × `chunk` are 0. */
const places = Float64Array.from({ length: 60 }, (_, i) =>
  Number(((1n << BigInt(16 * Math.floor(i / 6))) / 62n ** BigInt(5 * (i % 6))) % 62n ** 5n),
);

/**
 * Where any text falls among the ids, as a time: every id below the text has this time or an earlier one, every id above it
 * this time or a later one.
 */
export function timeNear(text: string): number {
  const [known = ""] = /^[0-9A-Za-z]{0,27}/.exec(text) ?? [];
  if (known.length === ksuidLength || known.length === text.length) return timeIn(known.padEnd(ksuidLength, "0"));
  const smaller = digitBelow(text.charAt(known.length));
  const below = smaller === undefined ? "0" : "z";
  return timeIn((known + (smaller ?? "0")).padEnd(ksuidLength, below));
}

function digitBelow(letter: string): string | undefined {
  for (let at = digits.length - 1; at >= 0; at--) if (digits.charAt(at) < letter) return digits.charAt(at);
  return undefined;
}

/** By its code, what a digit is worth. */
const digitOf = new Uint8Array(128);
for (let digit = 0; digit < digits.length; digit++) digitOf[digits.charCodeAt(digit)] = digit;

/** The time in the upper 40 bits of a number of 27 digits. */
function timeIn(text: string): number {
  limbs.fill(0);
  for (let digit = 0; digit < ksuidLength; digit++) {
    let carried = digitOf[text.charCodeAt(digit)] ?? 0;
    for (let limb = 0; limb < 10; limb++) {
      const value = (limbs[limb] ?? 0) * 62 + carried;
      carried = value >>> 16;
      limbs[limb] = value & 0xffff;
    }
    // Three digits of `z` before the others are beyond what 160 bits hold.
    if (carried > 0) return lastMs;
  }
  const seconds = (limbs[9] ?? 0) * 0x10000 + (limbs[8] ?? 0);
  return epochMs + seconds * 1000 + ((limbs[7] ?? 0) >>> 8) * tickMs;
}
