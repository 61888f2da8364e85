import { type Check, type CheckFacts, checkKinds } from "../../verdict/check.ts";
import type { Operation, Parameter, Rule } from "../../../contract/model/contract.ts";
import { type Given, type Question, withoutParameters, withParameters } from "../../exchange/question.ts";
import type { BrokenRules } from "../../verdict/error-promises.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import { judgeRefusal } from "../../verdict/judge-refused.ts";
import { judgeStatus, statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { judgeFirstTold, type ToldError } from "../../verdict/told-errors.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { baselineQuestion } from "../answers/baseline-question.ts";
import { failingRules, type NamedRule } from "./rule-test.ts";
import { sampleOf } from "./sample-value.ts";
import { valuesAround } from "./rule-values.ts";

const ofRules: Readonly<Record<Rule["rule"], CheckFacts>> = {
  NotNull: {},
  NotEmpty: {},
  Email: {},
  Length: {},
  ExactLength: {},
  MinimumLength: {},
  MaximumLength: {},
  GreaterThan: {},
  GreaterThanOrEqual: {},
  LessThan: {},
  LessThanOrEqual: {},
  InclusiveBetween: {},
  ExclusiveBetween: {},
  RegularExpression: {},
};

const restsOn = ["failures", "laws"];

const kinds = {
  ...checkKinds("rules", { ...ofRules, taken: {} }, { restsOn, supports: ["rules/told"] }),
  ...checkKinds("rules", { told: { restsOn }, together: { restsOn: [...restsOn, "rules"] } }),
};

/** What a parameter must be, from both sides of every boundary. */
export const rules: CaseFamily = {
  name: "rules",
  about: "validation rules",
  kinds: Object.values(kinds),
  cases(ground) {
    const ruled = ruledParameters(ground.operation);
    return [...ruled.map((parameter) => ruleCase(ground, parameter)), ...allAtOnce(ground, ruled)];
  },
};

/** The parameters that the host checks, as far as they can be sent one by one. */
export function ruledParameters({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.rules.length > 0 && parameter.in !== "body");
}

function ruleCase(ground: Ground, parameter: Parameter): Case {
  const { name } = parameter;
  const known = namedRules(parameter);
  const told = `rules/told/${name}`;
  const framework = ground.promises.errors.rules;
  return {
    id: `rules/${name}`,
    checks: ruleChecks(parameter, known, framework === undefined ? undefined : told),
    requests: 40,
    *run(judge) {
      const baseline = baselineQuestion(ground);
      const seen = new Set<string>();
      for (const value of valuesAround(parameter, goodValue(ground, parameter, baseline))) {
        const broken = failingRules(known, value);
        const [first] = broken;
        const reply = yield questionFor(baseline, name, value);
        if (first === undefined) {
          judge.that(`rules/${name}/taken`, reply, judgeTaken(reply, ground, name));
          continue;
        }
        const deviation = judgeRefused(reply, ground, name, broken);
        judge.that(first.id, reply, deviation);
        if (framework !== undefined && deviation === undefined)
          judge.that(told, reply, judgeToldRules(reply, ground, toldOf(framework, parameter, broken, value)));
        seen.add(first.id);
      }
      const cure = `add values: { ${name}: … } to the target file`;
      for (const { id, rule } of known)
        if (!seen.has(id)) judge.skip(id, `no value is known that breaks ${rule} alone`, cure);
    },
  };
}

function ruleChecks(parameter: Parameter, known: readonly NamedRule[], told: string | undefined): readonly Check[] {
  const { name } = parameter;
  const toldPromise = `for a ${name} that is refused, each broken rule is reported as this framework does`;
  return [
    ...known.map((rule) =>
      checkOf(kinds[rule.rule], rule.id, `a value of ${name} that breaks ${rule.rule} is refused`, parameter),
    ),
    checkOf(kinds.taken, `rules/${name}/taken`, `a value of ${name} that breaks no rule is accepted`, parameter),
    ...(told === undefined ? [] : [checkOf(kinds.told, told, toldPromise, parameter)]),
  ];
}

function namedRules({ name, rules: own }: Parameter): readonly NamedRule[] {
  return own.map((rule): NamedRule => ({ ...rule, id: `rules/${name}/${rule.rule}` }));
}

function goodValue(ground: Ground, parameter: Parameter, baseline: Question): string | undefined {
  const { name } = parameter;
  const sent = baseline.parameters.find(([given]) => given === name)?.[1];
  return sent ?? ground.target.values.get(name)?.[0] ?? sampleOf(parameter);
}

function toldOf(
  framework: BrokenRules,
  parameter: Parameter,
  broken: readonly NamedRule[],
  value: string | undefined,
): readonly ToldError[] {
  return broken.map((rule) => framework.told(parameter, rule, value === "" ? undefined : value));
}

function judgeToldRules(reply: Reply, { promises }: Ground, expected: readonly ToldError[]): Deviation | undefined {
  const envelope = promises.errors.envelopeOf(reply);
  return envelope === undefined ? undefined : judgeFirstTold(envelope, expected);
}

/** Several invalid parameters are reported together, in their order. */
function allAtOnce(ground: Ground, ruled: readonly Parameter[]): readonly Case[] {
  const inQuery = ruled.filter((parameter) => parameter.in === "query");
  const framework = ground.promises.errors.rules;
  if (inQuery.length < 2 || framework === undefined) return [];
  const id = "rules/together";
  return [
    {
      id,
      checks: [checkOf(kinds.together, id, "every invalid parameter is reported, in their order", inQuery[0])],
      requests: 2,
      *run(judge) {
        const baseline = baselineQuestion(ground);
        for (const values of [inQuery.map(() => undefined), inQuery.map((one) => wrongValue(ground, one, baseline))]) {
          const broken = inQuery.map((one, index) =>
            toldOf(framework, one, failingRules(namedRules(one), values[index]), values[index]),
          );
          if (broken.filter((list) => list.length > 0).length < 2) continue;
          const names = inQuery.map(({ name }) => name);
          const given = names.flatMap((name, index): readonly Given[] => {
            const value = values[index];
            return value === undefined ? [] : [[name, value]];
          });
          const reply = yield withParameters(withoutParameters(baseline, names), given);
          judge.that(id, reply, judgeStatus(reply, [framework.status]) ?? judgeToldRules(reply, ground, broken.flat()));
        }
      },
    },
  ];
}

/** A value that is sent and breaks a rule, the last that is known: it is furthest from being absent. */
function wrongValue(ground: Ground, parameter: Parameter, baseline: Question): string | undefined {
  const around = valuesAround(parameter, goodValue(ground, parameter, baseline));
  return around.findLast(
    (value) => value !== undefined && value !== "" && failingRules(namedRules(parameter), value).length > 0,
  );
}

function questionFor(baseline: Question, name: string, value: string | undefined): Question {
  return value === undefined ? withoutParameters(baseline, [name]) : withParameters(baseline, [[name, value]]);
}

function judgeRefused(
  reply: Reply,
  { promises: { errors } }: Ground,
  name: string,
  broken: readonly NamedRule[],
): Deviation | undefined {
  const [first] = broken;
  const { rules: framework } = errors;
  if (framework === undefined) {
    const stated = { status: reply.response.status, code: first?.code, message: first?.message, field: undefined };
    return judgeRefusal(reply) ?? judgeFailure(reply, stated, errors);
  }
  const { status } = framework;
  const code = first && framework.codeOf(first);
  const deviation = judgeFailure(reply, { status, code, message: undefined, field: name }, errors);
  if (deviation !== undefined) return deviation;
  const envelope = errors.envelopeOf(reply);
  if (envelope === undefined) return undefined;
  if (first?.message !== undefined && envelope.message !== first.message)
    return { place: { kind: "error", part: "message" }, expected: first.message, found: envelope.message ?? "none" };
  const given = envelope.errors
    .filter(({ field }) => field?.toLowerCase() === name.toLowerCase())
    .map(({ code }) => code);
  const wanted = broken.map((rule) => framework.codeOf(rule));
  if (wanted.every((code) => given.includes(code))) return undefined;
  return {
    place: { kind: "error", part: "list" },
    expected: `one for each broken rule: ${wanted.join(", ")}`,
    found: given.join(", "),
  };
}

/** Whatever is answered, this parameter is not blamed. */
function judgeTaken(reply: Reply, { promises }: Ground, name: string): Deviation | undefined {
  const { errors } = promises;
  const envelope = errors.envelopeOf(reply);
  const blamed = envelope?.errors.find(({ field }) => field?.toLowerCase() === name.toLowerCase());
  if (reply.response.status !== (errors.rules?.status ?? 400) || (envelope !== undefined && blamed === undefined))
    return undefined;
  return {
    place: { kind: "status" },
    expected: `an answer that does not blame ${name}`,
    found: `${statusText(reply)}${blamed?.code === undefined ? "" : `: ${blamed.code}`}`,
  };
}
