import { fraction } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import type { Rhythm } from "../deliveries/rhythm.ts";

/** The events sent to a subscription, by number from 0: the later, the higher. Each is computed independently. */
export interface History {
  readonly timeOf: (number: number) => number;
  /** How many have happened by a time. */
  readonly countUntil: (ms: number) => number;
}

/** Lays `size` events out between two times, busy when the rhythm is; after the second time they go on as before. */
export function historyOf(created: number, anchor: number, size: number, rhythm: Rhythm, key: Key): History {
  const begun = rhythm.upTo(created);
  const gap = (rhythm.upTo(Math.max(anchor, created + 1000)) - begun) / Math.max(size, 1);
  const own = child(key, "time");
  const timeOf = (number: number): number =>
    whenReached(rhythm, begun + (number + 0.05 + 0.9 * fraction(own, number)) * gap, created, gap);
  return {
    timeOf,
    countUntil(ms) {
      if (size === 0 || ms < created) return 0;
      let count = Math.max(0, Math.floor((rhythm.upTo(ms) - begun) / gap));
      if (timeOf(count) <= ms) count++;
      return count;
    },
  };
}

/** The whole millisecond at which a rhythm has summed up to a value: halving between bounds that hold it. */
function whenReached(rhythm: Rhythm, sum: number, least: number, gap: number): number {
  let low = least;
  let high = low + Math.max(gap, 1000);
  while (rhythm.upTo(high) < sum) high += high - low;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (rhythm.upTo(middle) < sum) low = middle;
    else high = middle;
  }
  return high;
}
