import type { Key } from "../../random/key.ts";
import { word } from "../../random/threefry.ts";

/**
 * Time-sortable ids as Svix makes them (github svix/rust-ksuid, `KsuidMs`): 4 bytes of seconds since 2014-05-13T16:53:20Z,
 * one byte of 4 ms ticks, 15 random bytes; 27 digits of base 62. Ids compare as bytes in the order of their times.
 */
export const tickMs = 4;

const epochMs = 1_400_000_000_000;
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const length = 27;
/** 62⁶: the most digits whose remainder, 16 bits further up, is still exact. */
const six = 62 ** 6;

/** The latest time an id can hold: 2150. */
export const lastMs = epochMs + 0xffff_ffff * 1000 + 996;

/** The tick that a time falls into, as the time at which it begins. */
export function tickOf(ms: number): number {
  return Math.floor(ms / tickMs) * tickMs;
}

/** The 27 digits for a time and the 15 bytes that a key has at a counter. Times outside what an id can hold become the nearest. */
export function ksuid(ms: number, key: Key, c0: number, c1 = 0): string {
  const at = Math.min(Math.max(ms, epochMs), lastMs) - epochMs;
  const seconds = Math.floor(at / 1000);
  const tick = (at % 1000) >> 2;
  const limbs = [seconds >>> 16, seconds & 0xffff, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let part = 0; part < 4; part++) {
    const bits = word(key, c0, (c1 + part * 0x40000000) | 0);
    limbs[2 + part * 2] = bits >>> 16;
    limbs[3 + part * 2] = bits & 0xffff;
  }
  limbs[2] = (tick << 8) | ((limbs[2] ?? 0) & 0xff);
  return base62(limbs);
}

function base62(limbs: number[]): string {
  let text = "";
  for (let chunk = 0; chunk < 5; chunk++) {
    let rest = 0;
    for (let at = 0; at < limbs.length; at++) {
      const value = rest * 0x10000 + (limbs[at] ?? 0);
      limbs[at] = Math.floor(value / six);
      rest = value % six;
    }
    for (let place = 0; place < (chunk === 4 ? 3 : 6); place++) {
      text = digits.charAt(rest % 62) + text;
      rest = Math.floor(rest / 62);
    }
  }
  return text;
}

/**
 * Where any text falls among the ids, as a time: every id below the text has this time or an earlier one, every id above it
 * this time or a later one.
 */
export function timeNear(text: string): number {
  let known = "";
  while (known.length < length && known.length < text.length && digits.includes(text.charAt(known.length))) {
    known += text.charAt(known.length);
  }
  if (known.length === length || known.length === text.length) return msOf(valueOf(known.padEnd(length, "0")));
  const smaller = digitBelow(text.charAt(known.length));
  const below = smaller === undefined ? "0" : "z";
  return msOf(valueOf((known + (smaller ?? "0")).padEnd(length, below)));
}

function digitBelow(letter: string): string | undefined {
  for (let at = digits.length - 1; at >= 0; at--) if (digits.charAt(at) < letter) return digits.charAt(at);
  return undefined;
}

function valueOf(text: string): bigint {
  let value = 0n;
  for (const digit of text) value = value * 62n + BigInt(digits.indexOf(digit));
  return value;
}

function msOf(value: bigint): number {
  return epochMs + Number(value >> 128n) * 1000 + Number((value >> 120n) & 0xffn) * tickMs;
}
