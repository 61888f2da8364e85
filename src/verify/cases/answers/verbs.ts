import { checkKinds } from "../../verdict/check.ts";
import type { Question } from "../../exchange/question.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf, checksOf } from "../check.ts";
import { targetOf } from "../../exchange/compose.ts";
import { baselineQuestion } from "./baseline-question.ts";

const kinds = checkKinds("verbs", { method: {}, "unknown-path": {} });

/** Methods and paths that the contract does not have. */
export const verbs: CaseFamily = {
  name: "verbs",
  about: "unknown methods and paths",
  kinds: Object.values(kinds),
  cases: (ground) => (ground.operation.answer.kind === "failure" ? [] : [otherVerbs(ground), otherPaths(ground)]),
};

/** What does not change anything, wherever it is sent. */
const harmless = ["HEAD", "OPTIONS"];
const changing = ["POST", "PUT", "PATCH", "DELETE"];

function otherVerbs(ground: Ground): Case {
  const { contract, operation, promises } = ground;
  const taken = contract.operations.filter(({ path }) => path === operation.path).map(({ method }): string => method);
  const asked = [...harmless, ...(ground.allowWrites ? changing : [])].filter((method) => !taken.includes(method));
  return {
    id: "verbs/methods",
    checks: asked.map((method) =>
      checkOf(
        kinds.method,
        `verbs/${method}`,
        `${method}, which the contract does not have here, is refused as an unknown method`,
        operation,
      ),
    ),
    requests: asked.length,
    *run(judge) {
      for (const method of asked) {
        const reply = yield { ...baselineQuestion(ground), method, body: undefined };
        judge.that(`verbs/${method}`, reply, promises.judgeOtherMethod(reply, method));
      }
    },
  };
}

function otherPaths(ground: Ground): Case {
  const { operation, promises } = ground;
  return {
    id: "verbs/paths",
    checks: checksOf(kinds, operation, { "unknown-path": "a path that the contract does not have is not found" }),
    requests: 3,
    *run(judge) {
      for (const reply of [
        yield elsewhere(baselineQuestion(ground), "/standin-nothing/here"),
        yield { ...elsewhere(baselineQuestion(ground), "/standin-nothing/here"), as: { kind: "nobody" } as const },
      ])
        judge.that("verbs/unknown-path", reply, promises.judgeUnknownPath(reply));
    },
  };
}

/** The operation's path with something behind it, and no query. */
function elsewhere(question: Question, behind: string): Question {
  const path = targetOf({ ...question, wanted: undefined }).split("?")[0] ?? "/";
  return { ...question, path: `${path}${behind}`, parameters: [], body: undefined };
}
