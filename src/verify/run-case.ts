import type { Case, Judge, Script } from "./cases/case.ts";
import { isUnjudged, type Unjudged } from "./unjudged.ts";
import { BudgetSpent, CallerUnknown, type Channel, IdentityRefused, Unanswered } from "./exchange/channel.ts";
import { Interrupted, TooBusy } from "./exchange/paced.ts";
import { type Reply, Unread } from "./exchange/reply.ts";
import { Blocked, type Statement, Unusable } from "./verdict/statement.ts";

/** What a case said, and why it ended early if it did. */
export interface CaseOutcome {
  readonly statements: readonly Statement[];
  /** No answer came to some question. */
  readonly unanswered: Unanswered | undefined;
}

/** Runs one case: sends what it asks, hands it the answers, and makes of every end a statement about each of its checks. */
export async function runCase(one: Case, channel: Channel, watch: (reply: Reply) => void): Promise<CaseOutcome> {
  const statements: Statement[] = [];
  const asked: { check: string | undefined } = { check: undefined };
  try {
    await follow(one.run(judgeInto(statements, asked)), channel, watch);
    return {
      statements: [
        ...statements,
        ...unsaid(
          one,
          statements,
          "the case does not apply to what was found",
          "name more under values in the target file",
        ),
      ],
      unanswered: undefined,
    };
  } catch (error) {
    return {
      statements: [...statements, ...ending(one, statements, error, asked.check)],
      unanswered: error instanceof Unanswered ? error : undefined,
    };
  }
}

/** Runs a script to its end: sends, waits, hands the answer back. Every error is thrown. */
export async function follow<Result>(
  script: Script<Result>,
  channel: Pick<Channel, "ask">,
  watch: (reply: Reply) => void,
): Promise<Result> {
  let step = script.next();
  while (step.done !== true) {
    let reply: Reply;
    try {
      reply = await channel.ask(step.value);
    } catch (error) {
      step = script.throw(error);
      continue;
    }
    watch(reply);
    step = script.next(reply);
  }
  return step.value;
}

function judgeInto(statements: Statement[], asked: { check: string | undefined }): Judge {
  return {
    that(check, reply, deviation, trial) {
      statements.push(
        deviation === undefined
          ? { kind: "holds", check }
          : { kind: "breaks", check, reply, deviation, trial: trial?.() },
      );
    },
    on(check) {
      asked.check = check;
    },
    skip(check, reason, cure) {
      statements.push({ kind: "not checked", check, reason, cure });
    },
  };
}

function ending(
  one: Case,
  said: readonly Statement[],
  error: unknown,
  asked: string | undefined,
): readonly Statement[] {
  if (error instanceof Unusable) return unusable(one, said, error, asked);
  if (error instanceof Blocked) return unsaid(one, said, error.message, error.cure);
  if (error instanceof TooBusy)
    return unsaid(one, said, error.message, "run it again when the deployment is less busy");
  if (error instanceof Interrupted) return unsaid(one, said, error.message, "run it again to its end");
  if (error instanceof BudgetSpent)
    return unsaid(one, said, error.message, "allow more: limits: { requests: … } in the target file");
  if (error instanceof IdentityRefused) return unsaid(one, said, error.message, error.cure);
  if (error instanceof CallerUnknown)
    return unsaid(one, said, error.message, "add it under identities in the target file");
  if (error instanceof Unanswered)
    return unsaid(one, said, `no answer came: ${error.message}`, "see the finding about unanswered requests");
  if (isUnjudged(error)) return unsaid(one, said, error.message, cureOf(error));
  throw error;
}

/** What to do where something cannot be judged within bounds. */
export function cureOf(error: Unjudged): string {
  return error instanceof Unread
    ? "allow more: limits: { megabytes: … } in the target file, or --limit answer-bytes=…"
    : "write the pattern or the schema so that it can be tried in one way only";
}

/** Why a check of an answer was not begun: one cannot be interrupted, but the time of all may be up. */
export function late(milliseconds: number): Omit<Extract<Statement, { kind: "not checked" }>, "check"> {
  const reason = `judging one answer took longer than ${milliseconds / 1000} s`;
  const cure = "allow more: limits: { judging: … } in the target file, or --limit judging-seconds=…";
  return { kind: "not checked", reason, cure, isUndecided: true };
}

/** With a deviation the check that was asked breaks, else the first that nothing was said about; without one a watch has told it already. */
function unusable(
  one: Case,
  said: readonly Statement[],
  { reply, deviation, message }: Unusable,
  asked: string | undefined,
): readonly Statement[] {
  const spoken = new Set(said.map(({ check }) => check));
  const first = one.checks.find(({ id }) => (asked === undefined ? !spoken.has(id) : id === asked)) ?? one.checks[0];
  const broken: readonly Statement[] =
    deviation === undefined || first === undefined ? [] : [{ kind: "breaks", check: first.id, reply, deviation }];
  return [...broken, ...unsaid(one, [...said, ...broken], message, "fix the findings there first")];
}

function unsaid(one: Case, said: readonly Statement[], reason: string, cure: string): readonly Statement[] {
  const spoken = new Set(said.map(({ check }) => check));
  return one.checks
    .filter(({ id }) => !spoken.has(id))
    .map(({ id }) => ({ kind: "not checked", check: id, reason, cure }));
}
