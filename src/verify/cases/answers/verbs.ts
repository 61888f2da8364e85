import type { Question } from "../../exchange/question.ts";
import { type Reply } from "../../exchange/reply.ts";
import { headerOf } from "../../exchange/wire.ts";
import { statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/statement.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf, checksOf } from "../check.ts";
import { targetOf } from "../../exchange/compose.ts";
import { plainQuestion } from "./plain-question.ts";

/** Methods and paths that the contract does not have. */
export const verbs: CaseFamily = {
  name: "verbs",
  about: "methods and paths that are not there",
  cases: (ground) => (ground.operation.answer.kind === "failure" ? [] : [otherVerbs(ground), otherPaths(ground)]),
};

/** What does not change anything, wherever it is sent. */
const harmless = ["HEAD", "OPTIONS"];
const changing = ["POST", "PUT", "PATCH", "DELETE"];

function otherVerbs(ground: Ground): Case {
  const { contract, operation } = ground;
  const taken = contract.operations.filter(({ path }) => path === operation.path).map(({ method }): string => method);
  const asked = [...harmless, ...(ground.allowWrites ? changing : [])].filter((method) => !taken.includes(method));
  return {
    id: "verbs/methods",
    checks: asked.map((method) =>
      checkOf(
        `verbs/${method}`,
        `${method}, which the contract does not have here, is answered as a method that is not there`,
        operation,
      ),
    ),
    requests: asked.length,
    *run(judge) {
      for (const method of asked) {
        const reply = yield { ...plainQuestion(ground), method };
        judge(
          `verbs/${method}`,
          reply,
          contract.host.framework === "servicestack" ? judgeNowhere(reply) : judgeOtherVerb(reply, method),
        );
      }
    },
  };
}

function otherPaths(ground: Ground): Case {
  const { operation, contract } = ground;
  return {
    id: "verbs/paths",
    checks: checksOf("verbs", operation, { "unknown-path": "a path that the contract does not have is not there" }),
    requests: 3,
    *run(judge) {
      for (const reply of [
        yield elsewhere(plainQuestion(ground), "/standin-nothing/here"),
        yield { ...elsewhere(plainQuestion(ground), "/standin-nothing/here"), as: { kind: "nobody" } as const },
      ])
        judge(
          "verbs/unknown-path",
          reply,
          contract.host.framework === "servicestack" ? judgeNowhere(reply) : judgeNotFound(reply),
        );
    },
  };
}

/** The operation's path with something behind it, and no query. */
function elsewhere(question: Question, behind: string): Question {
  const path = targetOf({ ...question, wanted: undefined }).split("?")[0] ?? "/";
  return { ...question, path: `${path}${behind}`, parameters: [] };
}

/** A framework that knows no such route leaves the answer to the web server below: 404 without a body. */
function judgeNowhere(reply: Reply): Deviation | undefined {
  if (reply.response.status !== 404) return { place: "status", expected: "404", found: statusText(reply) };
  return reply.reading.kind === "empty"
    ? undefined
    : { place: "body", expected: "nothing", found: reply.text.slice(0, 80) };
}

function judgeNotFound(reply: Reply): Deviation | undefined {
  const { status } = reply.response;
  return status === 404 || status === 401 || status === 403
    ? undefined
    : { place: "status", expected: "404", found: statusText(reply) };
}

/** HEAD may be what GET is (RFC 9110 section 9.3.2), OPTIONS may be answered; all else is 404, or 405 with `Allow`. */
function judgeOtherVerb(reply: Reply, method: string): Deviation | undefined {
  const { status } = reply.response;
  if (status === 405 && headerOf(reply.response, "allow") === undefined)
    return { place: "header Allow", expected: "the methods that are there", found: "none" };
  if (status === 404 || status === 405 || status === 501) return undefined;
  if ((method === "HEAD" || method === "OPTIONS") && status < 400)
    return method === "HEAD" && reply.response.body.length > 0
      ? { place: "body", expected: "nothing", found: `${reply.response.body.length} bytes` }
      : undefined;
  return { place: "status", expected: "404 or 405", found: statusText(reply) };
}
