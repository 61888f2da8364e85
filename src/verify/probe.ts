import { type Case, unheardJudge } from "./cases/case.ts";
import { bareQuestion } from "./cases/answers/bare-question.ts";
import { BudgetSpent, CallerUnknown, type Channel, Unanswered } from "./exchange/channel.ts";
import type { Question } from "./exchange/question.ts";
import type { OperationPlan } from "./plan.ts";
import type { Run } from "./run.ts";
import { Blocked, Unusable } from "./verdict/statement.ts";

/** Whether there are cases and none of them asks anything, so that none could find out that nobody answers. */
export function asksNothing(plans: readonly OperationPlan[]): boolean {
  return (
    plans.some(({ cases }) => cases.length > 0) && plans.every(({ cases }) => cases.every((one) => !beginsToAsk(one)))
  );
}

function beginsToAsk(one: Case): boolean {
  try {
    return one.run(unheardJudge).next().done !== true;
  } catch (error) {
    if (error instanceof Blocked || error instanceof Unusable) return false;
    throw error;
  }
}

/**
 * Asks only to see whether anybody answers, and lets in who asks: for an operation whose path names no row, without any
 * parameters, else for the root. Whatever comes is an answer.
 */
export async function probe(plans: readonly OperationPlan[], channel: Channel, run: Run): Promise<void> {
  const [question = rootOf(plans)] = plans.flatMap(({ ground }) => bareQuestion(ground) ?? []);
  if (question === undefined) return;
  try {
    run.answered(await channel.ask(question));
  } catch (error) {
    if (error instanceof Unanswered) run.nobodyAnswers(error.message);
    else if (!(error instanceof BudgetSpent) && !(error instanceof CallerUnknown)) throw error;
  }
}

function rootOf([first]: readonly OperationPlan[]): Question | undefined {
  const root = { method: "GET", path: "/", parameters: [], headers: [], wanted: undefined, body: undefined };
  return first && { ...root, operation: first.operation, as: { kind: "nobody" } };
}
