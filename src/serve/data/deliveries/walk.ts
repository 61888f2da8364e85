import type { Attempt } from "./attempt.ts";
import { attemptsIn, type Effort, type Look, type Stream, stretchesOf } from "./stream.ts";
import type { Wanted } from "./wanted.ts";

/**
 * The wanted attempts between two times (inclusive), one after the other in the direction asked. It begins at the block of
 * its first time, so where it begins costs nothing; what it skips, say `Wanted` and `stretchesOf`.
 */
export function* walkAttempts(
  stream: Stream,
  wanted: Wanted,
  towards: "older" | "newer",
  effort: Effort,
): Generator<Attempt> {
  const { grid } = stream;
  const { earliest, latest } = wanted;
  if (!(earliest <= latest) || wanted.events?.includes(1) === false) return;
  const lowest = Math.max(0, grid.blockOf(Math.max(earliest, grid.origin)));
  const highest = grid.blockOf(latest);
  const { attempts, events } = wanted;
  const { lanes, outcomes, stretches } = whereAre(attempts, stream);
  const look = { lanes, outcomes, attempts, events, effort };
  for (const [from, to] of towards === "older" ? stretches : stretches.toReversed()) {
    for (const block of blocks(Math.max(from, lowest), Math.min(to, highest), towards)) {
      const found = attemptsIn(stream, block, look);
      for (const attempt of towards === "older" ? found : found.toReversed()) {
        if (attempt.time >= earliest && attempt.time <= latest) yield attempt;
      }
    }
  }
}

interface Whereabouts extends Pick<Look, "lanes" | "outcomes"> {
  readonly stretches: ReturnType<typeof stretchesOf>;
}

const known = new WeakMap<Uint8Array, Whereabouts>();

/** In which lanes and blocks wanted attempts can be: worked out once for those of every request without conditions. */
function whereAre(attempts: Uint8Array, stream: Stream): Whereabouts {
  const found = known.get(attempts);
  if (found !== undefined) return found;
  const count = stream.outcomes.length;
  const outcomes = stream.lanes.map((_, lane) =>
    attempts
      .subarray(lane * count, (lane + 1) * count)
      .reduce((bits, wanted, outcome) => bits | (wanted << outcome), 0),
  );
  const lanes = [...outcomes.keys()].filter((lane) => outcomes[lane] !== 0);
  const made = { lanes, outcomes, stretches: stretchesOf(stream, attempts) };
  known.set(attempts, made);
  return made;
}

function* blocks(from: number, to: number, towards: "older" | "newer"): Generator<number> {
  if (towards === "older") for (let block = to; block >= from; block--) yield block;
  else for (let block = from; block <= to; block++) yield block;
}
