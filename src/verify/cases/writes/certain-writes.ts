import type { WriteAnswer } from "../../../contract/model/contract.ts";
import { documentedResponse } from "../../../contract/model/documented-response.ts";
import { canonicalText, type Json } from "../../../generate/json.ts";
import { percentDecoded } from "../../../wire/scalar/percent.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { headerOf } from "../../exchange/wire.ts";
import { jsonForm } from "../../verdict/json-form.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { foldedLetters } from "../letters-of.ts";
import { isRow, jsonAt, type JsonRow } from "../pages/rows-at.ts";

/** Whether an answer says that something was done, and not that it will be. */
export function isDoneAt({ response }: Reply): boolean {
  return response.status !== 202;
}

/** Whether the answer to a creation says itself by which key its row is found: 201, and a `Location` that ends in it. */
export function isNamedByAnswer({ response }: Reply, key: string): boolean {
  const location = headerOf(response, "location")?.split(/[?#]/)[0] ?? "";
  return response.status === 201 && percentDecoded(location.split("/").at(-1) ?? "") === key;
}

/** Whether the operation says that it tells of what is not there. */
export function tellsOfAbsence({ question }: Reply): boolean {
  return [404, 410].some((status) => {
    const response = documentedResponse(question.operation.responses, status);
    return response !== undefined && response.status !== "default";
  });
}

/** The row that an answer shows. */
export function rowShown(reply: Reply): JsonRow | undefined {
  const { answer } = reply.question.operation;
  const at = answer.kind === "item" ? answer.at : answer.kind === "write" ? (answer.shown?.at ?? []) : [];
  const shown = isSuccess(reply) ? jsonAt(jsonForm(reply)?.json, at) : undefined;
  return isRow(shown) ? shown : undefined;
}

/** Names of what people write freely: a host takes it as it stands. */
const free = /(name|title|subject|description|text|body|note|notes|comment|message|label|summary)$/i;

/** Names that a host may give itself. */
const given = /(user|host|file|domain|display|path|bucket)_?name$/i;

/** Names of what a host counts or puts in order by itself. */
const counted = /(position|order|index|rank|version|revision|count|balance|stock)$/i;

/**
 * Whether a value that was sent became another one, which is no other spelling of it, no rounding and no part.
 * @param told what the answer to the write says that it is
 */
export function isAnother(name: string, sent: Json | undefined, shown: Json | undefined, told?: Json): boolean {
  if (isFree(name) && typeof sent === "string" && typeof shown === "string") {
    const [one, other] = [lettersIn(sent), lettersIn(shown)];
    return one.length > 2 && !/[*•]{2}/.test(shown) && !one.includes(other) && !other.includes(one);
  }
  if (!isSame(told, sent) || counted.test(name)) return false;
  return (typeof sent === "boolean" || Number.isInteger(sent)) && typeof sent === typeof shown;
}

function isFree(name: string): boolean {
  return free.test(name) && !given.test(name);
}

/** Without marks, capitals and what a text is written with where pages are made of it. */
function lettersIn(text: string): string {
  return foldedLetters(text.replaceAll(/<[^<>]*>|&#?\w+;/g, ""));
}

/** A row before and after a change, and what the change was to make of it. */
export interface Changed {
  readonly before: JsonRow;
  readonly wanted: JsonRow;
  readonly after: JsonRow;
}

/** A member that was sent when the row was made, and that a change took away of another one on which it cannot depend. */
export function takenAway(
  { before, wanted, after }: Changed,
  sent: JsonRow,
  { sendable }: WriteAnswer,
): string | undefined {
  return [...sendable].find(
    (name) =>
      wanted[name] === undefined &&
      [name, ...Object.keys(wanted)].some(isFree) &&
      isSame(sent[name], before[name]) &&
      !isNothing(before[name]) &&
      isNothing(after[name]),
  );
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one !== undefined && other !== undefined && canonicalText(one) === canonicalText(other);
}

/** A strong validator that stays while the row changes (RFC 9110 section 8.8.1). */
export function judgeValidator(before: Reply, after: Reply): Deviation | undefined {
  const [one, other] = [headerOf(before.response, "etag"), headerOf(after.response, "etag")];
  if (one === undefined || one !== other || one.startsWith("W/") || before.text === after.text) return undefined;
  const place = { kind: "header", name: "ETag" } as const;
  return { place, expected: "another one: the row has changed", found: other, isCertain: true };
}
