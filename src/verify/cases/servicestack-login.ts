import { type Caller, type Question, withParameters } from "../exchange/question.ts";
import { contentTypeOf, type Reply } from "../exchange/reply.ts";
import { headerOf } from "../exchange/wire.ts";
import { judgeFailure } from "../verdict/judge-failure.ts";
import { judgeFirst } from "../verdict/judge-first.ts";
import { judgeStatus } from "../verdict/judge-status.ts";
import type { Deviation } from "../verdict/statement.ts";
import type { Case, CaseFamily, Ground } from "./case.ts";
import { checkOf } from "./check.ts";
import { mayCall, plainQuestion } from "./plain-question.ts";

/** How every host of this framework turns away who may not come in, where its check sits on the service class. */
export const serviceStackLogin: CaseFamily = {
  name: "servicestack-login",
  about: "how callers are turned away",
  cases(ground) {
    const { operation, contract } = ground;
    const { login, framework } = contract.host;
    if (
      framework !== "servicestack" ||
      login?.check !== "attribute" ||
      operation.security.length === 0 ||
      operation.answer.kind === "failure"
    )
      return [];
    return [...turnedAway(ground), ...roleMissing(ground), ...lowerCaseScheme(ground), ...bindingFirst(ground)];
  },
};

const family = "servicestack-login";

interface Turned {
  readonly name: string;
  readonly promise: string;
  readonly caller: Caller;
  readonly headers?: Question["headers"];
  readonly judge: (reply: Reply) => Deviation | undefined;
}

function turnedAway(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const { challenge = "", page } = contract.host.login ?? {};
  const kinds = new Set(operation.security.map(({ scheme }) => contract.schemes.get(scheme)?.kind));
  const basic = [...target.identities.values()].find(({ credentials }) => credentials.kind === "basic");
  const roles = operation.security[0]?.roles ?? [];
  const empty = (reply: Reply): Deviation | undefined => judgeChallenge(reply, challenge);
  const all: Turned[] = [
    {
      name: "challenge",
      promise: `without credentials the answer is 401, empty, with the challenge ${challenge}`,
      caller: { kind: "nobody" },
      judge: empty,
    },
    {
      name: "unknown-scheme",
      promise: "an unknown scheme counts as no credentials",
      caller: { kind: "header", value: "Standin abc" },
      judge: empty,
    },
  ];
  if (page !== undefined)
    all.push({
      name: "browser",
      promise: `a browser without credentials is sent to ${page}`,
      caller: { kind: "nobody" },
      headers: [["Accept", "text/html"]],
      judge: (reply) => judgeRedirect(reply, page),
    });
  if (basic !== undefined)
    all.push({
      name: "wrong-password",
      promise: "a wrong password is told so, without a challenge",
      caller: { kind: "wrong password", name: basic.name },
      judge: judgeWrongPassword,
    });
  if (kinds.has("bearer"))
    all.push(
      {
        name: "forged-token",
        promise: "a token with a wrong signature counts as no credentials",
        caller: { kind: "forged token", roles },
        judge: empty,
      },
      {
        name: "unsigned-token",
        promise: "a token of another algorithm is answered with 405 NotSupportedException",
        caller: { kind: "unsigned token", roles },
        judge: (reply) =>
          judgeFailure(reply, { status: 405, code: "NotSupportedException", message: undefined, field: undefined }),
      },
    );
  return all.map((turned) => turnedCase(ground, turned));
}

function turnedCase(ground: Ground, { name, promise, caller, headers, judge: judgeReply }: Turned): Case {
  const id = `${family}/${name}`;
  return {
    id,
    checks: [checkOf(id, promise, ground.operation)],
    requests: 1,
    *run(judge) {
      const plain = plainQuestion(ground);
      const reply = yield { ...plain, as: caller, ...(headers === undefined ? {} : { headers, wanted: undefined }) };
      judge(id, reply, judgeReply(reply));
    },
  };
}

function judgeChallenge(reply: Reply, challenge: string): Deviation | undefined {
  const given = headerOf(reply.response, "www-authenticate");
  return judgeFirst([
    judgeStatus(reply, [401]),
    given === challenge ? undefined : { place: "header WWW-Authenticate", expected: challenge, found: given ?? "none" },
    reply.reading.kind === "empty" ? undefined : { place: "body", expected: "nothing", found: reply.text.slice(0, 80) },
  ]);
}

function judgeWrongPassword(reply: Reply): Deviation | undefined {
  const given = headerOf(reply.response, "www-authenticate");
  return (
    judgeFailure(reply, {
      status: 401,
      code: "Unauthorized",
      message: "Invalid Username or Password",
      field: undefined,
    }) ?? (given === undefined ? undefined : { place: "header WWW-Authenticate", expected: "none", found: given })
  );
}

function judgeRedirect(reply: Reply, page: string): Deviation | undefined {
  const status = judgeStatus(reply, [302]);
  if (status !== undefined) return status;
  const location = headerOf(reply.response, "location") ?? "none";
  const path = /^https?:\/\/[^/]+/.test(location) ? location.replace(/^https?:\/\/[^/]+/, "") : location;
  const fits = path.toLowerCase().includes(`${page.toLowerCase()}?redirect=`);
  return fits ? undefined : { place: "header Location", expected: `…${page}?redirect=…`, found: location };
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
      checks: [checkOf(id, "a missing role is answered with 403 and plain text that repeats the request", operation)],
      requests: 1,
      *run(judge) {
        const reply = yield { ...plainQuestion(ground), as: { kind: "identity", name: weak.name } };
        judge(id, reply, judgeForbidden(reply));
      },
    },
  ];
}

function judgeForbidden(reply: Reply): Deviation | undefined {
  const type = contentTypeOf(reply);
  const begins = `Forbidden\r\n\r\nRequest.HttpMethod: ${reply.request.method}\r\nRequest.PathInfo: `;
  return judgeFirst([
    judgeStatus(reply, [403]),
    type?.split(";")[0] === "text/plain"
      ? undefined
      : { place: "header Content-Type", expected: "text/plain", found: type ?? "none" },
    reply.text.startsWith(begins) && reply.text.includes("\r\nRequest.QueryString: ")
      ? undefined
      : { place: "body", expected: JSON.stringify(begins), found: JSON.stringify(reply.text.slice(0, 100)) },
  ]);
}

function lowerCaseScheme(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const identity = [...target.identities.values()].find(
    (one) => one.credentials.kind === "basic" && mayCall(operation, one, contract.host.login?.superRole),
  );
  if (identity?.credentials.kind !== "basic") return [];
  const { user, password } = identity.credentials;
  const id = `${family}/scheme-any-case`;
  const value = `basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return [
    {
      id,
      checks: [checkOf(id, "the word Basic is read in any case", operation)],
      requests: 1,
      *run(judge) {
        const reply = yield { ...plainQuestion(ground), as: { kind: "header", value } };
        judge(id, reply, judgeStatus(reply, [200, 204]));
      },
    },
  ];
}

/** A value that cannot be read is refused before anybody asks who sent it; a value that the service refuses, after. */
function bindingFirst(ground: Ground): readonly Case[] {
  const { operation } = ground;
  const parameter = operation.parameters.find(
    ({ slot, in: where }) => where === "query" && slot.type.kind === "integer",
  );
  const { pagination } = operation;
  if (parameter === undefined) return [];
  const id = `${family}/order`;
  return [
    {
      id,
      checks: [checkOf(id, "values are read before credentials are asked for, and judged after", operation)],
      requests: 2,
      *run(judge) {
        const nobody: Question = { ...plainQuestion(ground), as: { kind: "nobody" } };
        const unread = yield withParameters(nobody, [[parameter.name, "standin"]]);
        judge(id, unread, judgeStatus(unread, [400]));
        if (pagination === undefined) return;
        const refused = yield withParameters(nobody, [
          [pagination.limit.parameter, String(pagination.limit.maximum + 1)],
        ]);
        judge(id, refused, judgeStatus(refused, [401]));
      },
    },
  ];
}
