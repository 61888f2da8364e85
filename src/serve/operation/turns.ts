import { setImmediate as nextTurn } from "node:timers/promises";

/** So many milliseconds of one turn of the event loop may go to requests that could wait. */
const longest = 10;

/** Since when the turn that is under way has been looked at; undefined: a new one has begun. */
let since: number | undefined;

/** Goes through steps with turns of others between them. */
export async function withTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turnOfOthers();
  }
}

/**
 * Asked between the steps of a request: where they have held others up for long, lets those have their turns first.
 * @returns undefined: it has not been long
 */
export function turnOfOthers(): Promise<void> | undefined {
  if (since === undefined) return begin();
  return performance.now() - since < longest ? undefined : nextTurn().then(begin);
}

function begin(): undefined {
  if (since === undefined) setImmediate(() => (since = undefined));
  since ??= performance.now();
}
