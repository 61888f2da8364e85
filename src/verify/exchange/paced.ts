import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "../deployment/target.ts";
import { retryAfter } from "./retry-after.ts";
import { type Sender, SendError, type WireRequest, type WireResponse } from "./wire.ts";

/** The budget is spent: nothing more is sent. */
export class BudgetSpent extends Error {
  override readonly name: string = "BudgetSpent";
}

/** The deployment wants to be left alone for longer than is waited for: nothing more is sent to it. */
export class TooBusy extends BudgetSpent {
  override readonly name = "TooBusy";
}

/** Somebody has ended the run: nothing more is sent. */
export class Interrupted extends BudgetSpent {
  override readonly name = "Interrupted";
}

/** What may still be sent; shared by the channels of one run. */
export interface Budget {
  readonly total: number;
  spent: number;
  /** Where the share of what is asked now ends, so that something is left for what comes after; undefined: all of it may be spent. */
  shareEnds?: number | undefined;
}

/** Whose wish a wait is: the deployment's (`Retry-After`), or that of the target file's `requestsPerSecond`. */
export type WaitReason = "deployment" | "own limit";

/** Told of every wait that a person would notice, before it begins. */
export type OnWait = (milliseconds: number, reason: WaitReason) => void;

export interface PaceOptions {
  readonly target: Target;
  readonly sender: Sender;
  readonly budget: Budget;
  readonly onWait: OnWait | undefined;
  /** Ends what is sent and what is waited for. */
  readonly signal?: AbortSignal | undefined;
}

/** How often one request is sent in all when it is not answered for good, and the longest wait that is obeyed. */
const patience = { tries: 3, seconds: 60 };

/** A pause between two requests that is not worth telling of. */
const unnoticed = 1000;

/** Sends no faster than the target allows, obeys `Retry-After`, and never passes the budget. */
export function paced(options: PaceOptions): Sender {
  const { signal } = options;
  const send = pacedSender(options);
  return async (request) => {
    try {
      signal?.throwIfAborted();
      return await send(request);
    } catch (error) {
      throw signal?.aborted === true ? new Interrupted("the run was interrupted") : error;
    }
  };
}

function pacedSender({ target, sender, budget, onWait, signal }: PaceOptions): Sender {
  const { requestsPerSecond } = target.limits;
  const gap = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;
  let next = 0;
  let busy: TooBusy | undefined;
  const once = async (request: WireRequest): Promise<WireResponse> => {
    if (busy !== undefined) throw busy;
    if (budget.spent >= budget.total) throw new BudgetSpent(`the budget of ${budget.total} requests is spent`);
    if (budget.spent >= (budget.shareEnds ?? Infinity))
      throw new BudgetSpent(`what this operation may send of the ${budget.total} requests is spent`);
    budget.spent += 1;
    const now = performance.now();
    const wait = next - now;
    next = Math.max(now, next) + gap;
    if (wait > unnoticed) onWait?.(Math.round(wait), "own limit");
    if (wait > 0) await sleep(wait, undefined, { signal });
    return await sendOnce(sender, request);
  };
  const leave = (text: string): never => {
    busy = new TooBusy(text);
    throw busy;
  };
  return async (request) => {
    const send = againWhereClosed(request, once);
    for (let tries = 1; ; tries += 1) {
      const response = await send();
      const wait = retryAfter(response);
      if (wait === undefined) return response;
      if (wait > patience.seconds * 1000)
        leave(`the deployment asked to wait ${Math.ceil(wait / 1000)} s (${response.status}, Retry-After)`);
      if (tries >= patience.tries)
        return response.status === 429 ? leave(`the deployment keeps answering 429`) : response;
      if (wait > 0) onWait?.(wait, "deployment");
      await sleep(wait, undefined, { signal });
    }
  };
}

/** What may be sent again without an answer to the first: it changes nothing, or nothing more (RFC 9110 section 9.2.2). */
const repeatable = /^(GET|HEAD|OPTIONS|DELETE)$/;

/**
 * Sends one request, and what is repeatable again when it met a kept connection that was being closed, and once when a new one
 * was closed, which every answer from then on tells; each time it counts.
 */
function againWhereClosed(request: WireRequest, once: Sender): () => Promise<WireResponse> {
  let closedBefore: string | undefined;
  let lost: SendError | undefined;
  return async () => {
    for (let tries = 1; ; tries += 1) {
      const got = await answerOrClosed(request, once);
      if (!(got instanceof SendError)) {
        if (lost !== undefined && mayBeOfTheFirst(request, got)) throw lost;
        return closedBefore === undefined ? got : { ...got, closedBefore };
      }
      if (tries >= patience.tries || !repeatable.test(request.method)) throw got;
      lost = got;
      if (got.wasKept) continue;
      if (closedBefore !== undefined) throw got;
      closedBefore = got.message;
    }
  };
}

/** Whether an answer may be as it is because the same request was done before, though no answer came to it. */
function mayBeOfTheFirst({ method }: WireRequest, { status }: WireResponse): boolean {
  return method === "DELETE" && (status === 404 || status === 410);
}

async function answerOrClosed(request: WireRequest, once: Sender): Promise<WireResponse | SendError> {
  try {
    return await once(request);
  } catch (error) {
    if (error instanceof SendError && error.kind === "broken") return error;
    throw error;
  }
}

async function sendOnce(sender: Sender, request: WireRequest): Promise<WireResponse> {
  try {
    return await sender(request);
  } catch (error) {
    if (error instanceof SendError) throw error;
    // An app in the same process throws what it likes; to a client all of it is a broken answer.
    throw new SendError("broken", error instanceof Error ? error.message : String(error));
  }
}
