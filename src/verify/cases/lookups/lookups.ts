import type { AnswerRule, FailureRule } from "../../../contract/model/contract.ts";
import { type Given, type Question, withParameters } from "../../exchange/question.ts";
import { isSuccess, valueOf } from "../../exchange/reply.ts";
import { atPath } from "../../verdict/member.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Reply } from "../../exchange/reply.ts";
import { absentQuestion } from "./absent-question.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf, checksOf } from "../check.ts";
import { lookupKinds } from "./lookup-checks.ts";
import { elsewhere, nearOnes } from "./lookups-near.ts";
import { scalarText } from "../../verdict/scalar-text.ts";
import { successOf } from "../success-of.ts";
import { combinationsOf, baselineQuestion, questionWith } from "../answers/baseline-question.ts";
import { judgeSameBytes } from "../answers/repeat.ts";
import { failingRules } from "../values/rule-test.ts";

/** What is asked for is what is answered, and what is not there is said to be missing. */
export const lookups: CaseFamily = {
  name: "lookups",
  about: "look-ups",
  kinds: Object.values(lookupKinds),
  cases(ground) {
    const { answer } = ground.operation;
    switch (answer.kind) {
      case "page":
        return [absentOwner(ground, answer.missing), ...nearOnes(ground)];
      case "row":
        return [
          rightOne(ground, answer),
          absentOne(ground, answer),
          ...anyCase(ground, answer),
          ...nearOnes(ground),
          ...elsewhere(ground),
        ];
      case "example":
        return answer.by === undefined || answer.missing === undefined || answer.examples.has("*")
          ? []
          : [absentExample(ground, answer.by, answer.missing)];
      default:
        return [];
    }
  },
};

type RowRule = Extract<AnswerRule, { kind: "row" }>;

function absentOwner(ground: Ground, missing: FailureRule): Case {
  return {
    id: "lookups/absent",
    checks: checksOf(lookupKinds, ground.operation, {
      absent: `what does not exist is answered with ${missing.status} ${missing.code}`,
    }),
    requests: 2,
    *run(judge) {
      const absent = absentQuestion(ground, baselineQuestion(ground));
      if (absent === undefined) {
        judge.skip(
          "lookups/absent",
          "no value is known that does not exist",
          "add absent: { PARAMETER: VALUE } to the target file",
        );
        return;
      }
      const reply = yield absent;
      judge.that("lookups/absent", reply, judgeFailure(reply, missing, ground.promises.errors));
    },
  };
}

function rightOne(ground: Ground, rule: RowRule): Case {
  return {
    id: "lookups/right-one",
    checks: checksOf(lookupKinds, ground.operation, {
      "right-one": `the answer is the row identified by ${[...rule.by.keys()].join(", ")}`,
      apart: "different values find different rows",
    }),
    requests: 6,
    *run(judge) {
      const seen = new Map<string, string>();
      const combinations = combinationsOf(ground).slice(0, 6);
      for (const parameters of combinations) {
        const reply = successOf(yield questionWith(ground, parameters));
        judge.that("lookups/right-one", reply, judgeRight(reply, rule));
        const asked = parameters.map(([, value]) => value).join(" ");
        const same = seen.get(reply.text);
        if (combinations.length > 1)
          judge.that(
            "lookups/apart",
            reply,
            same === undefined || same === asked
              ? undefined
              : { place: { kind: "body" }, expected: `another answer than for ${same}`, found: "the same answer" },
          );
        seen.set(reply.text, asked);
      }
      if (combinations.length < 2)
        judge.skip("lookups/apart", "only one combination is known", "add more under together in the target file");
    },
  };
}

/** What the answer shows of the properties it was found by equals what was asked; capitals may differ. */
function judgeRight(reply: Reply, { by }: RowRule): Deviation | undefined {
  const { parsed } = reply;
  if (parsed.kind !== "value") return undefined;
  for (const [name, path] of by) {
    const sent = reply.question.parameters.find(([given]) => given === name)?.[1];
    const found = atPath(valueOf(reply), parsed.type, path);
    if (sent === undefined || found === undefined) continue;
    const text = scalarText(found.value);
    if (normal(text) !== normal(sent))
      return {
        place: { kind: "property", path },
        expected: `${sent}, as sent for ${name}`,
        found: text === "" ? "nothing" : text,
      };
  }
  return undefined;
}

function normal(text: string): string {
  return text.replaceAll("-", "").toLowerCase();
}

function absentOne(ground: Ground, rule: RowRule): Case {
  const { operation } = ground;
  const names = [...rule.by.keys()];
  const missing = `${rule.missing.status} ${rule.missing.code}`;
  return {
    id: "lookups/absent",
    checks: names.map((name) =>
      checkOf(
        lookupKinds.absent,
        `lookups/absent/${name}`,
        `with a ${name} that matches nothing the answer is ${missing}`,
        operation,
      ),
    ),
    requests: names.length + 1,
    *run(judge) {
      const baseline = baselineQuestion(ground);
      const asked = names.map((name) => [name, absentBy(ground, baseline, name)] as const);
      const right = asked.some(([, question]) => question !== undefined) ? successOf(yield baseline) : undefined;
      for (const [name, question] of asked) {
        const check = `lookups/absent/${name}`;
        if (question === undefined || right === undefined) {
          const cure = `add absent: { ${name}: VALUE } to the target file`;
          judge.skip(check, `no ${name} is known that matches nothing`, cure);
          continue;
        }
        const reply = yield question;
        judge.that(
          check,
          reply,
          isSuccess(reply)
            ? judgeFound(reply, right, missing)
            : judgeFailure(reply, rule.missing, ground.promises.errors),
        );
      }
    },
  };
}

/** Something was found where nothing should be. */
function judgeFound(reply: Reply, right: Reply, missing: string): Deviation {
  const found =
    reply.text === right.text ? "the same as for what exists" : "a success, for a value that matches nothing";
  return { place: { kind: "status" }, expected: missing, found: `${reply.response.status}: ${found}` };
}

/** The baseline question with one value that the target file says fits nothing, and that breaks no rule. */
function absentBy(ground: Ground, baseline: Question, name: string): Question | undefined {
  const value = ground.target.absent.get(name);
  if (value === undefined) return undefined;
  const rules =
    ground.operation.parameters
      .find((parameter) => parameter.name === name)
      ?.rules.map((rule) => ({ ...rule, id: "" })) ?? [];
  return failingRules(rules, value).length > 0 ? undefined : withParameters(baseline, [[name, value]]);
}

/** Values that the contract says are found in whatever capitals. */
function anyCase(ground: Ground, { ignoreCase }: RowRule): readonly Case[] {
  const names = [...(ignoreCase ?? [])];
  if (names.length === 0) return [];
  return [
    {
      id: "lookups/any-case",
      checks: names.map((name) =>
        checkOf(
          lookupKinds["any-case"],
          `lookups/any-case/${name}`,
          `${name} is matched case-insensitively`,
          ground.operation,
        ),
      ),
      requests: 1 + 2 * names.length,
      *run(judge) {
        const baseline = baselineQuestion(ground);
        const right = successOf(yield baseline);
        for (const name of names) {
          const value = baseline.parameters.find(([given]) => given === name)?.[1] ?? "";
          for (const other of [value.toLowerCase(), value.toUpperCase()]) {
            const reply = yield withParameters(baseline, [[name, other]]);
            judge.that(`lookups/any-case/${name}`, reply, judgeSameBytes(right, reply));
          }
        }
      },
    },
  ];
}

function absentExample(ground: Ground, by: string, missing: FailureRule): Case {
  return {
    id: "lookups/absent",
    checks: checksOf(lookupKinds, ground.operation, {
      absent: `an unknown ${by} is answered with ${missing.status} ${missing.code}`,
    }),
    requests: 1,
    *run(judge) {
      const given: Given = [by, ground.target.absent.get(by) ?? "standinunknown"];
      const reply = yield withParameters(baselineQuestion(ground), [given]);
      judge.that("lookups/absent", reply, judgeFailure(reply, missing, ground.promises.errors));
    },
  };
}
