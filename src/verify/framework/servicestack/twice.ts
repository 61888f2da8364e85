import { bindingKinds } from "./binding-checks.ts";
import type { Parameter } from "../../../contract/model/contract.ts";
import { type Given, withoutParameters } from "../../exchange/question.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import type { Case, Ground, Judge, Script } from "../../cases/case.ts";
import { checkOf } from "../../cases/check.ts";
import { baselineQuestion } from "../../cases/answers/baseline-question.ts";
import { failingRules } from "../../cases/values/rule-test.ts";
import { errors } from "./errors.ts";

/** What is given twice is joined with a comma: a number cannot be read then, a text may break its pattern. */
export function givenTwice(ground: Ground): readonly Case[] {
  const parameters = ground.operation.parameters.filter(({ in: where }) => where === "query");
  const number = parameters.find(({ slot }) => slot.type.kind === "integer");
  if (number !== undefined)
    return [twice(ground, number, "a number that is given twice is refused", ["1", "2"], "SerializationException")];
  const text = parameters.find(({ rules }) => rules.some(({ rule }) => rule === "RegularExpression"));
  const value = text === undefined ? undefined : knownValue(ground, text.name);
  const rules = text?.rules.map((rule) => ({ ...rule, id: rule.rule })) ?? [];
  if (text === undefined || value === undefined || failingRules(rules, `${value},${value}`)[0]?.code !== undefined)
    return [];
  if (failingRules(rules, `${value},${value}`)[0]?.rule !== "RegularExpression") return [];
  return [twice(ground, text, "repeated values are joined with a comma", [value, value], "RegularExpression")];
}

/** The value that the baseline question holds; undefined where none can be made. */
function knownValue(ground: Ground, name: string): string | undefined {
  return ground.target.together[0]?.get(name) ?? ground.target.values.get(name)?.[0];
}

function twice(
  ground: Ground,
  parameter: Parameter,
  promise: string,
  values: readonly [string, string],
  code: string,
): Case {
  const { name } = parameter;
  const id = "servicestack-binding/twice";
  return {
    id,
    checks: [checkOf(bindingKinds.twice, id, promise, parameter)],
    requests: 1,
    *run(judge: Judge): Script<void> {
      const baseline = withoutParameters(baselineQuestion(ground), [name]);
      const given = values.map((value): Given => [name, value]);
      const reply = yield { ...baseline, parameters: [...baseline.parameters, ...given] };
      judge.that(id, reply, judgeFailure(reply, { status: 400, code, message: undefined, field: name }, errors));
    },
  };
}
