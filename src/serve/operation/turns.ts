import { setImmediate } from "node:timers";
import { setImmediate as nextTurn } from "node:timers/promises";

/** So many milliseconds of one turn of the event loop may go to requests that could wait. */
const longest = 10;

/** When the turn that is under way began; undefined: nobody has asked yet. */
let since: number | undefined;

/** Goes through steps with turns of others before them. */
export async function withTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const turn = turnOfOthers();
    if (turn !== undefined) await turn;
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Goes through steps in one go. */
export function withoutTurns<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Asked between the steps of a request: where they have held others up for long, lets those have their turns first.
 * @returns undefined: it has not been long
 */
export function turnOfOthers(): Promise<void> | undefined {
  return performance.now() - begun() < longest ? undefined : nextTurn().then(() => void begun());
}

/** When the turn that is under way began, which is now if nobody has asked yet. */
function begun(): number {
  if (since !== undefined) return since;
  setImmediate(() => (since = undefined));
  return (since = performance.now());
}
