import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import type { RequestBody, RequestContent } from "../../../contract/model/request-body.ts";
import type { FormatName } from "../../../contract/model/host.ts";
import { formatOf } from "../../../contract/model/media-type.ts";
import { bodySchemaOf } from "../../exchange/read-reply.ts";
import type { Caller, Question, Sent, Wanted } from "../../exchange/question.ts";
import { type BodyDraft, SentBody } from "../../exchange/sent-body.ts";
import type { Identity } from "../../deployment/target.ts";
import { successesOf } from "../../verdict/judge-status.ts";
import { slotAtPath } from "../../verdict/member.ts";
import { Blocked } from "../../verdict/statement.ts";
import { guessedNames } from "../lookups/known-rows.ts";
import { lookupParameters } from "../lookups/absent-question.ts";
import { askerAmong } from "../callers/refused-identities.ts";
import type { Ground } from "../case.ts";
import { sampleValues } from "../../../generate/sample-values.ts";
import { sampleBody, sampleOf } from "../values/sample-value.ts";
import { formDraft } from "../values/form-body.ts";
import { isForm, writableInForm } from "../../../wire/sent/form-fields.ts";
import { sentValue } from "../../../wire/sent/sent-value.ts";
import { type Json, jsonOf } from "../../../generate/json.ts";

/** The simplest request that must succeed: only what is needed, by somebody who may, in the most legible format. */
export function baselineQuestion(ground: Ground): Question {
  const [parameters] = combinationsOf(ground);
  return questionWith(ground, parameters ?? []);
}

/**
 * A request with these parameters, by somebody who may call, and with a body where it must have one.
 * @throws {Blocked} when the target knows nobody who may, or the contract shows no body that fits
 */
export function questionWith(ground: Ground, parameters: readonly Sent[]): Question {
  const as = callerOf(ground);
  return { ...openQuestionWith(ground, parameters), as };
}

/** The same as nobody. @throws {Blocked} when the contract shows no body that fits */
export function openQuestionWith(ground: Ground, parameters: readonly Sent[]): Question {
  const { operation } = ground;
  const [format] = readableFormatsOf(operation);
  return {
    operation,
    method: operation.method,
    parameters,
    as: { kind: "nobody" },
    wanted: format === undefined ? undefined : wantedIn(ground, format),
    headers: [],
    path: undefined,
    body: bodyOf(ground),
  };
}

/** A format by `Accept`, under the name by which an ordinary service documents it: it may offer that one alone. */
function wantedIn({ operation, promises }: Ground, format: FormatName): Wanted {
  const names = [...(operation.success?.response.content.keys() ?? [])];
  const mediaType = promises.isOrdinary ? names.find((name) => formatOf(name) === format) : undefined;
  return { format, by: "accept", ...(mediaType === undefined ? {} : { mediaType }) };
}

const legibility: readonly FormatName[] = ["json", "xml", "jsv", "csv", "jsonl"];

/** The data formats documented for a success, the most legible first. */
export function readableFormatsOf(operation: Operation): readonly FormatName[] {
  const [status = 200] = successesOf(operation);
  return legibility.filter((format) => bodySchemaOf(operation, status, format) !== undefined);
}

/** A body where requests must have one, in JSON or a form: the first example, else one that is generated. @throws {Blocked} */
function bodyOf({ operation, contract, promises }: Ground): SentBody | undefined {
  const { requestBody } = operation;
  if (requestBody?.required !== true) return undefined;
  const [draft] = draftsOf(operation, requestBody);
  if (draft === undefined)
    throw new Blocked("no example of the request body is known", "add an example of it in JSON to the contract");
  const body = SentBody.allowed(draft, promises.formats(contract.host));
  if (typeof body !== "string") return body;
  throw new Blocked(`the example of the request body does not fit its schema: ${body}`, "fix it in the contract");
}

/** What could be sent: JSON before forms, and of each the examples before what is generated. */
export function draftsOf(operation: Operation, { content: contents }: RequestBody): readonly BodyDraft[] {
  const json = [...contents].filter(([mediaType]) => formatOf(mediaType) === "json");
  const forms = [...contents].filter(([mediaType]) => isForm(mediaType));
  return [
    ...json.flatMap(([mediaType, content]) =>
      content.examples.map((example): BodyDraft => ({ mediaType, content, text: JSON.stringify(example) })),
    ),
    ...json.flatMap(([mediaType, content]): readonly BodyDraft[] => {
      const text = sampleBody(content, operation.id);
      return text === undefined ? [] : [{ mediaType, content, text }];
    }),
    ...forms.flatMap(([mediaType, content]) => {
      const sample = sampleBody(content, operation.id);
      const values = [...content.examples, ...(sample === undefined ? [] : [JSON.parse(sample) as unknown])];
      return values.flatMap((value) => {
        const known = jsonOf(value);
        return known === undefined
          ? []
          : (formDraft(mediaType, content, writableInForm(mediaType, content, known)) ?? []);
      });
    }),
    ...[...contents]
      .filter(([mediaType]) => isFileType(mediaType))
      .map(([mediaType, content]) => fileDraft(mediaType, content)),
  ];
}

/** Whether a media type is that of files, which are neither data nor forms. */
function isFileType(mediaType: string): boolean {
  return /^(application\/octet-stream|(image|audio|video)\/)/i.test(mediaType) && formatOf(mediaType) === undefined;
}

/** What a file of a kind is where the document leaves it open. */
const usualTypes: ReadonlyMap<string, string> = new Map([
  ["image", "png"],
  ["audio", "mpeg"],
  ["video", "mp4"],
]);

/** A file of any bytes: a deployment may refuse those that mean nothing to it. */
function fileDraft(mediaType: string, content: RequestContent): BodyDraft {
  const text = "standin";
  const [kind = ""] = mediaType.toLowerCase().split("/");
  return { mediaType: mediaType.replace("*", usualTypes.get(kind) ?? "*"), content, text, json: text };
}

/** Somebody who may call the operation. @throws {Blocked} */
function callerOf(ground: Ground): Caller {
  const { operation, contract, target } = ground;
  if (operation.security.length === 0) return { kind: "nobody" };
  const able = [...target.identities.values()].filter((one) => mayCall(operation, one, contract.host.login?.superRole));
  const identity = askerAmong(ground, able);
  if (identity !== undefined) return { kind: "identity", name: identity.name };
  const roles = [...new Set(operation.security.flatMap((alternative) => alternative.roles))];
  const who = roles.length === 0 ? "an identity" : `an identity with one of the roles ${roles.join(", ")}`;
  throw new Blocked(
    "no identity is known that may call the operation",
    `say who asks with --header NAME:VALUE, or add ${who} under identities in the target file`,
  );
}

/** Whether an identity's roles are enough for some alternative of the operation's security. */
export function mayCall(operation: Operation, { roles, mayAll }: Identity, superRole: string | undefined): boolean {
  if (operation.security.length === 0 || mayAll === true || (superRole !== undefined && roles.includes(superRole)))
    return true;
  return operation.security.some((alternative) => alternative.roles.every((role) => roles.includes(role)));
}

/**
 * Parameters without which the operation does not succeed: documented as required, checked not to be empty, or echoed
 * as an enum that has no member for "nothing sent".
 */
export function neededParameters(operation: Operation): readonly Parameter[] {
  const isNeeded = ({ name, in: where, required, rules }: Parameter): boolean => {
    if (where === "path" || required || rules.some(({ rule }) => rule === "NotEmpty" || rule === "NotNull"))
      return true;
    const slot =
      operation.answer.kind === "echo" && operation.result !== undefined
        ? slotAtPath(operation.result, name)
        : undefined;
    return slot?.type.kind === "enum" && !slot.nullable && !slot.type.members.some(({ number }) => number === 0);
  };
  return operation.parameters.filter((parameter) => parameter.in !== "body" && isNeeded(parameter));
}

/**
 * Values for the needed parameters, as many combinations as the target gives: first those that belong together,
 * then each value in turn.
 * @throws {Blocked} when nothing is known for one of them
 */
export function combinationsOf(ground: Ground): readonly (readonly Sent[])[] {
  const { operation, target } = ground;
  const needed = neededParameters(operation);
  const together = target.together
    .filter((combination) => needed.some(({ name }) => combination.has(name)))
    .map((combination) =>
      needed.map((parameter) => sentValue(parameter, combination.get(parameter.name) ?? valueAt(0, parameter, ground))),
    );
  if (together.length > 0) return together;
  const most = Math.max(1, ...needed.map((parameter) => valuesKnown(parameter, ground).length));
  return Array.from({ length: most }, (_, index) =>
    needed.map((parameter) => sentValue(parameter, valueAt(index, parameter, ground))),
  );
}

/**
 * What the target file says, else what other operations showed, else the names of the contract's examples where the
 * parameter names one, else what the schema gives; but what something is looked up by is never guessed: it might not exist.
 */
function valuesKnown(parameter: Parameter, ground: Ground): readonly Json[] {
  const { target, found } = ground;
  const { answer } = ground.operation;
  const given = target.values.get(parameter.name) ?? found.get(parameter.name);
  if (given !== undefined) return given;
  if (answer.kind === "example" && answer.by === parameter.name)
    return [...answer.examples.keys()].filter((key) => key !== "*");
  if (ground.promises.isOrdinary) return sampleValues(parameter).slice(0, most);
  if (lookupParameters(ground).includes(parameter.name)) return [];
  const sample = sampleOf(parameter);
  return sample === undefined ? [] : [sample];
}

/** How many values of its own a parameter is tried with. */
const most = 3;

/** Needed parameters for which nobody knows a value that exists: what is sent for them was thought of by the document, or by us. */
export function guessedParameters(ground: Ground): readonly Parameter[] {
  const { operation, target, found } = ground;
  const guessed = guessedNames(ground);
  const together = new Set(target.together.flatMap((combination) => [...combination.keys()]));
  return neededParameters(operation).filter(
    ({ name }) => !together.has(name) && !target.values.has(name) && (!found.has(name) || guessed.includes(name)),
  );
}

/** Needed parameters of which nothing is known. */
export function unknownParameters(ground: Ground): readonly Parameter[] {
  const together = new Set(ground.target.together.flatMap((combination) => [...combination.keys()]));
  return neededParameters(ground.operation).filter(
    (parameter) => !together.has(parameter.name) && valuesKnown(parameter, ground).length === 0,
  );
}

function valueAt(index: number, parameter: Parameter, ground: Ground): Json {
  const values = valuesKnown(parameter, ground);
  const value = values[Math.min(index, values.length - 1)];
  if (value !== undefined) return value;
  throw new Blocked(
    `no value is known for ${parameter.name}`,
    `add values: { ${parameter.name}: … } to the target file, naming one that exists`,
  );
}
