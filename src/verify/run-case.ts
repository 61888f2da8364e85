import type { Case, Judge, Script } from "./cases/case.ts";
import { isUnjudged, type Unjudged } from "./unjudged.ts";
import { BudgetSpent, CallerUnknown, type Channel, IdentityRefused, Unanswered } from "./exchange/channel.ts";
import { Interrupted, TooBusy } from "./exchange/paced.ts";
import { type Reply, Unread } from "./exchange/reply.ts";
import { Blocked, noAnswerCame, noAnswerCure, type Statement, Unusable } from "./verdict/statement.ts";

/** Who hears what comes of each question of a case. */
export interface CaseHearer {
  reply(reply: Reply): void;
  /** No answer came; the case may go on without it. */
  unanswered(failure: Unanswered): void;
}

/**
 * Runs one case: sends what it asks, hands it the answers, and makes of every end a statement about each of its checks.
 * @returns what the case said
 */
export async function runCase(one: Case, channel: Channel, hearer: CaseHearer): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const asked: { check: string | undefined } = { check: undefined };
  try {
    await follow(one.run(judgeInto(statements, asked)), heard(channel, hearer), (reply) => hearer.reply(reply));
    const reason = "the case does not apply to what was found";
    return [...statements, ...unsaid(one, statements, reason, "name more under values in the target file")];
  } catch (error) {
    return [...statements, ...ending(one, statements, error, asked.check)];
  }
}

function heard(channel: Pick<Channel, "ask">, hearer: CaseHearer): Pick<Channel, "ask"> {
  return {
    async ask(question) {
      try {
        return await channel.ask(question);
      } catch (error) {
        if (error instanceof Unanswered) hearer.unanswered(error);
        throw error;
      }
    },
  };
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
  if (error instanceof Unanswered) return unsaid(one, said, noAnswerCame(error), noAnswerCure);
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
