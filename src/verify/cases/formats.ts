import type { Question } from "../exchange/question.ts";
import { isSuccess, valueOf } from "../exchange/reply.ts";
import { judgeSame } from "../verdict/judge-same.ts";
import { Unusable } from "../verdict/statement.ts";
import type { Case, CaseFamily, Ground, Script } from "./case.ts";
import { checkOf } from "./check.ts";
import { collectionsOf, pageQuestion } from "./collection.ts";
import { successOf } from "./page-view.ts";
import { combinationsOf, formatsOf, questionWith } from "./plain-question.ts";
import { withParameters } from "../exchange/question.ts";

/** Every documented format says the same. */
export const formats: CaseFamily = {
  name: "formats",
  about: "the same answer in every format",
  cases: (ground) =>
    ground.operation.answer.kind === "failure" || formatsOf(ground.operation).length < 2 ? [] : [agreement(ground)],
};

function agreement(ground: Ground): Case {
  const { operation } = ground;
  const [first = "json", ...others] = formatsOf(operation);
  return {
    id: "formats/agree",
    checks: others.map((format) =>
      checkOf(
        `formats/${format}-as-${first}`,
        `${format.toUpperCase()} says the same as ${first.toUpperCase()}, value by value`,
        operation,
      ),
    ),
    requests: 4 * (others.length + 1),
    *run(judge) {
      for (const question of yield* questionsWorthComparing(ground)) {
        const reference = yield { ...question, wanted: { format: first, by: "accept" } };
        const value = valueOf(successOf(reference));
        if (value === undefined) throw new Unusable(reference, `the answer cannot be read as ${first.toUpperCase()}`);
        for (const format of others) {
          const reply = yield { ...question, wanted: { format, by: "accept" } };
          const check = `formats/${format}-as-${first}`;
          if (!isSuccess(reply))
            judge(check, reply, {
              place: "status",
              expected: String(reference.response.status),
              found: String(reply.response.status),
            });
          else if (reply.reading.kind === "value")
            judge(check, reply, judgeSame(reference, reply, ground.contract.host));
          else if (reply.reading.kind === "empty")
            judge(check, reply, {
              place: "body",
              expected: `what ${first.toUpperCase()} says`,
              found: "an empty body",
            });
          else if (reply.reading.kind === "unwritable")
            judge.skip(
              check,
              `the host says itself that it cannot write this as ${format.toUpperCase()}`,
              "name other values in the target file",
            );
          else
            judge.skip(check, `the answer cannot be read as ${format.toUpperCase()}`, "mend what is found there first");
        }
      }
    },
  };
}

/** Pages with many rows, the second of them, an empty one; for other operations each known combination. */
function* questionsWorthComparing(ground: Ground): Script<readonly Question[]> {
  const { pagination } = ground.operation;
  if (pagination === undefined)
    return combinationsOf(ground)
      .slice(0, 4)
      .map((parameters) => questionWith(ground, parameters));
  const { all, main } = yield* collectionsOf(ground);
  const middle = main.keys[main.keys.length >> 1];
  const empty = all.find(({ keys, complete }) => complete && keys.length === 0);
  return [
    pageQuestion(ground, main.question, pagination.limit.maximum),
    ...(middle === undefined
      ? []
      : [withParameters(pageQuestion(ground, main.question, 10), [[pagination.iterator.parameter, middle]])]),
    ...(empty === undefined ? [] : [empty.question]),
  ];
}
