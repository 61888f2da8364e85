import { checkKinds } from "../../verdict/check.ts";
import type { AnswerRule } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import { valueOf } from "../../exchange/reply.ts";
import { differenceBetween } from "../../verdict/same-value.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checksOf } from "../check.ts";
import { successOf } from "../success-of.ts";
import { baselineQuestion, questionWith } from "./baseline-question.ts";
import { withParameters } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";

const kinds = checkKinds("examples", { constant: {}, failure: {}, nothing: {} });

/** What the contract gives an answer to, word by word: constants, failures, nothing at all. */
export const examples: CaseFamily = {
  name: "examples",
  about: "examples and failures of the contract",
  kinds: Object.values(kinds),
  cases(ground) {
    const { answer } = ground.operation;
    switch (answer.kind) {
      case "example":
        return [constants(ground, answer)];
      case "failure":
        return [failures(ground, answer)];
      case "nothing":
        // Where an ordinary document describes no body, it says nothing of one.
        return ground.promises.isOrdinary ? [] : [nothing(ground)];
      default:
        return [];
    }
  },
};

const most = 12;

function constants(ground: Ground, { by, name, examples: known }: Extract<AnswerRule, { kind: "example" }>): Case {
  const named = [...known].filter(([key]) => (by === undefined ? key === name : key !== "*")).slice(0, most);
  return {
    id: "examples/constant",
    checks: checksOf(kinds, ground.operation, { constant: "the answer equals the contract's example" }),
    requests: named.length,
    *run(judge) {
      const baseline = baselineQuestion(ground);
      for (const [key, value] of named) {
        const reply = successOf(yield by === undefined ? baseline : withParameters(baseline, [[by, key]]));
        judge.that("examples/constant", reply, judgeConstant(reply, value));
      }
    },
  };
}

function judgeConstant(reply: Reply, value: Value): Deviation | undefined {
  const { parsed } = reply;
  const given = valueOf(reply);
  if (parsed.kind !== "value" || given === undefined) return undefined;
  const difference = differenceBetween({ value, type: parsed.type, format: parsed.format }, parsed, parsed.formats);
  return (
    difference && {
      place: { kind: "value", pointer: difference.pointer },
      expected: difference.one,
      found: difference.other,
    }
  );
}

function failures(ground: Ground, { by, failures: known }: Extract<AnswerRule, { kind: "failure" }>): Case {
  const named = [...known].filter(([key]) => key !== "*").slice(0, most);
  return {
    id: "examples/failure",
    checks: checksOf(kinds, ground.operation, {
      failure: "each failure has the status, code and message that the contract gives",
    }),
    requests: named.length,
    *run(judge) {
      for (const [key, failure] of named) {
        const reply = yield questionWith(ground, [[by, key]]);
        judge.that("examples/failure", reply, judgeFailure(reply, failure, ground.promises.errors));
      }
    },
  };
}

function nothing(ground: Ground): Case {
  return {
    id: "examples/nothing",
    checks: checksOf(kinds, ground.operation, { nothing: "the answer has no body" }),
    requests: 1,
    *run(judge) {
      const reply = successOf(yield baselineQuestion(ground));
      judge.that(
        "examples/nothing",
        reply,
        reply.parsed.kind === "empty"
          ? undefined
          : { place: { kind: "body" }, expected: "nothing", found: reply.text.slice(0, 80) },
      );
    },
  };
}
