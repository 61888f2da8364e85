import type { Operation } from "../../../contract/model/contract.ts";
import { contentTypeOf, type Reply } from "../../exchange/reply.ts";
import { headerOf } from "../../exchange/wire.ts";
import { type Check, checkKinds } from "../../verdict/check.ts";
import { judgeStatus, statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Case, CaseFamily, Ground, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { shapeOfPath } from "../path-in.ts";
import type { Question } from "../../exchange/question.ts";
import { absentQuestion, lookupParameters } from "../lookups/absent-question.ts";
import { combinationsOf, openQuestionWith } from "./baseline-question.ts";
import { isAskable, workingAnswer } from "./ordinary-answers.ts";

const kinds = checkKinds("verbs", { method: {}, allow: { isOfHeaders: true }, head: {}, "unknown-path": {} });

/** Methods and paths that the document does not have: what the RFCs say of them, a promise where the document says it. */
export const ordinaryVerbs: CaseFamily = {
  name: "verbs",
  about: "unknown methods and paths",
  kinds: Object.values(kinds),
  isForWrites: true,
  cases: (ground) => [...otherMethods(ground), ...otherPath(ground)],
};

/**
 * A host may have more than its document says. So what could change something is sent to nothing that may exist: `DELETE`
 * alone, for what the target file says is nobody's; `PUT` could create it, and `POST` creates whatever it is sent to.
 */
function otherMethods(ground: Ground): readonly Case[] {
  const { contract, operation, allowWrites } = ground;
  const here = contract.operations.filter(({ path }) => shapeOfPath(path) === shapeOfPath(operation.path));
  if ((here.find((one) => isAskable({ ...ground, operation: one })) ?? here[0]) !== operation) return [];
  const taken = new Set(here.map(({ method }) => method));
  const asked = [
    "OPTIONS",
    ...(taken.has("GET") ? ["HEAD"] : []),
    ...(allowWrites && namesAbsent(ground) ? ["DELETE"] : []),
  ];
  const methods = asked.filter((method) => !taken.has(method));
  const isStated = documents(operation, 405);
  if (methods.length === 0) return [];
  return [
    {
      id: "verbs/methods",
      checks: methodChecks(operation, methods, isStated),
      requests: methods.length,
      *run(judge) {
        const { question, reply: working } = yield* harmless(ground);
        for (const method of methods) {
          const asked = method === "DELETE" ? absentQuestion(ground, question) : question;
          if (asked === undefined) continue;
          const reply = yield { ...asked, method, body: undefined };
          const deviation = method === "HEAD" ? judgeHead(reply, working) : judgeMethod(reply, method, isStated);
          judge.that(`verbs/${method}`, reply, deviation);
        }
      },
    },
  ];
}

/** Whether the target file says of the row in the path that it does not exist. */
function namesAbsent(ground: Ground): boolean {
  const inPath = ground.operation.parameters.filter(({ in: place }) => place === "path").map(({ name }) => name);
  return lookupParameters(ground).some((name) => inPath.includes(name) && ground.target.absent.has(name));
}

function methodChecks(operation: Operation, methods: readonly string[], isStated: boolean): readonly Check[] {
  return methods.flatMap((method) => {
    if (method === "HEAD")
      return [
        {
          ...checkOf(kinds.head, "verbs/HEAD", "HEAD is answered as GET, without a body", operation),
          isInferred: true as const,
        },
      ];
    const promise = `${method}, which the document does not have here, is refused`;
    const check = checkOf(kinds.method, `verbs/${method}`, promise, operation);
    return [isStated && method !== "OPTIONS" ? check : { ...check, isInferred: true as const }];
  });
}

function documents({ responses }: Operation, status: number): boolean {
  return responses.some((one) => one.status === status && one.range !== true);
}

/** A question that works; where asking might change something, one that only has the right form, and was not asked. */
function* harmless(ground: Ground): Script<{ readonly question: Question; readonly reply: Reply | undefined }> {
  if (isAskable(ground)) return yield* workingAnswer(ground);
  return { question: openQuestionWith(ground, combinationsOf(ground)[0] ?? []), reply: undefined };
}

/** As `GET`, without a body (RFC 9110 section 9.3.2); a host may not have it. */
function judgeHead(reply: Reply, working: Reply | undefined): Deviation | undefined {
  const { status, body } = reply.response;
  if (body.length > 0) return { place: { kind: "body" }, expected: "nothing", found: `${body.length} bytes` };
  if (working === undefined || [404, 405, 501].includes(status)) return undefined;
  if (status === working.response.status) return judgeHeadType(reply, working);
  return { place: { kind: "status" }, expected: `${working.response.status}, as GET`, found: statusText(reply) };
}

/** What HEAD says of the body that GET has: its type alone, since a length may be another by then. */
function judgeHeadType(reply: Reply, working: Reply): Deviation | undefined {
  const [own, its] = [reply, working].map(contentTypeOf);
  if (own === undefined || its === undefined || own === its) return undefined;
  return { place: { kind: "header", name: "Content-Type" }, expected: `${its}, as GET`, found: own };
}

/** `OPTIONS` may be answered (section 9.3.7); all else is refused, with 405 and `Allow` (15.5.6) or as unknown. */
function judgeMethod(reply: Reply, method: string, isStated: boolean): Deviation | undefined {
  const { status } = reply.response;
  if (method === "OPTIONS" && status < 400) return undefined;
  if (isStated && method !== "OPTIONS") {
    const deviation = judgeStatus(reply, [405, 404]);
    if (deviation !== undefined) return deviation;
  }
  if (status === 405 && headerOf(reply.response, "allow") === undefined)
    return { place: { kind: "header", name: "Allow" }, expected: "the allowed methods", found: "none" };
  if (status >= 400 && status !== 500) return undefined;
  return { place: { kind: "status" }, expected: "405, or 404", found: statusText(reply) };
}

/** Asked once for an API: below the path of its first operation. */
function otherPath(ground: Ground): readonly Case[] {
  const { contract, operation } = ground;
  const { operations } = contract;
  if ((operations.find((one) => isAskable({ ...ground, operation: one })) ?? operations[0]) !== operation) return [];
  const check = checkOf(
    kinds["unknown-path"],
    "verbs/unknown-path",
    "a path that the document does not have is not found",
    operation,
  );
  return [
    {
      id: "verbs/paths",
      checks: [{ ...check, isInferred: true }],
      requests: 1,
      *run(judge) {
        const { question } = yield* harmless(ground);
        // A method that changes nothing, whatever the operation's own does: a host may take any path.
        const elsewhere = { method: "GET", path: "/standin-nothing/here", parameters: [], body: undefined };
        const reply = yield { ...question, ...elsewhere };
        const { status } = reply.response;
        const isRefused = [400, 401, 403, 404].includes(status);
        const found = statusText(reply);
        judge.that(check.id, reply, isRefused ? undefined : { place: { kind: "status" }, expected: "404", found });
      },
    },
  ];
}
