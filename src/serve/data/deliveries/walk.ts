import type { Attempt } from "./attempt.ts";
import { attemptsIn, type Effort, type Look, type Stream, stretchesOf } from "./stream.ts";
import type { Wanted } from "./wanted.ts";

/**
 * Visits the wanted attempts between two times (inclusive), one after the other in the direction asked, as long as `visit`
 * wants more. It begins at the block of its first time, so where it begins costs nothing; what it skips, say `Wanted` and
 * `stretchesOf`.
 */
export function walkAttempts(
  stream: Stream,
  wanted: Wanted,
  towards: "older" | "newer",
  effort: Effort,
  visit: (attempt: Attempt) => boolean,
): void {
  const { grid } = stream;
  const { earliest, latest } = wanted;
  if (!(earliest <= latest) || wanted.events?.includes(1) === false) return;
  const lowest = Math.max(0, grid.blockOf(Math.max(earliest, grid.origin)));
  const highest = grid.blockOf(latest);
  const { attempts, events } = wanted;
  const { lanes, outcomes, stretches } = whereAre(attempts, stream);
  const look = { lanes, outcomes, attempts, events, effort };
  const visitBlock = (block: number): boolean => {
    const found = attemptsIn(stream, block, look);
    for (const attempt of towards === "older" ? found : found.toReversed())
      if (attempt.time >= earliest && attempt.time <= latest && !visit(attempt)) return false;
    return true;
  };
  for (const [from, to] of towards === "older" ? stretches : stretches.toReversed())
    if (!visitBlocks(Math.max(from, lowest), Math.min(to, highest), towards, visitBlock)) return;
}

function visitBlocks(from: number, to: number, towards: "older" | "newer", visit: (block: number) => boolean): boolean {
  const step = towards === "older" ? -1 : 1;
  for (let block = towards === "older" ? to : from; block >= from && block <= to; block += step)
    if (!visit(block)) return false;
  return true;
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
  // What no phase of the story ever deals, nobody has to be asked for.
  const dealt = stream.eras.reduce((bits, { slots }) => slots.reduce((all, outcome) => all | (1 << outcome), bits), 0);
  const lanes = [...outcomes.keys()].filter((lane) => ((outcomes[lane] ?? 0) & dealt) !== 0);
  const made = { lanes, outcomes, stretches: stretchesOf(stream, attempts) };
  known.set(attempts, made);
  return made;
}
