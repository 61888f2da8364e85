import { formatOf } from "../../../contract/model/media-type.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { AnswerRule, Operation } from "../../../contract/model/contract.ts";
import { type Question, withoutParameters, withParameters } from "../../exchange/question.ts";
import { contentTypeOf, type Reply } from "../../exchange/reply.ts";
import { bodySchemaOf } from "../../exchange/read-reply.ts";
import type { Envelope } from "../../verdict/envelope.ts";
import type { ErrorPromises } from "../../verdict/error-promises.ts";
import { bodyKind } from "../../verdict/judge-failure.ts";
import { judgeSame } from "../../verdict/judge-same.ts";
import { judgeStatus } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { absentQuestion } from "../lookups/absent-question.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { readableFormatsOf, baselineQuestion, questionWith } from "./baseline-question.ts";
import { sampleOf } from "../values/sample-value.ts";
import { valuesAround } from "../values/rule-values.ts";
import { failingRules } from "../values/rule-test.ts";

const kinds = checkKinds("errors", {
  same: {
    restsOn: ["failures", "laws", "repeat", "formats", "lookups", "rules", "walk/cap", "walk/below-smallest"],
    oneCause: "family",
  },
});

/** An error says the same in every format, in the format that was asked for. */
export const errors: CaseFamily = {
  name: "errors",
  about: "the same error in every format",
  kinds: Object.values(kinds),
  cases: (ground) =>
    readableFormatsOf(ground.operation).length < 2 || !hasFailures(ground.operation) ? [] : [inEveryFormat(ground)],
};

function inEveryFormat(ground: Ground): Case {
  const { operation } = ground;
  const [first = "json", ...others] = readableFormatsOf(operation);
  // Where a format can be asked for in several ways, each kind of error is asked for in another one.
  const ways = ground.promises.formatWays;
  return {
    id: "errors/formats",
    checks: [first, ...others].map((format) =>
      checkOf(
        kinds.same,
        `errors/${format}`,
        `an error requested as ${format.toUpperCase()} is sent as ${format.toUpperCase()}, with the same code, message and fields`,
        operation,
      ),
    ),
    requests: 3 * (others.length + 1),
    sample: "ordinary",
    *run(judge) {
      for (const [index, question] of failingQuestions(ground).entries()) {
        const reference = yield { ...question, wanted: { format: first, by: "accept" } };
        judge.that(`errors/${first}`, reference, judgeFormat(reference));
        for (const format of others) {
          const reply = yield { ...question, wanted: { format, by: ways[index % ways.length] ?? "accept" } };
          const { errors: told } = ground.promises;
          judge.that(`errors/${format}`, reply, judgeSameError(reference, reply, told), () => ({
            questions: [reference.question, reply.question],
            about: question.parameters.map(([name]) => name),
            judge: ([one, other]) => one && other && judgeSameError(one, other, told),
          }));
        }
      }
    },
  };
}

/** Whether the contract gives a way to make the operation fail. */
function hasFailures({ answer, pagination, parameters }: Operation): boolean {
  if (answer.kind === "page" || answer.kind === "row" || answer.kind === "failure" || pagination !== undefined)
    return true;
  return isNamedExample(answer) || parameters.some(({ rules }) => rules.length > 0);
}

/** Whether an unknown name of an example is an error. */
function isNamedExample(answer: AnswerRule): boolean {
  return (
    answer.kind === "example" && answer.by !== undefined && answer.missing !== undefined && !answer.examples.has("*")
  );
}

/** Requests that the contract says must fail: something absent, a broken rule, a limit beyond the cap. */
function failingQuestions(ground: Ground): readonly Question[] {
  const { operation } = ground;
  const { answer } = operation;
  if (answer.kind === "failure")
    return [...answer.failures.keys()]
      .filter((key) => key !== "*")
      .slice(0, 3)
      .map((key) => questionWith(ground, [[answer.by, key]]));
  const baseline = baselineQuestion(ground);
  if (answer.kind === "example" && answer.by !== undefined && isNamedExample(answer))
    return [withParameters(baseline, [[answer.by, ground.target.absent.get(answer.by) ?? "standinunknown"]])];
  const absent = absentQuestion(ground, baseline);
  const questions = absent === undefined ? [] : [absent];
  const { pagination } = operation;
  if (pagination !== undefined)
    questions.push(withParameters(baseline, [[pagination.limit.parameter, String(pagination.limit.maximum + 1)]]));
  const broken = brokenRule(operation, baseline);
  if (broken !== undefined) questions.push(broken);
  return questions;
}

/** The baseline question with one rule broken: by a value that is no good, else by none. */
function brokenRule({ parameters }: Operation, baseline: Question): Question | undefined {
  for (const parameter of parameters.filter(({ rules }) => rules.length > 0)) {
    const { name } = parameter;
    const good = baseline.parameters.find(([given]) => given === name)?.[1] ?? sampleOf(parameter);
    const named = parameter.rules.map((rule) => ({ ...rule, id: rule.rule }));
    const bad = valuesAround(parameter, good).filter((value) => failingRules(named, value).length > 0);
    const value = bad.find((one) => one !== undefined && one !== "");
    if (value !== undefined) return withParameters(baseline, [[name, value]]);
    if (bad.length > 0) return withoutParameters(baseline, [name]);
  }
  return undefined;
}

function judgeFormat(reply: Reply): Deviation | undefined {
  const { operation, wanted } = reply.question;
  if (wanted === undefined || bodySchemaOf(operation, reply.response.status, wanted.format) === undefined)
    return undefined;
  const given = formatOf(contentTypeOf(reply));
  return given === wanted.format
    ? undefined
    : {
        place: { kind: "header", name: "Content-Type" },
        expected: `an error in ${wanted.format.toUpperCase()}`,
        found: contentTypeOf(reply) ?? "none",
      };
}

/**
 * The same error: of the framework that writes all formats from one value, value by value; of any other its code and the
 * fields it blames, as far as both formats tell them, for each may have its own words.
 */
export function judgeSameError(reference: Reply, reply: Reply, promises: ErrorPromises): Deviation | undefined {
  const status = judgeStatus(reply, [reference.response.status]) ?? judgeFormat(reply);
  if (status !== undefined || reply.parsed.kind === "unreadable") return status;
  const [one, other] = [promises.envelopeOf(reference), promises.envelopeOf(reply)];
  if (one === undefined) return undefined;
  if (!promises.sameInEveryFormat) return other && judgeLikeError(one, other);
  if (other === undefined)
    return { place: { kind: "body" }, expected: `the error ${one.code ?? ""}`, found: bodyKind(reply) };
  return (
    judgeLikeError(one, other) ??
    (one.message === other.message
      ? undefined
      : {
          place: { kind: "error", part: "message" },
          expected: one.message ?? "none",
          found: other.message ?? "none",
        }) ??
    judgeSame(reference, reply)
  );
}

function judgeLikeError(one: Envelope, other: Envelope): Deviation | undefined {
  if (one.code !== undefined && other.code !== undefined && one.code !== other.code)
    return { place: { kind: "error", part: "code" }, expected: one.code, found: other.code };
  const fields = ({ errors: list }: Envelope): string => list.map(({ field }) => field ?? "none").join(", ");
  const isTold = (envelope: Envelope): boolean => envelope.errors.length > 0 || envelope.listsErrors;
  if (!isTold(one) || !isTold(other) || fields(one) === fields(other)) return undefined;
  return { place: { kind: "error", part: "list" }, expected: fields(one), found: fields(other) };
}
