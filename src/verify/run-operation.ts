import type { Case } from "./cases/case.ts";
import { discover } from "./cases/discover.ts";
import { isUnjudged } from "./unjudged.ts";
import { BudgetSpent, CallerUnknown, type Channel, Unanswered } from "./exchange/channel.ts";
import type { Reply } from "./exchange/reply.ts";
import type { Logins } from "./logins.ts";
import type { AskedCase, OperationPlan } from "./plan.ts";
import { renderingOf } from "./render-finding.ts";
import { type CaseHearer, follow, runCase } from "./run-case.ts";
import type { Run } from "./run.ts";
import { judgeClosed, judgeUnanswered } from "./unanswered.ts";
import { tellingRun } from "./telling-run.ts";
import { shrink, shrinkingRequests } from "./shrink.ts";
import { answeredCheck } from "./verdict/answer-checks.ts";
import { conclude, type Counterexample } from "./verdict/cause/conclude.ts";
import type { OperationOutcome } from "./verdict/cause/fold-operations.ts";
import { type CauseGroup, groupCauses } from "./verdict/cause/group-causes.ts";
import { type Cause, createTally, type Entry, type Tally } from "./verdict/cause/tally.ts";
import { type RemarkLog, remarksOf } from "./verdict/remarks.ts";
import { Blocked, type Statement } from "./verdict/statement.ts";
import { type Trial, trialOf } from "./verdict/trial.ts";
import { type Watch, watchesOf } from "./verdict/watch.ts";
import { watchReply } from "./watch-reply.ts";

export interface RunHooks {
  /** Whether a spelling that a client does not notice breaks a check. */
  readonly isExact: boolean;
  /** Whether a check is to be reported, by its own name or that of its case. */
  isWanted(check: string, asking?: string): boolean;
  /** Whether a check is left out even where it breaks. */
  isSkipped(check: string): boolean;
  onCase(one: Case, number: number): void;
  /** An answer came to a question of a case. */
  onReply(reply: Reply, family: string): void;
  /** What is asked now only makes findings smaller. */
  onCasesRun(): void;
}

/** What is collected while the cases of one operation run. */
interface Collected {
  readonly tally: Tally;
  readonly remarks: RemarkLog;
  readonly watches: readonly Watch[];
}

/** Runs the cases of one operation, one after the other, and puts every answer to the checks that all answers are put to. */
export async function runOperation(
  plan: OperationPlan,
  channel: Logins,
  run: Run,
  hooks: RunHooks,
): Promise<OperationOutcome> {
  const { operation, cases, under } = plan;
  const watches = watchesOf(operation, plan.ground.promises);
  const collected = {
    tally: createTally(hooks.isExact),
    remarks: remarksOf(),
    watches,
  };
  const { tally, remarks } = collected;
  if (cases.length > 0) {
    for (const watch of watches) if (watch.isAlwaysAsked) tally.expect(watch);
    if (run.stopped === undefined) await findValues(plan, channel, run);
  }
  await runCases(plan, channel, run, hooks, collected);
  const entries = tally.entries().filter(isTold(watches, hooks));
  const groups = groupCauses(entries);
  hooks.onCasesRun();
  const shown = await shrinkAll(groups, plan, channel, run);
  const { checks, told, remarks: noted } = conclude(entries, groups, shown, renderingOf(under, operation));
  const { id, method, path } = operation;
  const all = [...remarks.all(), ...noted];
  return { result: { operation: id, method, path, checks, remarks: all }, told };
}

async function runCases(
  plan: OperationPlan,
  channel: Logins,
  run: Run,
  hooks: RunHooks,
  collected: Collected,
): Promise<void> {
  const { tally } = collected;
  for (const [index, one] of plan.cases.entries()) {
    for (const check of one.checks) if (hooks.isWanted(check.id, one.id)) tally.expect(check);
    if (run.stopped !== undefined) sayStopped(one, run.stopped, tally);
    else {
      hooks.onCase(one, index + 1);
      await runAndTell(one, plan, channel, run, hooks, collected);
    }
  }
}

/** The checks of every answer are reported where they were chosen, and where they break unless they were skipped by name. */
function isTold(watches: readonly Watch[], hooks: RunHooks): (entry: Entry) => boolean {
  const watched = new Set(watches.map(({ id }) => id));
  return ({ check: { id }, breaks }) => !watched.has(id) || hooks.isWanted(id) || (breaks > 0 && !hooks.isSkipped(id));
}

async function runAndTell(
  one: AskedCase,
  plan: OperationPlan,
  channel: Logins,
  run: Run,
  hooks: RunHooks,
  { tally, remarks, watches }: Collected,
): Promise<void> {
  const say = (statement: Statement | undefined): void => {
    if (statement === undefined) return;
    tally.expect(answeredCheck);
    tally.say(statement, one.id);
  };
  const statements = await runLoggedIn(one, channel, {
    reply(reply) {
      run.answered(reply);
      say(judgeClosed(run, reply));
      watchReply(reply, plan, watches, tally, one.id);
      remarks.look(reply);
      hooks.onReply(reply, one.family);
    },
    unanswered(failure) {
      run.unanswered(failure);
      say(judgeUnanswered(run, failure));
    },
  });
  for (const statement of statements) tally.say(statement, one.id);
}

/** Runs a case, and again for each identity that turned out to be refused meanwhile: another one may ask. */
async function runLoggedIn(one: Case, channel: Logins, hearer: CaseHearer): Promise<readonly Statement[]> {
  for (;;) {
    const before = channel.refused.length;
    const statements = await runCase(one, channel, hearer);
    if (channel.refused.length === before) return statements;
  }
}

/** Looks for values before the first case; that it finds none is no finding of its own: the cases say what they lack. */
async function findValues({ ground }: OperationPlan, channel: Channel, run: Run): Promise<void> {
  try {
    await follow(discover(ground), channel, (reply) => run.answered(reply));
  } catch (error) {
    if (error instanceof Unanswered) run.unanswered(error);
    else if (!isLacking(error)) throw error;
  }
}

/** Whether something is not there that would be needed, which the cases that need it say themselves. */
function isLacking(error: unknown): boolean {
  return isUnjudged(error) || [BudgetSpent, Blocked, CallerUnknown].some((kind) => error instanceof kind);
}

function sayStopped({ checks, id: caseId }: Case, reason: string, tally: Tally): void {
  for (const { id } of checks)
    tally.say(
      {
        kind: "not checked",
        check: id,
        reason: `the run was stopped: ${reason}`,
        cure: "run it again when the target works",
      },
      caseId,
    );
}

/** A status can be asked for again by whatever case saw it: as it was asked, and no other way. */
function statusTrial({ reply: { question, response }, deviation }: Cause): Trial | undefined {
  if (deviation.place.kind !== "status" || response.status === 0) return undefined;
  const about = question.parameters.map(([name]) => name);
  const { headers } = question;
  const trial = trialOf(question, about, (again) =>
    again.response.status === response.status && again.question.headers === headers ? deviation : undefined,
  );
  return trial;
}

/** The least that shows each cause; a target that is failing is left alone. */
async function shrinkAll(
  groups: readonly CauseGroup[],
  { ground }: OperationPlan,
  channel: Channel,
  run: Run,
): Promise<ReadonlyMap<Cause, Counterexample>> {
  const shown = new Map<Cause, Counterexample>();
  const end = channel.sent + shrinkingRequests.operation;
  const watched = tellingRun(channel, run);
  for (const [cause] of groups) {
    if (run.stopped !== undefined) break;
    const most = Math.min(shrinkingRequests.finding, end - channel.sent);
    shown.set(cause, await shrink({ ...cause, trial: cause.trial ?? statusTrial(cause) }, ground, watched, most));
  }
  return shown;
}
