import type { Key } from "./key.ts";
import { word } from "./threefry.ts";

const range = 0x1_0000_0000;

/** A number in [0, 1) at a counter: 32 bits of it. */
export function fraction(key: Key, c0 = 0, c1 = 0): number {
  return word(key, c0, c1) / range;
}

/** An integer in [0, `count`) at a counter. Its bias is below `count` / 2³². */
export function below(key: Key, count: number, c0 = 0, c1 = 0): number {
  return Math.floor(fraction(key, c0, c1) * count);
}

/** One of `list` at a counter. @throws {RangeError} when the list is empty. */
export function pick<T>(key: Key, list: readonly T[], c0 = 0, c1 = 0): T {
  const item = list[below(key, list.length, c0, c1)];
  if (item === undefined) throw new RangeError("Nothing to pick from");
  return item;
}

/** True in `share` of all counters. */
export function chance(key: Key, share: number, c0 = 0, c1 = 0): boolean {
  return fraction(key, c0, c1) < share;
}

/** `count` bytes as small hex digits. */
export function hex(key: Key, count: number, c0 = 0): string {
  let text = "";
  for (let at = 0; text.length < count * 2; at++) text += word(key, c0, at).toString(16).padStart(8, "0");
  return text.slice(0, count * 2);
}
