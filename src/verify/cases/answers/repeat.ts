import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import { checkKinds } from "../../verdict/check.ts";
import { type Question, withParameters } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import { judgeStatus } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Trial } from "../../verdict/trial.ts";
import type { Case, CaseFamily, Ground, Script } from "../case.ts";
import { innerPlace } from "../values/inner-place.ts";
import { checksOf } from "../check.ts";
import { collectionsOf, pageQuestion } from "../list/collection.ts";
import { successOf } from "../success-of.ts";
import { readableFormatsOf, baselineQuestion } from "./baseline-question.ts";

const kinds = checkKinds("repeat", { same: {}, "after-others": {} });

/** The same question has the same answer, whatever was asked in between. */
export const repeat: CaseFamily = {
  name: "repeat",
  about: "repeated requests",
  kinds: Object.values(kinds),
  cases: (ground) =>
    ground.operation.method === "GET" &&
    ground.operation.answer.kind !== "failure" &&
    readableFormatsOf(ground.operation).length > 0
      ? [again(ground)]
      : [],
};

function again(ground: Ground): Case {
  const formats = readableFormatsOf(ground.operation);
  return {
    id: "repeat/same",
    checks: checksOf(kinds, ground.operation, {
      same: "the same request gets the same bytes, in every format",
      "after-others": "earlier requests change nothing",
    }),
    requests: 2 * formats.length + 4,
    *run(judge) {
      const question = yield* lastingQuestion(ground);
      const first: Reply[] = [];
      for (const format of formats) {
        const asked: Question = { ...question, wanted: { format, by: "accept" } };
        const one = successOf(yield asked);
        judge.that("repeat/same", one, judgeSameBytes(one, yield asked), () => askedTwice(asked));
        first.push(one);
      }
      yield { ...question, as: { kind: "nobody" } };
      yield withParameters(question, [["standin", "1"]]);
      for (const one of first.slice(0, 2))
        judge.that("repeat/after-others", one, judgeSameBytes(one, yield one.question));
    },
  };
}

function askedTwice(question: Question): Trial {
  return {
    questions: [question, question],
    // On a list that grows, only behind a position is it the same again.
    about: question.parameters.map(([name]) => name),
    judge: ([one, other]) => one && other && judgeSameBytes(one, other),
  };
}

/** On a list that grows at its beginning, a page further on is the same again. */
function* lastingQuestion(ground: Ground): Script<Question> {
  const pagination = iteratorPaging(ground.operation);
  if (pagination === undefined) return baselineQuestion(ground);
  const { main } = yield* collectionsOf(ground);
  const middle = main.keys[innerPlace(ground, "repeat", main.keys.length)];
  const page = pageQuestion(ground, main.question, Math.min(20, pagination.limit.maximum));
  return middle === undefined ? page : withParameters(page, [[pagination.iterator.parameter, middle]]);
}

/** Status, type and bytes of two answers. */
export function judgeSameBytes(one: Reply, other: Reply): Deviation | undefined {
  const status = judgeStatus(other, [one.response.status]);
  if (status !== undefined || one.text === other.text) return status;
  const at = Array.from(one.text, (character, index) => character !== other.text[index]).indexOf(true);
  const from = Math.max(0, (at < 0 ? one.text.length : at) - 20);
  return {
    place: { kind: "body", character: at < 0 ? one.text.length : at },
    expected: one.text.slice(from, from + 80),
    found: other.text.slice(from, from + 80),
  };
}
