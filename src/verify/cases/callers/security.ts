import type { Caller, Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Identity } from "../../deployment/target.ts";
import { judgeIndistinct } from "../../verdict/judge-indistinct.ts";
import { statusText } from "../../verdict/judge-status.ts";
import { judgeRefused } from "../../verdict/judge-refused.ts";
import { judgeSilence } from "../../verdict/judge-silence.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf, checksOf } from "../check.ts";
import { successOf } from "../success-of.ts";
import { absentQuestion } from "../lookups/absent-question.ts";
import { readableFormatsOf, mayCall, baselineQuestion } from "../answers/baseline-question.ts";
import { noteAsked } from "./asked-callers.ts";
import { refusedCallers } from "./security-callers.ts";
import { securityKinds } from "./security-checks.ts";
import { forgottenWays, inEveryFormat } from "./security-ways.ts";
import { unaskedCase } from "../unasked-case.ts";

/** Which callers are accepted: none, wrong and forged credentials, every identity by its roles. */
export const security: CaseFamily = {
  name: "security",
  about: "authentication and roles",
  kinds: Object.values(securityKinds),
  cases(ground) {
    if (ground.operation.security.length === 0 || ground.operation.answer.kind === "failure") return [];
    const cases = [...identities(ground), nobody(ground), ...refusedCallers(ground), silence(ground)];
    return cases.map((one) => ({ ...one, sample: "refusals" }));
  },
};

/** Each identity, in every format: allowed with a role that is enough, refused without. */
function identities(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const known = [...target.identities.values()];
  const isWeak = (identity: Identity): boolean => !mayCall(operation, identity, contract.host.login?.superRole);
  const firstWeak = known.find(isWeak);
  const first = [firstWeak, known.find((identity) => !isWeak(identity))];
  const cases = known.map((identity) => identityCase(ground, identity, first.includes(identity)));
  const hasRoles = operation.security.every(({ roles }) => roles.length > 0);
  if (!hasRoles || firstWeak !== undefined) return cases;
  return [
    ...cases,
    unaskedCase(
      ground,
      securityKinds["role-missing"],
      "an identity without any of the roles is refused",
      "no identity without the roles is known",
      "add one with roles: [] under identities in the target file",
    ),
  ];
}

function identityCase(ground: Ground, identity: Identity, isFirst: boolean): Case {
  const { operation, contract } = ground;
  const allowed = mayCall(operation, identity, contract.host.login?.superRole);
  const id = `security/${allowed ? "allowed" : "refused"}/${identity.name}`;
  const roles = identity.roles.length === 0 ? "no role" : identity.roles.join(", ");
  return {
    id,
    checks: [
      checkOf(
        securityKinds[allowed ? "allowed" : "refused"],
        id,
        `${identity.name}, with ${roles}, is ${allowed ? "accepted" : "refused"}`,
        operation,
      ),
    ],
    requests: 2 * readableFormatsOf(operation).length + 3,
    *run(judge) {
      if (!allowed) noteAsked(ground, "identity");
      const question = { ...baselineQuestion(ground), as: { kind: "identity", name: identity.name } } as const;
      for (const asked of waysFor(ground, question, allowed, isFirst)) {
        const reply = yield asked;
        if (mayFail(asked) && !isSuccess(reply)) continue;
        judge.that(id, reply, allowed ? letIn(reply) : judgeRefused(reply, [403]));
      }
    },
  };
}

/** The caller of all other cases is accepted there; the first one without the roles tries everything. */
function waysFor(ground: Ground, question: Question, allowed: boolean, isFirst: boolean): readonly Question[] {
  const formats = inEveryFormat(ground, question);
  const byAccept = formats.filter(({ wanted }) => wanted?.by === "accept");
  if (allowed) return isFirst ? byAccept.slice(0, 1) : byAccept;
  if (!isFirst) return byAccept.filter((_, index, list) => index === 0 || index === list.length - 1);
  const [suffix] = formats.filter(({ wanted }) => wanted?.by === "suffix");
  return [...byAccept, ...(suffix === undefined ? [] : [suffix]), ...forgottenWays(ground, question)];
}

/** What may be refused for another reason than the caller, with another status: that lets nobody in either. */
function mayFail({ wanted, path, headers }: Question): boolean {
  return wanted?.by === "suffix" || path !== undefined || headers.length > 0;
}

function letIn(reply: Reply): Deviation | undefined {
  if (isSuccess(reply)) return undefined;
  return { place: { kind: "status" }, expected: "a success", found: statusText(reply) };
}

function nobody(ground: Ground): Case {
  return {
    id: "security/nobody",
    checks: checksOf(securityKinds, ground.operation, {
      nobody: "requests without credentials are refused, in every format and with any parameters",
    }),
    requests: 2 * readableFormatsOf(ground.operation).length + 3,
    *run(judge) {
      noteAsked(ground, "nobody");
      const question: Question = { ...baselineQuestion(ground), as: { kind: "nobody" } };
      for (const asked of [...inEveryFormat(ground, question), ...forgottenWays(ground, question)]) {
        const reply = yield asked;
        if (mayFail(asked) && !isSuccess(reply)) continue;
        judge.that("security/nobody", reply, judgeRefused(reply, [401]));
      }
    },
  };
}

/** Nobody, and an identity without the roles where one is known. */
function callersWithoutRoles({ operation, contract, target }: Ground): readonly Caller[] {
  const weak = [...target.identities.values()].find(
    (identity) => !mayCall(operation, identity, contract.host.login?.superRole),
  );
  return [{ kind: "nobody" }, ...(weak === undefined ? [] : [{ kind: "identity", name: weak.name } as const])];
}

/** What a refusal reveals. */
function silence(ground: Ground): Case {
  const { operation } = ground;
  return {
    id: "security/silence",
    checks: checksOf(securityKinds, operation, {
      silence: "a refusal reveals no data",
      "same-for-absent": "a refused caller cannot tell what exists from what does not",
    }),
    requests: 7,
    *run(judge) {
      const baseline = baselineQuestion(ground);
      const success = successOf(yield baseline);
      const absent = absentQuestion(ground, baseline);
      for (const as of callersWithoutRoles(ground)) {
        const reply = yield { ...baseline, as };
        if (isSuccess(reply)) continue; // a finding of another check
        judge.that("security/silence", reply, judgeSilence(reply, success));
        if (absent === undefined) continue;
        const nothing = yield { ...absent, as };
        const difference = judgeIndistinct(reply, nothing);
        // What differs from one time to the next, by a time or the number of a request, tells nothing.
        const again = difference === undefined ? undefined : yield { ...baseline, as };
        const isVolatile = again !== undefined && judgeIndistinct(reply, again) !== undefined;
        judge.that("security/same-for-absent", nothing, isVolatile ? undefined : difference);
      }
      if (absent === undefined)
        judge.skip(
          "security/same-for-absent",
          "no value is known that does not exist",
          "add absent: { PARAMETER: VALUE } to the target file",
        );
    },
  };
}
