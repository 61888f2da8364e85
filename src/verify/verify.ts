import { version } from "../version.ts";
import { budgetOf, type OperationPlan, planRun, requestsPerOperation } from "./plan.ts";
import { isChosen, isSkipped } from "./choose.ts";
import { listPlanned } from "./dry-run.ts";
import { promisesOf } from "./framework/promises-of.ts";
import { type Budget, type Channel, createChannel } from "./exchange/channel.ts";
import type { Question } from "./exchange/question.ts";
import { createHttpSender } from "./exchange/http-sender.ts";
import type { OnWait } from "./exchange/paced.ts";
import type { Sender } from "./exchange/wire.ts";
import type { ApiUnderTest, VerifyOptions } from "./options.ts";
import { type Logins, withLogins } from "./logins.ts";
import { findBase } from "./find-base.ts";
import { asksNothing, probe } from "./probe.ts";
import { createRun, type Run } from "./run.ts";
import { runOperation } from "./run-operation.ts";
import { type ExerciseLog, exerciseLogOf } from "./verdict/exercise.ts";
import { foldOperations, type OperationOutcome } from "./verdict/cause/fold-operations.ts";
import type { ApiResult, CheckResult, RefusedLogin, VerifyResult } from "./verdict/result.ts";

/**
 * Holds deployments to their contracts: sends the requests worth sending, judges every answer, and says of each promise
 * whether it holds, breaks, or was not checked and why. Reads only, unless `allowWrites` is set; never sends more than
 * the budget that `onProgress` is told before the first request.
 * @throws {ProblemError} when `only` or `skip` names nothing, they leave nothing, or a contract's framework is not known
 * @throws {TypeError} for a target with neither an address nor a sender
 *
 * @example
 * const result = await verify({ apis: [{ contract, target: bareTarget("http://127.0.0.1:4010") }] });
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  const plans = planRun(options);
  const budget: Budget = { total: budgetOf(plans), spent: 0 };
  if (options.dryRun === true) return resultOf(options, budget, createRun(), [], listPlanned(plans));
  const cases = plans.reduce((sum, plan) => sum + plan.cases.length, 0);
  options.onProgress?.({ kind: "begins", budget: budget.total, cases, target: targetName(options) });
  const run = createRun(options.signal);
  // One channel for each API, whatever its operations: connections and logins are kept.
  const channels = options.apis.map((under) => {
    const log = exerciseLogOf(under.contract.operations);
    return [under, log, channelOf(under, budget, options, log)] as const;
  });
  const apis: ApiResult[] = [];
  const refused: RefusedLogin[] = [];
  const outcomes = new Map<OperationPlan, OperationOutcome>();
  for (const [under, log, open] of channels) {
    const own = plans.filter((one) => one.under === under);
    const channel = withLogins(open, own, run);
    if (run.stopped === undefined) await (asksNothing(own) ? probe : findBase)(own, channel, run);
    const operations: OperationOutcome[] = [];
    for (const [index, plan] of own.entries()) {
      const share = shareOf(plan, own.length - index, budget);
      const outcome = await verifyOperation({ ...plan, share }, options, run, budget, log, channel);
      operations.push(outcome);
      outcomes.set(plan, outcome);
    }
    budget.shareEnds = undefined;
    refused.push(...channel.refused);
    const { name, file } = under.contract;
    apis.push({
      api: name,
      file,
      operations: foldOperations(operations)
        .map((one) => ({ ...one, ...log.of(one.operation) }))
        // Who asks for something by name knows that the rest was not asked.
        .filter(({ checks, requests }) => checks.length > 0 || requests > 0 || (options.only ?? []).length === 0),
    });
  }
  return { ...resultOf(options, budget, run, apis, undefined), refused, keptOut: keptOutOf(outcomes, run) };
}

/** How many operations turned away whoever asked, where those are most, and something is left to be checked by whoever may. */
function keptOutOf(outcomes: ReadonlyMap<OperationPlan, OperationOutcome>, run: Run): VerifyResult["keptOut"] {
  const asked = [...outcomes].filter(([{ operation }]) => run.hasAnswered(operation));
  const isLeft = ({ family, verdict }: CheckResult): boolean => verdict.kind === "not checked" && family !== "security";
  const keptOut = asked.filter(([plan, { result }]) => run.isKeptOut(plan.operation) && result.checks.some(isLeft));
  const [operations, of] = [keptOut.length, asked.length];
  return operations * 2 > of ? { operations, of } : undefined;
}

/** Each operation of an ordinary document that comes later keeps so many requests, as far as there are enough. */
const kept = 12;

/** How far the budget may be spent by the cases of an operation, and by all that is asked for it. */
interface Share {
  readonly cases: number;
  readonly all: number;
}

/** Ordinary documents have hundreds of operations, and none must be left without; none asks more than is said beforehand. */
function shareOf({ ground, under }: OperationPlan, left: number, { total, spent }: Budget): Share {
  const { isOrdinary } = ground.promises;
  const all = isOrdinary ? total - (left - 1) * Math.min(kept, Math.floor((total - spent) / left)) : total;
  const isStated = under.target.limits.requests !== undefined;
  return { cases: isStated ? all : Math.min(all, spent + requestsPerOperation), all };
}

async function verifyOperation(
  plan: OperationPlan & { readonly share: Share },
  options: VerifyOptions,
  run: Run,
  budget: Budget,
  log: ExerciseLog,
  channel: Logins,
) {
  const { contract } = plan.under;
  const place = { api: contract.name, operation: plan.operation.id };
  const cases = plan.cases.length;
  budget.shareEnds = plan.share.cases;
  return await runOperation(plan, channel, run, {
    isExact: options.exact === true,
    isWanted: (id, asking) => isChosen(plan.choice, place, id, asking),
    isSkipped: (id) => isSkipped(plan.choice, place, id),
    onReply: (reply, family) => log.look(reply, family),
    onCasesRun() {
      budget.shareEnds = plan.share.all;
    },
    onCase: (one, number) =>
      options.onProgress?.({
        kind: "case",
        number,
        cases,
        api: contract.name,
        operation: plan.operation.id,
        case: one.id,
        sent: budget.spent,
      }),
  });
}

function channelOf(
  under: ApiUnderTest,
  budget: Budget,
  { onProgress, frameworks, signal }: VerifyOptions,
  log: ExerciseLog,
): Channel {
  const { contract, target, sender = httpSenderOf(under, signal) } = under;
  const onWait: OnWait = (milliseconds, reason) => onProgress?.({ kind: "waits", milliseconds, reason });
  const promises = promisesOf(contract, frameworks);
  const onSent = ({ operation }: Question, requests: number): void => log.sent(operation, requests);
  return createChannel({ contract, promises, target, sender, budget, onWait, onSent, signal });
}

function httpSenderOf({ target }: ApiUnderTest, signal: AbortSignal | undefined): Sender {
  if (target.url === undefined) throw new TypeError("a target needs a url, or a sender that reaches it");
  const { timeout, mostBytes } = target.limits;
  return createHttpSender({ url: target.url, ...target.connection, timeout, mostBytes, signal });
}

function targetName({ apis }: VerifyOptions): string {
  return [
    ...new Set(apis.map(({ target, sender }) => target.url ?? (sender === undefined ? "nowhere" : "this process"))),
  ].join(", ");
}

function resultOf(
  options: VerifyOptions,
  budget: Budget,
  run: Run,
  apis: readonly ApiResult[],
  planned: VerifyResult["planned"],
): VerifyResult {
  return {
    version,
    seed: options.seed ?? "standin",
    target: targetName(options),
    unreachable: run.unreachable ?? run.elsewhere,
    stopped: run.stopped,
    requests: { budget: budget.total, sent: budget.spent },
    milliseconds: Math.round(run.clock()),
    refused: [],
    keptOut: undefined,
    apis,
    planned,
  };
}
