import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { statusText } from "../../verdict/judge-status.ts";
import { Blocked } from "../../verdict/statement.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import type { Ground, Script } from "../case.ts";
import { aboutRow, createdBy, siblingsOf } from "./created-row.ts";
import { type RowsBefore, rowsBefore, whyNotOurs } from "./own-row.ts";

/** How rows are made that an operation changes, and removed again. */
export interface Creation {
  readonly ground: Ground;
  readonly answer: WriteAnswer;
  readonly remove: Operation;
}

/** The creation of rows that an operation changes, where they can be removed again; undefined: none is known, or it is one itself. */
export function creationFor(ground: Ground): Creation | undefined {
  const { contract, operation } = ground;
  const { answer } = operation;
  if (answer.kind !== "write" || (answer.action !== "merge" && answer.action !== "replace")) return undefined;
  for (const one of contract.operations) {
    if (one.answer.kind !== "write" || one.answer.action !== "create" || one.answer.entity !== answer.entity) continue;
    const of: Ground = { ...ground, operation: one };
    const siblings = siblingsOf(of, one.answer);
    if (siblings[answer.action] === operation && siblings.remove !== undefined)
      return { ground: of, answer: one.answer, remove: siblings.remove };
  }
  return undefined;
}

/** A row of the run's own: the question that created it, its key, and the question that removes it. */
export interface OwnRow {
  readonly question: Question;
  readonly key: string;
  readonly removal: Question;
  /** The answer to its creation. */
  readonly created: Reply;
  /** What is known of the rows that were there before. */
  readonly before: RowsBefore;
}

/** Creates a row. @throws {Blocked} where nothing is created, or nobody can say that it was not there before */
export function* ownRow({ ground, answer, remove }: Creation, known?: RowsBefore): Script<OwnRow> {
  const question = questionWith(ground, combinationsOf(ground)[0] ?? []);
  const before = known ?? (yield* rowsBefore(ground, siblingsOf(ground, answer), question, answer));
  const reply = yield question;
  const created = isSuccess(reply) ? createdBy(reply, ground, answer) : undefined;
  const reason = created === undefined ? `${statusText(reply)} names no row` : whyNotOurs(reply, created.key, before);
  if (created === undefined || reason !== undefined)
    throw new Blocked(
      `there is no row of the run's own that could be changed: ${reason ?? ""}`,
      "add an example of a body that creates one to the document",
    );
  return {
    question,
    key: created.key,
    removal: aboutRow(ground, remove, question, created.key),
    created: reply,
    before,
  };
}
