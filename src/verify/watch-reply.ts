import { isUnjudged } from "./unjudged.ts";
import type { Reply } from "./exchange/reply.ts";
import { startStopwatch } from "./exchange/stopwatch.ts";
import type { OperationPlan } from "./plan.ts";
import { cureOf, late } from "./run-case.ts";
import type { Tally } from "./verdict/cause/tally.ts";
import { isSamePlace } from "./verdict/place.ts";
import type { Statement } from "./verdict/statement.ts";
import { trialOf } from "./verdict/trial.ts";
import type { Watch } from "./verdict/watch.ts";

/** Puts an answer to the checks that all answers are put to, as long as the time for judging it lasts. */
export function watchReply(
  reply: Reply,
  { under: { contract, target } }: OperationPlan,
  watches: readonly Watch[],
  tally: Tally,
  caseId: string,
): void {
  const clock = startStopwatch();
  for (const watch of watches) {
    const { id } = watch;
    const isLate = clock() > target.limits.judging;
    const judged = isLate ? late(target.limits.judging) : judgedBy(watch, reply, contract, target);
    if (judged === undefined) continue;
    tally.expect(watch);
    if ("reason" in judged) {
      tally.say({ ...judged, check: id }, caseId);
      continue;
    }
    const { deviation } = judged;
    if (deviation === undefined) tally.say({ kind: "holds", check: id }, caseId);
    else {
      const trial = trialOf(reply.question, [], (other) => {
        const again = watch.judge(other, contract, target)?.deviation;
        return again !== undefined && isSamePlace(again.place, deviation.place) ? again : undefined;
      });
      tally.say({ kind: "breaks", check: id, reply, deviation, trial }, caseId);
    }
  }
}

type Judged = ReturnType<Watch["judge"]> | Omit<Extract<Statement, { kind: "not checked" }>, "check">;

/** What a watch says of an answer, or why it cannot be told. */
function judgedBy(watch: Watch, ...asked: Parameters<Watch["judge"]>): Judged {
  try {
    return watch.judge(...asked);
  } catch (error) {
    if (isUnjudged(error))
      return { kind: "not checked", reason: error.message, cure: cureOf(error), isUndecided: true };
    throw error;
  }
}
