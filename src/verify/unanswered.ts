import { isSafe } from "./cases/answers/ordinary-answers.ts";
import type { Unanswered } from "./exchange/channel.ts";
import type { Reply } from "./exchange/reply.ts";
import type { Run } from "./run.ts";
import { answeredCheck } from "./verdict/answer-checks.ts";
import type { Statement } from "./verdict/statement.ts";

/** What was answered when it was sent again is judged as if nothing had been; that a connection was closed is told by itself. */
export function judgeClosed(run: Run, reply: Reply): Statement | undefined {
  const { closedBefore } = reply.response;
  if (closedBefore === undefined) return undefined;
  return noAnswer(reply, `${closedBefore}; it was answered when it was sent again`, run.closed());
}

/** Most of what may change something is not sent again: where connections are closed now and then, its own may have been by chance. */
export function judgeUnanswered(run: Run, { reply, message, kind, wasKept }: Unanswered): Statement {
  const isByChance = kind === "broken" && run.isClosing && !isSafe(reply.question.method);
  return noAnswer(reply, message, isByChance ? run.closed() : !wasKept);
}

function noAnswer(reply: Reply, found: string, isBreak: boolean): Statement {
  const deviation = { place: { kind: "connection" }, expected: "an answer", found } as const;
  return {
    kind: "breaks",
    check: answeredCheck.id,
    reply,
    deviation: isBreak ? deviation : { ...deviation, remark: "inferred" },
  };
}
