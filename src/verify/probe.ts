import { type Case, unheardJudge } from "./cases/case.ts";
import { BudgetSpent, type Channel, Unanswered } from "./exchange/channel.ts";
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

/** Asks for the root, only to see whether anybody answers: whatever comes is an answer. */
export async function probe({ operation }: OperationPlan, channel: Channel, run: Run): Promise<void> {
  const root = { method: "GET", path: "/", parameters: [], headers: [], wanted: undefined, body: undefined };
  try {
    run.answered(await channel.ask({ ...root, operation, as: { kind: "nobody" } }));
  } catch (error) {
    if (error instanceof Unanswered) run.nobodyAnswers(error.message);
    else if (!(error instanceof BudgetSpent)) throw error;
  }
}
