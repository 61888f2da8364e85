import type { Parameter } from "../../contract/contract.ts";
import { type Question, withoutParameters, withParameters } from "../exchange/question.ts";
import { judgeFailure } from "../verdict/judge-failure.ts";
import { envelopeOf } from "../verdict/envelope.ts";
import type { Reply } from "../exchange/reply.ts";
import { statusText } from "../verdict/judge-status.ts";
import type { Deviation } from "../verdict/statement.ts";
import type { Case, CaseFamily, Ground } from "./case.ts";
import { checkOf } from "./check.ts";
import { plainQuestion } from "./plain-question.ts";
import { codeOf, failingRules, type NamedRule } from "./rule-test.ts";
import { sampleOf } from "./sample-value.ts";
import { valuesAround } from "./rule-values.ts";

/** What a parameter must be, from both sides of every boundary. */
export const rules: CaseFamily = {
  name: "rules",
  about: "what a parameter must be",
  cases: (ground) =>
    ground.operation.parameters
      .filter((parameter) => parameter.rules.length > 0 && parameter.in !== "body")
      .map((parameter) => ruleCase(ground, parameter)),
};

function ruleCase(ground: Ground, parameter: Parameter): Case {
  const { name } = parameter;
  const known = parameter.rules.map((rule): NamedRule => ({ ...rule, id: `rules/${name}/${rule.rule}` }));
  return {
    id: `rules/${name}`,
    checks: [
      ...known.map((rule) => checkOf(rule.id, `a ${name} that breaks ${rule.rule} is refused`, parameter)),
      checkOf(`rules/${name}/taken`, `a ${name} that breaks no rule is not refused`, parameter),
    ],
    requests: 24,
    *run(judge) {
      const plain = plainQuestion(ground);
      const good =
        plain.parameters.find(([given]) => given === name)?.[1] ??
        ground.target.values.get(name)?.[0] ??
        sampleOf(parameter);
      const seen = new Set<string>();
      for (const value of valuesAround(parameter, good)) {
        const broken = failingRules(known, value);
        const asked = questionFor(plain, name, value);
        const [first] = broken;
        const reply = yield asked;
        if (first === undefined) judge(`rules/${name}/taken`, reply, judgeTaken(reply, name));
        else judge(first.id, reply, judgeRefused(reply, name, broken));
        if (first !== undefined) seen.add(first.id);
      }
      for (const { id, rule } of known)
        if (!seen.has(id))
          judge.skip(
            id,
            `no value is known that breaks ${rule} alone`,
            `add values: { ${name}: … } to the target file`,
          );
    },
  };
}

function questionFor(plain: Question, name: string, value: string | undefined): Question {
  return value === undefined ? withoutParameters(plain, [name]) : withParameters(plain, [[name, value]]);
}

function judgeRefused(reply: Reply, name: string, broken: readonly NamedRule[]): Deviation | undefined {
  const [first] = broken;
  const deviation = judgeFailure(reply, {
    status: 400,
    code: first && codeOf(first),
    message: first?.message,
    field: name,
  });
  if (deviation !== undefined) return deviation;
  const envelope = envelopeOf(reply);
  if (envelope === undefined) return undefined;
  const given = envelope.errors
    .filter(({ field }) => field?.toLowerCase() === name.toLowerCase())
    .map(({ code }) => code);
  const wanted = broken.map(codeOf);
  if (wanted.every((code) => given.includes(code))) return undefined;
  return { place: "errors", expected: `one for each broken rule: ${wanted.join(", ")}`, found: given.join(", ") };
}

/** Whatever is answered, this parameter is not blamed. */
function judgeTaken(reply: Reply, name: string): Deviation | undefined {
  const blamed = envelopeOf(reply)?.errors.find(({ field }) => field?.toLowerCase() === name.toLowerCase());
  if (reply.response.status !== 400 || (envelopeOf(reply) !== undefined && blamed === undefined)) return undefined;
  return {
    place: "status",
    expected: `an answer that does not blame ${name}`,
    found: `${statusText(reply)}${blamed?.code === undefined ? "" : `: ${blamed.code}`}`,
  };
}
