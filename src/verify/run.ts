import type { Unanswered } from "./exchange/channel.ts";
import type { Reply } from "./exchange/reply.ts";
import type { Operation } from "../contract/model/contract.ts";
import { literalOf } from "../contract/model/path.ts";
import { startStopwatch } from "./exchange/stopwatch.ts";

/** How a run goes on the whole: whether anybody answers, and whether it is wise to go on. */
export interface Run {
  /** Why nothing could be checked. */
  readonly unreachable: string | undefined;
  /** Why the API is not where it was looked for, though somebody answers there; known when the run has ended. */
  readonly elsewhere: string | undefined;
  /** Why nothing more is asked. */
  readonly stopped: string | undefined;
  /** Whether an operation let somebody in, or turned somebody away. */
  hasAnswered(operation: Operation): boolean;
  /** Whether everybody who asked for an operation was turned away (401 or 403). */
  isKeptOut(operation: Operation): boolean;
  /** Milliseconds since the run began. */
  clock(): number;
  answered(reply: Reply): void;
  unanswered(failure: Unanswered): void;
  /** Whether new connections were closed now and then, and not for what was asked. */
  readonly isClosing: boolean;
  /** A new connection was closed, though not for what was asked. Returns whether that happens too often for it to be the network. */
  closed(): boolean;
  /** A request that was sent only to see whether anybody is there was not answered. */
  nobodyAnswers(reason: string): void;
}

/** In a row: so many requests without an answer, or so many errors of the server, and the target is failing. */
const failing = { unanswered: 3, serverErrors: 12 };

/** Fewer connections, or fewer of a hundred answers, may have been closed by what lies between. */
const closing = { least: 3, ofHundred: 1 };

/** What is counted of a run. */
function noCounts() {
  return {
    answers: 0,
    /** Answers other than 404, and answers of 404 to requests that name no row. */
    found: 0,
    unknownPaths: 0,
    silence: 0,
    hangups: 0,
    serverErrors: 0,
    unreachable: undefined as string | undefined,
    stopped: undefined as string | undefined,
    /** Operations that let somebody in, and those that turned somebody away. */
    open: new Set<Operation>(),
    closed: new Set<Operation>(),
  };
}

/** Whether a path that the contract has is asked for, and no row in it. */
function namesNoRow({ operation, path }: Reply["question"]): boolean {
  return path === undefined && operation.segments.every((segment) => literalOf(segment) !== undefined);
}

/** Why nothing more is asked when somebody has ended the run. */
const interrupted = "it was interrupted";

/** A run that has just begun. @param signal by which somebody may end it */
export function createRun(signal?: AbortSignal): Run {
  const clock = startStopwatch();
  const state = noCounts();
  return {
    get unreachable() {
      return state.unreachable;
    },
    get elsewhere() {
      const isElsewhere = state.found === 0 && state.unknownPaths > 0;
      return isElsewhere ? "every request was answered 404, so the API is not under this address" : undefined;
    },
    get stopped() {
      return state.stopped ?? state.unreachable ?? (signal?.aborted === true ? interrupted : undefined);
    },
    clock,
    hasAnswered: (operation) => state.closed.has(operation) || state.open.has(operation),
    isKeptOut: (operation) => state.closed.has(operation) && !state.open.has(operation),
    answered: (reply) => countAnswer(state, reply),
    get isClosing() {
      return state.hangups > 0;
    },
    closed: () => isTooOften((state.hangups += 1), state.answers),
    nobodyAnswers(reason) {
      if (state.answers === 0) state.unreachable = reason;
    },
    unanswered({ kind, message }) {
      state.silence += 1;
      const isGivenUp = state.silence >= failing.unanswered;
      if (state.answers === 0 && (kind !== "broken" || isGivenUp)) state.unreachable = message;
      else if (isGivenUp) state.stopped = noAnswers(message);
    },
  };
}

function isTooOften(hangups: number, answers: number): boolean {
  return hangups >= closing.least && hangups * 100 >= answers * closing.ofHundred;
}

function countAnswer(state: ReturnType<typeof noCounts>, { question, response: { status } }: Reply): void {
  state.answers += 1;
  if (status < 400) state.open.add(question.operation);
  if (status === 401 || status === 403) state.closed.add(question.operation);
  if (status !== 404) state.found += 1;
  else if (namesNoRow(question)) state.unknownPaths += 1;
  state.silence = 0;
  state.serverErrors = status >= 500 ? state.serverErrors + 1 : 0;
  if (state.serverErrors >= failing.serverErrors)
    state.stopped = `the target is failing: ${failing.serverErrors} server errors in a row`;
}

function noAnswers(reason: string): string {
  return `the target is failing: ${failing.unanswered} requests in a row without an answer (${reason})`;
}
