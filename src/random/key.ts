import { type Words, words } from "./threefry.ts";

/** Where in the world of values one stands: seed, API, entity, owner, property… Every path has its own numbers. */
export type Key = Words;

const start: Key = { high: 0x53746164, low: 0x2d494e21 };

/** The key of a seed. */
export function keyOf(seed: string): Key {
  return child(start, seed);
}

/**
 * The key one step below `key`. The text is absorbed four UTF-16 units at a time (a Davies–Meyer chain over Threefry),
 * then its length, so that `ab` + `c` and `a` + `bc` differ.
 */
export function child(key: Key, text: string): Key {
  let state = key;
  for (let at = 0; at < text.length; at += 4) {
    const c0 = unit(text, at) | (unit(text, at + 1) << 16);
    const c1 = unit(text, at + 2) | (unit(text, at + 3) << 16);
    const mixed = words(state, c0, c1);
    state = { high: (mixed.high ^ c0) >>> 0, low: (mixed.low ^ c1) >>> 0 };
  }
  return words(state, text.length, 0x80000000);
}

/** The key at the end of a path. */
export function path(key: Key, ...steps: readonly string[]): Key {
  return steps.reduce(child, key);
}

function unit(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}
