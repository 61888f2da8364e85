/** Work that is done once and kept goes on for so many milliseconds before others have a turn. */
const longest = 20;
/** After so many turns the rest is done in one go: what leads nowhere has an end. */
const mostSlices = 200;

/** The work of one slice; `until` is set when the first work of it is done. */
interface Slice {
  readonly began: number;
  until: number | undefined;
}

let slice: Slice | undefined;

/** Much has been done that is kept, and more is left. What asked for it gets further when it begins anew. */
export class NotYet extends Error {}

/**
 * Does work that leads to much that is done once and kept (schemas compiled, plans made): a step after each slice of that. What
 * is kept does not depend on how it is sliced, and neither does the result.
 * @param work has no other effects, and lets `NotYet` through: it begins anew after each slice
 */
export function* inSlices<T>(work: () => T): Generator<undefined, T> {
  for (let slices = 1; slices < mostSlices; slices++) {
    const outer = slice;
    slice = { began: performance.now(), until: undefined };
    try {
      return work();
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
    } finally {
      slice = outer;
    }
    yield;
  }
  return work();
}

/**
 * Does work whose result is kept by who asks.
 * @throws {NotYet} when others should have their turns first; each slice does one such work at least
 */
export function workOnce<T>(work: () => T): T {
  if (slice === undefined) return work();
  const now = performance.now();
  if (slice.until !== undefined && now > slice.until) throw new NotYet();
  const result = work();
  // What took long to get to its first new work does as much of it: the repetition stays a part of the whole. Work within
  // work is begun again, too: what is new is what is done first.
  slice.until ??= now + Math.max(longest, now - slice.began);
  return result;
}
