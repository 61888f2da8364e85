import { credentialKinds } from "../../../contract/model/credential-kinds.ts";
import { type Caller, type Given, type Question, withParameters } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Identity } from "../../deployment/target.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import { judgeStatus } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { askerAmong } from "../../cases/callers/refused-identities.ts";
import { hasAsked } from "../../cases/callers/asked-callers.ts";
import type { Case, CaseFamily, Ground } from "../../cases/case.ts";
import { checkOf } from "../../cases/check.ts";
import { mayCall, baselineQuestion } from "../../cases/answers/baseline-question.ts";
import { errors } from "./errors.ts";
import { loginKinds } from "./login-checks.ts";
import { checksInOrder } from "./order.ts";

/** How every host of this framework refuses callers, where its check is on the service class. */
export const login: CaseFamily = {
  name: "servicestack-login",
  about: "how callers are refused",
  kinds: Object.values(loginKinds),
  cases(ground) {
    const { operation, contract } = ground;
    const isSecured = operation.security.length > 0 && operation.answer.kind !== "failure";
    if (!isSecured || contract.host.login?.check !== "attribute") return [];
    return [...turnedAway(ground), ...roleMissing(ground), ...lowerCaseScheme(ground), ...checksInOrder(ground)];
  },
};

const family = "servicestack-login";

interface Turned {
  readonly name: keyof typeof loginKinds;
  readonly promise: string;
  readonly caller: Caller;
  /** Sent instead of the format that is asked for otherwise. */
  readonly accept?: string;
  readonly given?: readonly Given[];
  readonly judge: (reply: Reply) => Deviation | undefined;
}

function turnedAway(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const { login } = contract.host;
  if (login === undefined) return [];
  const kinds = credentialKinds(operation, contract);
  const known = [...target.identities.values()];
  const basic = known.find(({ credentials }) => credentials.kind === "basic");
  const expired = known.find((identity) => identity.expired !== undefined);
  const all: Turned[] = [
    turned(
      "challenge",
      `without credentials the answer is 401, empty, with the challenge ${login.challenge}`,
      nobody,
      401,
    ),
    turned("unknown-scheme", "an unknown scheme counts as no credentials", header("Standin abc"), 401),
    {
      ...turned("callback", "a JSONP request without credentials gets the refusal inside its callback", nobody, 200),
      given: [["callback", "standin"]],
      judge: judgeCall,
    },
  ];
  if (login.page !== undefined)
    all.push({ ...turned("browser", `a browser without credentials is sent to ${login.page}`, nobody, 302), accept });
  if (login.page !== undefined && expired !== undefined)
    all.push({
      ...turned("browser-expired", "a browser with an expired token is sent there too", by("expired", expired), 302),
      accept,
    });
  if (basic?.credentials.kind === "basic") all.push(...basicTurned(basic, basic.credentials.user));
  if (kinds.has("bearer")) all.push(...bearerTurned(operation.security[0]?.roles ?? []));
  return all.map((one) => turnedCase(ground, one));
}

const accept = "text/html";
const nobody: Caller = { kind: "nobody" };

function header(value: string): Caller {
  return { kind: "header", value };
}

function basicHeader(text: string): Caller {
  return header(`Basic ${Buffer.from(text).toString("base64")}`);
}

function by(kind: "expired" | "wrong password", { name }: Identity): Caller {
  return { kind, name };
}

function basicTurned(identity: Identity, user: string): readonly Turned[] {
  return [
    turned("wrong-password", "a wrong password is reported, without a challenge", by("wrong password", identity), 401),
    turned("empty-password", "a name with an empty password counts as no credentials", basicHeader(`${user}:`), 401),
    turned("no-password", "a name without a password counts as no credentials", basicHeader(user), 401),
    {
      ...turned("not-base64", "Basic credentials that are not base64 are reported", header("Basic !!!"), 400),
      judge: (reply) =>
        judgeFailure(reply, { status: 400, code: "FormatException", message: undefined, field: undefined }, errors),
    },
  ];
}

function bearerTurned(roles: readonly string[]): readonly Turned[] {
  return [
    turned(
      "forged-token",
      "a token with a wrong signature counts as no credentials",
      { kind: "forged token", roles },
      401,
    ),
    turned(
      "unsigned-token",
      "a token of another algorithm is answered with 405 NotSupportedException",
      { kind: "unsigned token", roles },
      405,
    ),
  ];
}

/** What the answer looks like beyond its status, a watch judges wherever it comes. */
function turned(name: Turned["name"], promise: string, caller: Caller, status: number): Turned {
  return { name, promise, caller, judge: (reply) => judgeStatus(reply, [status]) };
}

function turnedCase(
  ground: Ground,
  { name, promise, caller, accept: type, given = [], judge: judgeReply }: Turned,
): Case {
  const id = `${family}/${name}`;
  return {
    id,
    checks: [checkOf(loginKinds[name], id, promise, ground.operation)],
    requests: 1,
    *run(judge) {
      const isPlain = type === undefined && given.length === 0 && caller.kind !== "header";
      if (isPlain && hasAsked(ground, caller.kind)) return;
      const baseline = withParameters(baselineQuestion(ground), given);
      const wanted = type === undefined && given.length === 0 ? baseline.wanted : undefined;
      const headers: Question["headers"] = type === undefined ? [] : [["Accept", type]];
      const reply = yield { ...baseline, as: caller, wanted, headers };
      judge.that(id, reply, judgeReply(reply));
    },
  };
}

/** Errors before the service is reached have no status of their own in a call. */
function judgeCall(reply: Reply): Deviation | undefined {
  const says = /^standin\(\{"responseStatus":\{"errorCode":"Unauthorized","message":"Not Authenticated",/i;
  return (
    judgeStatus(reply, [200]) ??
    (says.test(reply.text)
      ? undefined
      : {
          place: { kind: "body" },
          expected: "standin(…) around Unauthorized: Not Authenticated",
          found: reply.text.slice(0, 80),
        })
  );
}

function roleMissing(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const weak = [...target.identities.values()].find(
    (identity) => !mayCall(operation, identity, contract.host.login?.superRole),
  );
  if (weak === undefined) return [];
  const id = `${family}/forbidden`;
  return [
    {
      id,
      checks: [
        checkOf(
          loginKinds.forbidden,
          id,
          "a missing role is answered with 403 and plain text that repeats the request",
          operation,
        ),
      ],
      requests: 1,
      *run(judge) {
        if (hasAsked(ground, "identity")) return;
        const baseline = withParameters(baselineQuestion(ground), [["StandinUnknown", "a b"]]);
        const reply = yield { ...baseline, as: { kind: "identity", name: weak.name } };
        judge.that(id, reply, judgeStatus(reply, [403]));
      },
    },
  ];
}

function lowerCaseScheme(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const allowed = [...target.identities.values()].filter((one) =>
    mayCall(operation, one, contract.host.login?.superRole),
  );
  const kinds = ["basic", "bearer"].filter((kind) => allowed.some(({ credentials }) => credentials.kind === kind));
  if (kinds.length === 0) return [];
  const id = `${family}/scheme-any-case`;
  return [
    {
      id,
      checks: [
        checkOf(loginKinds["scheme-any-case"], id, "the scheme names Basic and Bearer are case-insensitive", operation),
      ],
      requests: kinds.length,
      *run(judge) {
        for (const kind of kinds) {
          const one = askerAmong(
            ground,
            allowed.filter(({ credentials }) => credentials.kind === kind),
          );
          if (one === undefined) continue;
          const reply = yield {
            ...baselineQuestion(ground),
            as: { kind: "identity", name: one.name, scheme: "small" },
          };
          judge.that(id, reply, judgeStatus(reply, [200, 204]));
        }
      },
    },
  ];
}
