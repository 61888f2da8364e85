import type { Contract } from "../contract/model/contract.ts";
import { combinationsOf, neededParameters, openQuestionWith } from "./cases/answers/baseline-question.ts";
import { isSafe } from "./cases/answers/ordinary-answers.ts";
import { BudgetSpent, type Channel, Unanswered } from "./exchange/channel.ts";
import type { OperationPlan } from "./plan.ts";
import type { Run } from "./run.ts";
import { Blocked } from "./verdict/statement.ts";

/** So many operations are asked under each path. */
const most = 3;

/** The most requests by which the path is found: for the estimate of requests. */
export function baseRequests({ operations }: Contract): number {
  const bases = new Set(operations.flatMap((operation) => operation.bases));
  return bases.size === 0 ? 0 : most * (bases.size + 1);
}

/**
 * Finds out whether an ordinary deployment is right under its URL, or under the path of a server that the document names:
 * the first under which anything is found. Where nothing is, it is taken to be under its URL.
 */
export async function findBase(plans: readonly OperationPlan[], channel: Channel, run: Run): Promise<void> {
  const [first] = plans;
  const paths = [...new Set(plans.flatMap(({ operation }) => operation.bases))];
  if (first?.ground.promises.isOrdinary !== true || paths.length === 0) return;
  const asked = plans
    .filter(({ operation }) => isSafe(operation.method))
    .toSorted((a, b) => neededParameters(a.operation).length - neededParameters(b.operation).length)
    .slice(0, most);
  for (const path of ["", ...paths]) {
    channel.base = path;
    for (const plan of asked) if (run.stopped === undefined && (await isThere(plan, channel, run))) return;
  }
  channel.base = "";
}

/** Whether anything but 404 is answered; who does not answer is not asked again. */
async function isThere({ ground }: OperationPlan, channel: Channel, run: Run): Promise<boolean> {
  try {
    const reply = await channel.ask(openQuestionWith(ground, combinationsOf(ground)[0] ?? []));
    run.answered(reply);
    return reply.response.status !== 404;
  } catch (error) {
    if (error instanceof Unanswered) run.unanswered(error);
    else if (!(error instanceof BudgetSpent) && !(error instanceof Blocked)) throw error;
    return error instanceof Unanswered;
  }
}
