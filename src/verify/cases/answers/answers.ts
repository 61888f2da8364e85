import { checkKinds } from "../../verdict/check.ts";
import type { Case, CaseFamily, Ground, Script } from "../case.ts";
import { checksOf } from "../check.ts";
import { successOf } from "../success-of.ts";
import { findOut } from "../find-out.ts";
import type { Sent } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import { combinationsOf, questionWith } from "./baseline-question.ts";

const kinds = checkKinds("answers", { plain: {} }, { isGround: true });

/** The simplest requests succeed; the checks of every answer are reported under the same name. */
export const answers: CaseFamily = {
  name: "answers",
  about: "properties of every answer",
  kinds: Object.values(kinds),
  cases: (ground) => (ground.operation.answer.kind === "failure" ? [] : [simplest(ground)]),
};

function simplest(ground: Ground): Case {
  return {
    id: "answers/plain",
    checks: checksOf(kinds, ground.operation, { plain: "the simplest request succeeds" }),
    requests: 4,
    sample: "ordinary",
    *run(judge) {
      for (const parameters of combinationsOf(ground).slice(0, 4)) {
        const reply = successOf(yield* baselineReply(ground, parameters));
        judge.that("answers/plain", reply, undefined);
      }
    },
  };
}

/** The answer to the simplest request with these parameters; asked once. */
export function baselineReply(ground: Ground, parameters: readonly Sent[]): Script<Reply> {
  return findOut(ground, `the answer to ${JSON.stringify(parameters)}`, function* (): Script<Reply> {
    return yield questionWith(ground, parameters);
  });
}
