import { type Case, unheardJudge } from "./cases/case.ts";
import { targetOf } from "./exchange/compose.ts";
import type { Caller, Question } from "./exchange/question.ts";
import type { Reply } from "./exchange/reply.ts";
import type { OperationPlan } from "./plan.ts";
import { Blocked, Unusable } from "./verdict/statement.ts";
import type { PlannedCase } from "./verdict/result.ts";

/** What a run would send: for each case the requests that are known before any answer, and how many it sends at most. */
export function listPlanned(plans: readonly OperationPlan[]): readonly PlannedCase[] {
  return plans.flatMap(({ under, operation, cases }) =>
    cases.map((one) => ({
      api: under.contract.name,
      operation: operation.id,
      case: one.id,
      most: one.requests,
      requests: knownRequests(one).map((question) => ({
        method: question.method,
        target: targetOf(question),
        as: callerName(question.as),
      })),
    })),
  );
}

/** More than any case sends: a script that never ends must not keep a dry run. */
const most = 200;

/** A script is handed blank answers: it asks all that it asks whatever comes, and ends where it needs a real one. */
function knownRequests(one: Case): readonly Question[] {
  const asked: Question[] = [];
  try {
    const script = one.run(unheardJudge);
    for (let step = script.next(); step.done !== true && asked.length < most; step = script.next(blank(step.value)))
      asked.push(step.value);
  } catch (error) {
    if (!(error instanceof Blocked) && !(error instanceof Unusable)) throw error;
  }
  return asked;
}

/** An answer that succeeds and says nothing. */
function blank(question: Question): Reply {
  const request = { method: question.method, target: targetOf(question), headers: [], body: undefined };
  const response = { status: 200, reason: "", headers: [], body: new Uint8Array(), milliseconds: 0 };
  return { number: 0, question, request, response, text: "", parsed: { kind: "empty" } };
}

function callerName(caller: Caller): string {
  switch (caller.kind) {
    case "nobody":
    case "forged token":
    case "unsigned token":
      return caller.kind;
    case "header":
      return "an unknown user";
    case "identity":
      return caller.name;
    default:
      return `${caller.name}, ${caller.kind}`;
  }
}
