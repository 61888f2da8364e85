import { type Caller, type Question, withParameters } from "../exchange/question.ts";
import { isSuccess, type Reply } from "../exchange/reply.ts";
import type { Identity } from "../target/target.ts";
import { judgeStatus, statusText } from "../verdict/judge-status.ts";
import { judgeRefused } from "../verdict/judge-refused.ts";
import { judgeSilence } from "../verdict/judge-silence.ts";
import type { Deviation } from "../verdict/statement.ts";
import type { Case, CaseFamily, Ground } from "./case.ts";
import { checkOf, checksOf } from "./check.ts";
import { successOf } from "./page-view.ts";
import { absentQuestion } from "./absent-question.ts";
import { formatsOf, mayCall, plainQuestion } from "./plain-question.ts";
import { refusedCallers } from "./security-callers.ts";
import { unaskedCase } from "./unasked-case.ts";

/** Who is let in and who is not: nobody, wrong and forged credentials, every identity by its roles. */
export const security: CaseFamily = {
  name: "security",
  about: "who is let in",
  cases(ground) {
    if (ground.operation.security.length === 0 || ground.operation.answer.kind === "failure") return [];
    return [...identities(ground), nobody(ground), ...refusedCallers(ground), silence(ground)];
  },
};

/** Each identity, in every format: allowed with a role that is enough, refused without. */
function identities(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const known = [...target.identities.values()];
  const cases = known.map((identity) => identityCase(ground, identity));
  const hasRoles = operation.security.every(({ roles }) => roles.length > 0);
  if (!hasRoles || known.some((identity) => !mayCall(operation, identity, contract.host.login?.superRole)))
    return cases;
  return [
    ...cases,
    unaskedCase(
      ground,
      "security/role-missing",
      "an identity without any of the roles is refused",
      "no identity without the roles is known",
      "add one with roles: [] under identities in the target file",
    ),
  ];
}

function identityCase(ground: Ground, identity: Identity): Case {
  const { operation, contract } = ground;
  const allowed = mayCall(operation, identity, contract.host.login?.superRole);
  const id = `security/${allowed ? "allowed" : "refused"}/${identity.name}`;
  const roles = identity.roles.length === 0 ? "no role" : identity.roles.join(", ");
  const formats = formatsOf(operation);
  return {
    id,
    checks: [checkOf(id, `${identity.name}, with ${roles}, is ${allowed ? "let in" : "refused"}`, operation)],
    requests: 1 + formats.length,
    *run(judge) {
      const question = { ...plainQuestion(ground), as: { kind: "identity", name: identity.name } } as const;
      for (const asked of inEveryFormat(ground, question)) {
        const reply = yield asked;
        // A host that does not know the suffix answers 404: that lets nobody in, and is told elsewhere.
        if (asked.wanted?.by === "suffix" && !isSuccess(reply)) continue;
        judge(id, reply, allowed ? letIn(reply) : judgeRefused(reply, [403]));
      }
    },
  };
}

/** By Accept, and by the suffix where the host has that. */
function inEveryFormat(ground: Ground, question: Question): readonly Question[] {
  const formats = formatsOf(ground.operation);
  const [first] = formats;
  const bySuffix =
    ground.contract.host.framework === "servicestack" && first !== undefined
      ? [{ format: first, by: "suffix" as const }]
      : [];
  return [...formats.map((format) => ({ format, by: "accept" as const })), ...bySuffix].map((wanted) => ({
    ...question,
    wanted,
  }));
}

function letIn(reply: Reply): Deviation | undefined {
  if (isSuccess(reply)) return undefined;
  return { place: "status", expected: "a success", found: statusText(reply) };
}

function nobody(ground: Ground): Case {
  return {
    id: "security/nobody",
    checks: checksOf("security", ground.operation, {
      nobody: "without credentials nobody is let in, in whatever format and with whatever parameters",
    }),
    requests: 12,
    *run(judge) {
      const question: Question = { ...plainQuestion(ground), as: { kind: "nobody" } };
      const withFirst = ground.operation.parameters
        .filter(({ filter }) => filter?.values !== undefined)
        .map(({ name, filter }) => withParameters(question, [[name, [...(filter?.values?.keys() ?? [])][0] ?? ""]]));
      const { pagination } = ground.operation;
      const paged = pagination === undefined ? [] : [withParameters(question, [[pagination.limit.parameter, "1"]])];
      for (const asked of [...inEveryFormat(ground, question), ...paged, ...withFirst.slice(0, 2)]) {
        const reply = yield asked;
        if (asked.wanted?.by === "suffix" && !isSuccess(reply)) continue;
        judge("security/nobody", reply, judgeRefused(reply, [401]));
      }
    },
  };
}

/** What a refusal gives away. */
function silence(ground: Ground): Case {
  const { operation, contract, target } = ground;
  return {
    id: "security/silence",
    checks: checksOf("security", operation, {
      silence: "a refusal shows nothing of what is there",
      "same-for-absent": "who is not let in cannot tell what exists from what does not",
    }),
    requests: 6,
    *run(judge) {
      const plain = plainQuestion(ground);
      const success = successOf(yield plain);
      const weak = [...target.identities.values()].find(
        (identity) => !mayCall(operation, identity, contract.host.login?.superRole),
      );
      const callers: readonly Caller[] = [
        { kind: "nobody" },
        ...(weak === undefined ? [] : [{ kind: "identity", name: weak.name } as const]),
      ];
      const absent = absentQuestion(ground, plain);
      for (const as of callers) {
        const reply = yield { ...plain, as };
        if (isSuccess(reply)) continue; // a finding of another check
        judge("security/silence", reply, judgeSilence(reply, success));
        if (absent === undefined) continue;
        const nothing = yield { ...absent, as };
        judge("security/same-for-absent", nothing, judgeStatus(nothing, [reply.response.status]));
      }
      if (absent === undefined)
        judge.skip(
          "security/same-for-absent",
          "nothing is known not to exist",
          "add absent: { PARAMETER: VALUE } to the target file",
        );
    },
  };
}
