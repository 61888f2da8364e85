import type { Case } from "./cases/case.ts";
import { discover } from "./cases/discover.ts";
import { BudgetSpent, type Channel, Unanswered } from "./exchange/channel.ts";
import { curlLine } from "./exchange/curl.ts";
import { createRedact } from "./exchange/redact.ts";
import type { Reply } from "./exchange/reply.ts";
import type { OperationPlan } from "./plan.ts";
import { follow, runCase } from "./run-case.ts";
import type { Run } from "./run.ts";
import { remarksOf } from "./verdict/remarks.ts";
import { conclude, type RenderCause } from "./verdict/conclude.ts";
import type { OperationResult } from "./verdict/result.ts";
import { Blocked } from "./verdict/statement.ts";
import { createTally, type Tally } from "./verdict/tally.ts";
import { type Watch, watchesOf } from "./verdict/watch.ts";

export interface RunHooks {
  /** Whether a check is to be told of, by its own name or that of the case that asks for it. */
  isWanted(check: string, asking?: string): boolean;
  onCase(one: Case, number: number): void;
}

/** Runs the cases of one operation, one after the other, and puts every answer to the checks that all answers are put to. */
export async function runOperation(
  plan: OperationPlan,
  channel: Channel,
  run: Run,
  hooks: RunHooks,
): Promise<OperationResult> {
  const { operation, cases } = plan;
  const tally = createTally();
  const remarks = remarksOf();
  const watchers = watchesOf(operation, plan.under.contract);
  const watched = new Set(watchers.map(({ id }) => id));
  const before = channel.sent;
  if (cases.length > 0) for (const watch of watchers) if (watch.isAlwaysAsked) tally.expect(watch);
  if (cases.length > 0 && run.stopped === undefined) await findValues(plan, channel, run);
  for (const [index, one] of cases.entries()) {
    for (const check of one.checks) if (hooks.isWanted(check.id, one.id)) tally.expect(check);
    if (run.stopped !== undefined) {
      for (const { id } of one.checks)
        tally.say(
          {
            kind: "not checked",
            check: id,
            reason: `the run was stopped: ${run.stopped}`,
            cure: "run it again when the target is well",
          },
          one.id,
        );
      continue;
    }
    hooks.onCase(one, index + 1);
    const outcome = await runCase(one, channel, (reply) => {
      run.answered(reply);
      watchReply(reply, plan, watchers, tally, one.id);
      remarks.look(reply);
    });
    for (const statement of outcome.statements) tally.say(statement, one.id);
    if (outcome.unanswered === undefined) continue;
    run.unanswered(outcome.unanswered);
    sayUnanswered(tally, outcome.unanswered.reply, outcome.unanswered.message, one.id);
  }
  return {
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    requests: channel.sent - before,
    ...conclude(
      tally.entries().filter(({ check, breaks }) => !watched.has(check.id) || breaks > 0 || hooks.isWanted(check.id)),
      renderer(plan),
    ),
    remarks: remarks.all(),
  };
}

/** Looks for values before the first case; that it finds none is no finding of its own: the cases say what they lack. */
async function findValues({ ground }: OperationPlan, channel: Channel, run: Run): Promise<void> {
  try {
    await follow(discover(ground), channel, (reply) => run.answered(reply));
  } catch (error) {
    if (error instanceof Unanswered) run.unanswered(error);
    else if (!(error instanceof BudgetSpent) && !(error instanceof Blocked)) throw error;
  }
}

function watchReply(
  reply: Reply,
  { under }: OperationPlan,
  watchers: readonly Watch[],
  tally: Tally,
  caseId: string,
): void {
  for (const watch of watchers) {
    const judged = watch.judge(reply, under.contract, under.target);
    if (judged === undefined) continue;
    tally.expect(watch);
    const { deviation } = judged;
    tally.say(
      deviation === undefined
        ? { kind: "holds", check: watch.id }
        : { kind: "breaks", check: watch.id, reply, deviation },
      caseId,
    );
  }
}

function sayUnanswered(tally: Tally, reply: Reply, message: string, caseId: string): void {
  const check = "answers/answered";
  tally.expect({ id: check, promise: "every request is answered, whole and in time", citations: [] });
  tally.say(
    { kind: "breaks", check, reply, deviation: { place: "connection", expected: "an answer", found: message } },
    caseId,
  );
}

/** How much of a body a finding shows. */
const excerpt = 600;

function renderer({ under: { target, contract, reference }, operation }: OperationPlan): RenderCause {
  const redact = createRedact(target);
  const where = [target.url ?? "URL", ...(target.file === undefined ? [] : [`--target ${target.file}`])].join(" ");
  return ({ reply: { request, response, question, text }, deviation, caseId }) => {
    const hide = (headers: typeof request.headers) => headers.map(([name, value]) => [name, redact(value)] as const);
    return {
      place: redact(deviation.place),
      expected: redact(deviation.expected),
      found: redact(deviation.found),
      request: { method: request.method, target: redact(request.target), headers: hide(request.headers) },
      response: {
        status: response.status,
        reason: response.reason,
        headers: hide(response.headers.filter(([name]) => name.toLowerCase() !== "set-cookie")),
        excerpt: redact(text).slice(0, excerpt),
      },
      curl: curlLine(request, question, target, redact),
      again: `standin verify ${where} ${reference ?? contract.name} --only ${operation.id}/${caseId}`,
    };
  };
}
