import { isInRequest } from "../../../contract/model/security.ts";
import { headerOf } from "../../exchange/wire.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { checkKinds } from "../../verdict/check.ts";
import { statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { combinationsOf, openQuestionWith } from "../answers/baseline-question.ts";
import { isAskable, isSafe } from "../answers/ordinary-answers.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { unaskedCase } from "../unasked-case.ts";

const kinds = checkKinds("security", { nobody: { isBarrier: true }, challenge: { isOfHeaders: true } });

const promiseOfNobody = "requests without credentials are refused";

/**
 * Who is let in where credentials are asked for: nobody without any. Which of them an ordinary service believes its document
 * does not say.
 */
export const ordinarySecurity: CaseFamily = {
  name: "security",
  about: "authentication",
  kinds: Object.values(kinds),
  cases: (ground) => (ground.operation.security.length > 0 && isAskable(ground) ? [nobody(ground)] : []),
};

/** Whether a caller may come in by the connection alone: then a request says nothing of who sends it. */
function isByConnection({ operation, contract }: Ground): boolean {
  const belongs = (scheme: string): boolean => {
    const known = contract.schemes.get(scheme);
    return known !== undefined && !isInRequest(known);
  };
  return operation.security.some(({ demands }) => demands.length > 0 && demands.every(({ scheme }) => belongs(scheme)));
}

function nobody(ground: Ground): Case {
  const { operation } = ground;
  if (isByConnection(ground))
    return unaskedCase(
      ground,
      kinds.nobody,
      promiseOfNobody,
      "a certificate may be what lets callers in, and that belongs to the connection (mutualTLS)",
      "connect without a certificate, with another program",
    );
  const refused = checkOf(kinds.nobody, "security/nobody", promiseOfNobody, operation);
  const challenge = checkOf(
    kinds.challenge,
    "security/challenge",
    "401 says how to log in (WWW-Authenticate)",
    operation,
  );
  return {
    id: "security/nobody",
    checks: [refused, challenge],
    requests: 1,
    sample: "refusals",
    *run(judge) {
      // What would change something if it were let in is not sent, unless the run may change things.
      if (!isSafe(operation.method) && !ground.allowWrites) return;
      const [parameters = []] = combinationsOf(ground);
      const question: Question = { ...openQuestionWith(ground, parameters), as: { kind: "nobody" } };
      const reply = yield question;
      judge.that(refused.id, reply, judgeKeptOut(reply));
      if (reply.response.status === 401) judge.that(challenge.id, reply, judgeChallenge(reply));
    },
  };
}

/** Refused, or sent to where one logs in. */
export function judgeKeptOut(reply: Reply): Deviation | undefined {
  if (!isSuccess(reply)) return undefined;
  return { place: { kind: "status" }, expected: "401, or another refusal", found: statusText(reply) };
}

/** RFC 9110 section 15.5.2, of which the document says nothing. */
function judgeChallenge({ response }: Reply): Deviation | undefined {
  if (headerOf(response, "www-authenticate") !== undefined) return undefined;
  return {
    place: { kind: "header", name: "WWW-Authenticate" },
    expected: "a challenge",
    found: "none",
    remark: "inferred",
  };
}
