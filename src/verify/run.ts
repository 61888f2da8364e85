import type { Unanswered } from "./exchange/channel.ts";
import type { Reply } from "./exchange/reply.ts";
import { startStopwatch } from "./exchange/stopwatch.ts";

/** How a run goes on the whole: whether anybody answers, and whether it is wise to go on. */
export interface Run {
  /** Why nothing could be checked. */
  readonly unreachable: string | undefined;
  /** Why nothing more is asked. */
  readonly stopped: string | undefined;
  /** Milliseconds since the run began. */
  clock(): number;
  answered(reply: Reply): void;
  unanswered(failure: Unanswered): void;
  /** A request that was sent only to see whether anybody is there was not answered. */
  nobodyAnswers(reason: string): void;
}

/** In a row: so many requests without an answer, or so many errors of the server, and the target is failing. */
const failing = { unanswered: 3, serverErrors: 12 };

/** A run that has just begun. */
export function createRun(): Run {
  const clock = startStopwatch();
  const state = {
    answers: 0,
    silence: 0,
    serverErrors: 0,
    unreachable: undefined as string | undefined,
    stopped: undefined as string | undefined,
  };
  return {
    get unreachable() {
      return state.unreachable;
    },
    get stopped() {
      return state.stopped ?? state.unreachable;
    },
    clock,
    answered({ response }) {
      state.answers += 1;
      state.silence = 0;
      state.serverErrors = response.status >= 500 ? state.serverErrors + 1 : 0;
      if (state.serverErrors >= failing.serverErrors)
        state.stopped = `the target is failing: ${failing.serverErrors} server errors in a row`;
    },
    nobodyAnswers(reason) {
      if (state.answers === 0) state.unreachable = reason;
    },
    unanswered({ kind, message }) {
      state.silence += 1;
      if (state.answers === 0 && kind !== "broken") state.unreachable = message;
      else if (state.silence >= failing.unanswered)
        state.stopped = `the target is failing: ${failing.unanswered} requests in a row without an answer (${message})`;
    },
  };
}
