import type { Case, CaseFamily, Ground } from "./case.ts";
import { checksOf } from "./check.ts";
import { successOf } from "./page-view.ts";
import { combinationsOf, questionWith } from "./plain-question.ts";

/** The simplest requests succeed; what every answer of a run is put to is told under the same name. */
export const plain: CaseFamily = {
  name: "answers",
  about: "what every answer is",
  cases: (ground) => (ground.operation.answer.kind === "failure" ? [] : [simplest(ground)]),
};

function simplest(ground: Ground): Case {
  return {
    id: "answers/plain",
    checks: checksOf("answers", ground.operation, { plain: "the simplest request succeeds" }),
    requests: 4,
    *run(judge) {
      for (const parameters of combinationsOf(ground).slice(0, 4)) {
        const reply = successOf(yield questionWith(ground, parameters));
        judge("answers/plain", reply, undefined);
      }
    },
  };
}
