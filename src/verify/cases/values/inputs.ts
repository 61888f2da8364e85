import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import { isSentByMembers, isWrittenAsNothing } from "../../../contract/model/written-as-nothing.ts";
import { isJsonList, isJsonObject, type Json } from "../../../generate/json.ts";
import { type Question, type Sent, withoutParameter, withParameters } from "../../exchange/question.ts";
import { type Check, type CheckKind, checkKinds } from "../../verdict/check.ts";
import { judgeRightInput, judgeWrongInput } from "../../verdict/judge-input.ts";
import { isAskable, type Working, workingAnswer } from "../answers/ordinary-answers.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { isMadeUp } from "./made-up.ts";
import { type Neighbours, neighboursOf } from "./schema-neighbours.ts";
import { sampleValues } from "../../../generate/sample-values.ts";
import { sentValue, textOf } from "../../../wire/sent/sent-value.ts";

/** The keywords of which values on both sides are known. */
export const keywords = [
  "required",
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "additionalProperties",
  "minProperties",
] as const;

const facts = { restsOn: ["failures", "answers/plain"], oneCause: "parameter" } as const;
const kinds = checkKinds(
  "parameters",
  {
    ...(Object.fromEntries(keywords.map((name) => [name, { isRefusal: true }])) as Record<
      (typeof keywords)[number],
      object
    >),
    taken: {},
  },
  facts,
);

/** Each keyword of each parameter, from both sides: a wrong value is refused, its nearest right neighbour is taken. */
export const inputs: CaseFamily = {
  name: "parameters",
  about: "what parameters must be",
  kinds: Object.values(kinds),
  cases: (ground) =>
    isAskable(ground)
      ? ground.operation.parameters
          .filter((parameter) => isAlone(parameter, ground.operation))
          .flatMap((parameter) => caseFor(ground, parameter))
      : [],
};

/** An object whose members are sent under their own names may be taken for other parameters of these names. */
function isAlone({ name, spelling, slot, in: place }: Parameter, { parameters }: Operation): boolean {
  if (place !== "query" || spelling?.style !== "form" || !spelling.explode) return true;
  const members = slot.type.kind === "object" ? slot.type.all.map(({ key }) => key) : [];
  return !parameters.some((other) => other.name !== name && members.includes(other.name));
}

/** A parameter that a security scheme is named by as well says who asks: it is sent with every request. */
function isCredential({ contract }: Ground, { name, in: place }: Parameter): boolean {
  const isSame = (other: string): boolean =>
    place === "header" ? other.toLowerCase() === name.toLowerCase() : other === name;
  return [...contract.schemes.values()].some(({ at }) => at?.in === place && isSame(at.name));
}

interface Trials {
  readonly check: Check;
  readonly questions: (baseline: Question) => readonly Question[];
  readonly isWrong: boolean;
}

function caseFor(ground: Ground, parameter: Parameter): readonly Case[] {
  const trials = isAskedOf(parameter) && !isCredential(ground, parameter) ? trialsOf(parameter, ground.operation) : [];
  if (trials.length === 0) return [];
  return [
    {
      id: `parameters/${calledIn(ground.operation, parameter)}`,
      checks: trials.map(({ check }) => check),
      requests: trials.length * 2,
      *run(judge) {
        const ordinary = yield* workingAnswer(ground);
        for (const one of trials) yield* ask(one, ordinary, parameter, judge);
      },
    },
  ];
}

/** Members of a body are said by the body. */
function isAskedOf({ in: place, spelling }: Parameter): boolean {
  return place !== "body" && spelling?.mediaType === undefined;
}

function* ask(
  { check, questions, isWrong }: Trials,
  ordinary: Working,
  parameter: Parameter,
  judge: Judge,
): Script<void> {
  for (const question of questions(ordinary.question)) {
    const reply = yield isWrong ? { ...question, isWrong } : question;
    const place = parameter.in === "path" ? "path" : "other";
    const deviation = isWrong ? judgeWrongInput(reply, place) : judgeRightInput(reply);
    const { status } = reply.response;
    const isAnyway = status >= 400 && status === ordinary.reply.response.status;
    if (isAnyway && (isWrong || deviation !== undefined))
      judge.skip(
        check.id,
        `requests without any mistake are answered ${status} as well, so it says nothing of the value`,
        "document what a success is answered with",
      );
    else if (!isWrong && deviation !== undefined && status < 500 && isMadeUp(parameter, question))
      judge.skip(
        check.id,
        `a text that was made up is answered ${status}: nobody said that it means anything`,
        "add an example of one that does to the document",
      );
    else if (deviation === "unknown")
      judge.skip(check.id, `it is refused for another reason (${status})`, "name an identity that may");
    else judge.that(check.id, reply, deviation);
  }
}

/** What a parameter is called in ids: a path and a query may each have one of a name. */
function calledIn({ parameters }: Operation, { name, in: place }: Parameter): string {
  const first = parameters.find((other) => other.name.toLowerCase() === name.toLowerCase());
  return first === undefined || first.in === place ? name : `${name}-in-${place}`;
}

function trialsOf(parameter: Parameter, operation: Operation): readonly Trials[] {
  const { name, required, in: place } = parameter;
  const called = calledIn(operation, parameter);
  const missing: readonly Trials[] =
    required && place !== "path" && !isWrittenAsNothing(parameter)
      ? [
          wrongTrial(
            parameter,
            kinds.required,
            `${called}/required`,
            `a request without ${name} is refused`,
            without(parameter),
          ),
        ]
      : [];
  const [good] = sampleValues(parameter);
  if (good === undefined) return missing;
  const all = neighboursOf(parameter.schema, good, true);
  const wrong = firstOfEach(all).flatMap((one) => wrongTrials(parameter, one, called));
  const right = rightValues(parameter, all, place === "path");
  return [...missing, ...wrong, ...(right.length === 0 ? [] : [rightTrial(parameter, right, called)])];
}

function wrongTrials(parameter: Parameter, { rule, keyword, wrong }: Neighbours, called: string): readonly Trials[] {
  const values = wrong.filter((value) => isSendable(value, parameter) && breaksInAnyReading(value, parameter));
  if (values.length === 0) return [];
  const kind = kinds[keyword as keyof typeof kinds]; // its keywords are among ours
  const promise = `a value of ${parameter.name} that breaks ${rule} is refused`;
  const questions = sending(values.map((value) => sentValue(parameter, value)));
  const trial = wrongTrial(parameter, kind, `${called}/${rule}`, promise, questions);
  // Of itself `format` says what a text means, not what is refused (JSON Schema 2020-12 validation, section 7.2.1).
  // An object that need not be sent is not, as far as a host knows, where a member that it needs is missing.
  const isOpen = keyword === "required" && !parameter.required && isSentByMembers(parameter);
  return [keyword === "format" || isOpen ? { ...trial, check: { ...trial.check, isInferred: true } } : trial];
}

function wrongTrial(
  parameter: Parameter,
  kind: CheckKind,
  id: string,
  promise: string,
  questions: Trials["questions"],
): Trials {
  return { check: checkOf(kind, `parameters/${id}`, promise, parameter), questions, isWrong: true };
}

function rightTrial(parameter: Parameter, values: readonly Json[], called: string): Trials {
  return {
    check: checkOf(
      kinds.taken,
      `parameters/${called}/taken`,
      `a value of ${parameter.name} that breaks nothing is accepted`,
      parameter,
    ),
    questions: sending(values.map((value) => sentValue(parameter, value))),
    isWrong: false,
  };
}

/** Each rule once: parts of a schema may say the same. */
function firstOfEach(all: readonly Neighbours[]): readonly Neighbours[] {
  return [...new Map(all.toReversed().map((one) => [one.rule, one])).values()].toReversed().slice(0, mostRules);
}

/** So many rules of a parameter are tried, and so many right values. */
const mostRules = 8;

/** The nearest neighbours that the schema allows, each once; what a path names may not exist, whatever its form. */
function rightValues(parameter: Parameter, all: readonly Neighbours[], isPath: boolean): readonly Json[] {
  if (isPath) return [];
  const known = new Map(all.flatMap(({ right }) => right).map((value) => [textOf(value), value]));
  return [...known.values()]
    .filter((value) => isSendable(value, parameter) && parameter.violations(value).length === 0)
    .slice(0, mostRules);
}

/** Nothing at all, or an empty list, is not sent. */
function isSendable(value: Json, parameter: Parameter): boolean {
  if (value === null || value === "" || (parameter.in === "path" && /^\.*$/.test(textOf(value)))) return false;
  if (parameter.in === "header" && /[^ -~]/.test(textOf(value))) return false;
  const inner = isJsonList(value) ? value : isJsonObject(value) ? Object.values(value) : undefined;
  if (inner === undefined) return true;
  // How lists in lists are written only `deepObject` says, and the OpenAPI Initiative says nothing of it.
  return inner.length > 0 && inner.every((one) => typeof one !== "object" && one !== "");
}

/** Whether a value is wrong however its text is read. */
function breaksInAnyReading(value: Json, parameter: Parameter): boolean {
  if (typeof value === "object") return parameter.violations(value).length > 0;
  if (!parameter.required && isSentByMembers(parameter)) return false;
  const text = textOf(value);
  const readings: Json[] = [text];
  // Exploded, the members of an object stand under their own names: one may be called as the parameter is (RFC 6570, sections 3.2.7, 3.2.8).
  if (parameter.spelling?.explode === true && ["matrix", "form"].includes(parameter.spelling.style))
    readings.push({ [parameter.name]: text });
  if (text.trim() !== "" && Number.isFinite(Number(text))) readings.push(Number(text));
  if (text === "true" || text === "false") readings.push(text === "true");
  return [value, ...readings, [text]].every((reading) => parameter.violations(reading).length > 0);
}

function sending(sent: readonly Sent[]): Trials["questions"] {
  return (baseline) => sent.map((one) => withParameters(baseline, [one]));
}

function without(parameter: Parameter): Trials["questions"] {
  return (baseline) => [withoutParameter(baseline, parameter)];
}
