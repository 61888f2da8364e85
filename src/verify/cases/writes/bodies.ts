import { formatOf } from "../../../contract/model/media-type.ts";
import type { Schema } from "../../../contract/model/contract.ts";
import type { RequestContent } from "../../../contract/model/request-body.ts";
import { resolvedBody } from "../../../wire/sent/resolved-body.ts";
import { isJsonList, isJsonObject, type Json, jsonOf } from "../../../generate/json.ts";
import { Unanswered } from "../../exchange/channel.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { type BodyDraft, SentBody } from "../../exchange/sent-body.ts";
import { type Check, checkKinds } from "../../verdict/check.ts";
import { judgeWrongInput } from "../../verdict/judge-input.ts";
import { noAnswerCame, noAnswerCure } from "../../verdict/statement.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import { isSafe } from "../answers/ordinary-answers.ts";
import { type Trial, unrepeatable } from "../../verdict/trial.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { jsonAt } from "../pages/rows-at.ts";
import { formDraft } from "../values/form-body.ts";
import { isForm } from "../../../wire/sent/form-fields.ts";
import { keywords } from "../values/inputs.ts";
import { facetsAt, type Neighbours, neighboursOf } from "../values/schema-neighbours.ts";
import { isSame, rowShown } from "./certain-writes.ts";
import { aboutRow, createdBy, siblingsOf } from "./created-row.ts";
import { goodBody } from "./good-body.ts";
import { type Creation, creationFor, type OwnRow, ownRow } from "./made-row.ts";
import { mostBefore, type RowsBefore, rowsBefore, whyNotOurs } from "./own-row.ts";

const ofKeywords = Object.fromEntries(keywords.map((name) => [name, {}]));
const kinds = checkKinds(
  "bodies",
  { missing: {}, ...(ofKeywords as Record<(typeof keywords)[number], object>) },
  { restsOn: ["failures", "writes/create", "answers/plain"], oneCause: "family", isRefusal: true },
);

/** So many rules of a body are tried. */
const most = 20;

/** A body that breaks its schema in one place is refused; what is created or changed all the same is removed. */
export const bodies: CaseFamily = {
  name: "bodies",
  about: "what bodies must be",
  kinds: Object.values(kinds),
  isForWrites: true,
  cases(ground) {
    const { operation, allowWrites } = ground;
    if (!allowWrites || isSafe(operation.method) || operation.answer.kind === "failure") return [];
    const contents = [...(operation.requestBody?.content ?? [])];
    const entry = contents.find(([type]) => formatOf(type) === "json") ?? contents.find(([type]) => isForm(type));
    const trials = entry === undefined ? [] : trialsOf(ground, ...entry);
    return trials.length === 0 || !mayBeUndone(ground) ? [] : [bodyCase(ground, trials)];
  },
};

interface BodyTrial {
  readonly check: Check;
  readonly body: SentBody | undefined;
  /** The right body of which the wrong one was made. */
  readonly good?: Json;
}

/** Whether what would be created by mistake can be removed again; what changes a row is sent to one of the run's own. */
function mayBeUndone(ground: Ground): boolean {
  const { answer } = ground.operation;
  if (answer.kind !== "write") return true;
  return answer.action === "create"
    ? siblingsOf(ground, answer).remove !== undefined
    : creationFor(ground) !== undefined;
}

function bodyCase(ground: Ground, trials: readonly BodyTrial[]): Case {
  return {
    id: "bodies/wrong",
    checks: trials.map(({ check }) => check),
    requests: trials.length * 3 + mostBefore + 2,
    *run(judge) {
      const creation = creationFor(ground);
      yield* creation === undefined ? sendAlone(ground, trials, judge) : sendToOwn(ground, creation, trials, judge);
    },
  };
}

/** A row that took a wrong body, or may have, is none that the next may be tried on: answers about it would be wrong by the first. */
function* sendToOwn(ground: Ground, creation: Creation, trials: readonly BodyTrial[], judge: Judge): Script<void> {
  let own: OwnRow | undefined = yield* ownRow(creation);
  const { before } = own;
  const send = sending(judge);
  try {
    for (const trial of trials) {
      own ??= yield* ownRow(creation, before);
      const { created } = own;
      const about = aboutRow(ground, ground.operation, own.question, own.key);
      const reply = yield* send(about, trial, () => unrepeatable([created]));
      if (reply !== undefined && !isSuccess(reply)) continue;
      const { removal } = own;
      own = undefined;
      yield removal;
    }
  } finally {
    if (own !== undefined) yield own.removal;
  }
}

function* sendAlone(ground: Ground, trials: readonly BodyTrial[], judge: Judge): Script<void> {
  const { answer } = ground.operation;
  const question = questionWith(ground, combinationsOf(ground)[0] ?? []);
  const isCreation = answer.kind === "write" && answer.action === "create";
  const before = isCreation ? yield* rowsBefore(ground, siblingsOf(ground, answer), question, answer) : undefined;
  const send = sending(judge);
  for (const trial of trials) {
    const reply = yield* send(question, trial);
    if (reply !== undefined && isSuccess(reply) && before !== undefined) yield* undo(ground, question, reply, before);
  }
}

type SendTrial = (question: Question, trial: BodyTrial, smaller?: () => Trial) => Script<Reply | undefined>;

/** Sends one wrong body after the other: one that is not answered is left unchecked, and ends the case where the one before was not either. */
function sending(judge: Judge): SendTrial {
  let isSilent = false;
  return function* (question, trial, smaller) {
    try {
      const reply = yield { ...question, body: trial.body, isWrong: true };
      isSilent = false;
      judgeRefusal(reply, trial, judge, smaller);
      return reply;
    } catch (error) {
      if (!(error instanceof Unanswered) || isSilent) throw error;
      isSilent = true;
      judge.skip(trial.check.id, noAnswerCame(error), noAnswerCure);
      return undefined;
    }
  };
}

function judgeRefusal(reply: Reply, trial: BodyTrial, judge: Judge, smaller?: () => Trial): void {
  const { id } = trial.check;
  const deviation = judgeWrongInput(reply, "body");
  const { status } = reply.response;
  if (deviation === "unknown" || [404, 409, 410].includes(status))
    judge.skip(id, `it is refused for another reason (${status})`, "name values that exist in a target file");
  else {
    const told = deviation && isReadRight(reply, trial) ? { ...deviation, remark: "inferred" as const } : deviation;
    judge.that(id, reply, told, smaller);
  }
}

/** What a host may read as something right: other types, and members that it passes over. */
const readable: ReadonlySet<Check["kind"]> = new Set([kinds.type, kinds.additionalProperties]);

/** Whether a host shows that it read something right of a wrong body: it takes more than it has to. */
function isReadRight(reply: Reply, { check, body, good }: BodyTrial): boolean {
  const { answer } = reply.question.operation;
  const shown = rowShown(reply);
  if (!readable.has(check.kind) || body === undefined || good === undefined || answer.kind !== "write") return false;
  // What is sent bare and shown inside an object need not be shown alike.
  if (shown === undefined || answer.into !== undefined) return false;
  const [sent, meant] = [body.value, good].map((value) => jsonOf(jsonAt(value, answer.body)) ?? null);
  return isReadAs(shown, sent ?? null, meant ?? null);
}

/**
 * Whether, wherever a wrong value stands for a good one, a scalar of another type is shown that is spelled like it, or a list of
 * it alone; and what no good one has is not shown.
 */
function isReadAs(shown: Json, wrong: Json, good: Json): boolean {
  if (isSame(wrong, good)) return true;
  if (isJsonObject(wrong) && isJsonObject(good) && isJsonObject(shown))
    return Object.entries(wrong).every(([name, value]) =>
      Object.hasOwn(good, name)
        ? isReadAs(shown[name] ?? null, value, good[name] ?? null)
        : !Object.hasOwn(shown, name),
    );
  if (isJsonList(wrong) && isJsonList(good) && isJsonList(shown))
    return wrong.every((value, index) => isReadAs(shown[index] ?? null, value, good[index] ?? null));
  if (isJsonList(shown) && shown.length === 1 && !isJsonList(wrong)) return isSame(shown[0], wrong);
  const spelled = (value: Json): string => JSON.stringify(value).replaceAll('"', "");
  return typeof wrong !== typeof shown && typeof wrong !== "object" && spelled(wrong) === spelled(shown);
}

/** Removes what was created by mistake; what may have been there before is left alone. */
function* undo(ground: Ground, question: Question, reply: Reply, before: RowsBefore): Script<void> {
  const { answer } = ground.operation;
  if (answer.kind !== "write") return;
  const created = createdBy(reply, ground, answer);
  const { remove } = siblingsOf(ground, answer);
  if (created === undefined || remove === undefined || whyNotOurs(reply, created.key, before) !== undefined) return;
  yield aboutRow(ground, remove, question, created.key);
}

function trialsOf(ground: Ground, mediaType: string, content: RequestContent): readonly BodyTrial[] {
  const { operation, promises, contract } = ground;
  const good = goodBody(operation, mediaType, content);
  const schema = resolvedBody(content);
  const missing = checkOf(kinds.missing, "bodies/missing", "a request without its body is refused", operation);
  const isPart = operation.answer.kind === "write" && operation.answer.action === "merge" && isOfWhole(ground, schema);
  // Where an object without members is allowed, or may stand for a change of nothing, hosts read no body as that one.
  const isNeeded = !isPart && [{}, null].every((nothing) => content.violations(nothing).length > 0);
  const required: readonly BodyTrial[] =
    operation.requestBody?.required === true
      ? [{ check: isNeeded ? missing : { ...missing, isInferred: true }, body: undefined }]
      : [];
  if (good === undefined || schema === undefined) return required;
  const formats = promises.formats(contract.host);
  const wrong = once(neighboursOf(schema, good, isForm(mediaType))).flatMap(
    ({ rule, keyword, wrong: [value] }): readonly BodyTrial[] => {
      const draft =
        value === undefined || (isPart && keyword === "required") ? undefined : draftOf(mediaType, content, value);
      const body = draft && SentBody.refused(draft, formats);
      if (body === undefined) return [];
      const kind = kinds[keyword as keyof typeof kinds]; // its keywords are among ours
      const check = checkOf(kind, `bodies/${rule}`, `a body that breaks ${rule} is refused`, operation);
      return [{ check: keyword === "format" ? { ...check, isInferred: true } : check, body, good }];
    },
  );
  return [...required, ...wrong.slice(0, most)];
}

/** Whether a change is shown by the schema of the whole thing, as it often is: what a change leaves out stays as it is. */
function isOfWhole(ground: Ground, change: Schema | undefined): boolean {
  if (change === undefined) return false;
  const body = creationFor(ground)?.ground.operation.requestBody;
  const wholes = [...(body?.content ?? [])].map(([, content]) => resolvedBody(content));
  const needed = requiredIn(change);
  return wholes.map(requiredIn).some((names) => [...names].every((name) => needed.has(name)));
}

/** The members that a body must have; what may only be read is not sent. */
function requiredIn(schema: Schema | undefined): ReadonlySet<string> {
  const names = facetsAt(schema, []).flatMap(({ required }) => (Array.isArray(required) ? (required as string[]) : []));
  return new Set(names.filter((name) => facetsAt(schema, [name]).every(({ readOnly }) => readOnly !== true)));
}

function once(all: readonly Neighbours[]): readonly Neighbours[] {
  return [...new Map(all.map((one) => [one.rule, one])).values()];
}

function draftOf(mediaType: string, content: RequestContent, value: Json): BodyDraft | undefined {
  return isForm(mediaType) ? formDraft(mediaType, content, value) : { mediaType, content, text: JSON.stringify(value) };
}
