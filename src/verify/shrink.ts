import { iteratorPaging } from "../contract/model/paged-by.ts";
import { isSafe } from "./cases/answers/ordinary-answers.ts";
import type { Ground } from "./cases/case.ts";
import { isUnjudged } from "./unjudged.ts";
import { BudgetSpent, CallerUnknown, type Channel, Unanswered } from "./exchange/channel.ts";
import { isSuccess, type Reply } from "./exchange/reply.ts";
import { hasMoved, listOf } from "./cases/list/moving-list.ts";
import { follow } from "./run-case.ts";
import { reductions, type Shown } from "./smaller-trials.ts";
import type { Counterexample } from "./verdict/cause/conclude.ts";
import type { Cause } from "./verdict/cause/tally.ts";
import type { Deviation } from "./verdict/deviation.ts";
import type { Trial } from "./verdict/trial.ts";

/** The most requests that are sent to make counterexamples smaller: for one finding, and for all of one operation. */
export const shrinkingRequests = { finding: 16, operation: 60 };

/**
 * Looks for the least that shows what a cause shows: fewest steps, fewest parameters, smallest page. Where no
 * smaller trial shows it, the same is asked again, to know whether it can be seen apart from what was asked before it.
 */
export async function shrink(cause: Cause, ground: Ground, channel: Channel, most: number): Promise<Counterexample> {
  if (cause.trial === undefined) return asSeen(cause);
  const { steps } = cause.trial;
  if (steps !== undefined) return { ...asSeen(cause), before: steps, isRowGone: true };
  if (leavesRow(cause, ground)) return asSeen(cause);
  const shown = await leastShown(cause.trial, cause, ground, channel, most);
  // A trial judges by the list as it was read: what it says of one that has got new rows since is no counterexample.
  return shown.seenAgain === true && (await hasListMoved(cause, ground, channel)) ? asSeen(cause) : shown;
}

/** What wrote something is not sent again: nobody would remove that. */
function leavesRow({ reply }: Cause, { promises }: Ground): boolean {
  return promises.isOrdinary && isSuccess(reply) && !isSafe(reply.question.method);
}

async function leastShown(
  trial: Trial,
  cause: Cause,
  ground: Ground,
  channel: Channel,
  most: number,
): Promise<Counterexample> {
  const left = { requests: most };
  const first: Shown = { trial, replies: [cause.reply], deviation: cause.deviation };
  let best = first;
  for (const smaller of reductions)
    for (let next: Shown | undefined = best; next !== undefined;) {
      best = next;
      next = await firstShown(smaller(best, ground), channel, left);
    }
  if (best !== first) return counterexample(best);
  const again = await attempt(trial, channel, left);
  if (again === "unknown") return asSeen(cause);
  return again === undefined ? { ...asSeen(cause), seenAgain: false } : counterexample(again);
}

function asSeen({ reply, deviation }: Cause): Counterexample {
  return { reply, deviation, before: [], seenAgain: undefined };
}

async function hasListMoved({ reply }: Cause, ground: Ground, channel: Channel): Promise<boolean> {
  const list = iteratorPaging(ground.operation) === undefined ? undefined : listOf(reply, ground);
  if (list === undefined) return false;
  try {
    return await follow(hasMoved(list, ground), channel, () => undefined);
  } catch (error) {
    if (isNoAnswer(error)) return true;
    throw error;
  }
}

function isNoAnswer(error: unknown): boolean {
  return error instanceof BudgetSpent || error instanceof CallerUnknown || error instanceof Unanswered;
}

function counterexample({ replies, deviation }: Shown): Counterexample {
  const reply = replies.at(-1);
  if (reply === undefined) throw new RangeError("a trial asks at least once");
  return { reply, deviation, before: replies.slice(0, -1), seenAgain: true };
}

interface Left {
  requests: number;
}

async function firstShown(trials: readonly Trial[], channel: Channel, left: Left): Promise<Shown | undefined> {
  for (const trial of trials) {
    const shown = await attempt(trial, channel, left);
    if (shown === "unknown") return undefined;
    if (shown !== undefined) return shown;
  }
  return undefined;
}

/** Undefined: it does not show it; `unknown`: no more may be asked, or nobody answers. */
async function attempt(trial: Trial, channel: Channel, left: Left): Promise<Shown | undefined | "unknown"> {
  if (left.requests < trial.questions.length) return "unknown";
  left.requests -= trial.questions.length;
  const replies: Reply[] = [];
  let deviation: Deviation | undefined;
  try {
    for (const question of trial.questions) replies.push(await channel.ask(question));
    deviation = trial.judge(replies);
  } catch (error) {
    if (isNoAnswer(error) || isUnjudged(error)) return "unknown";
    throw error;
  }
  return deviation === undefined ? undefined : { trial, replies, deviation };
}
