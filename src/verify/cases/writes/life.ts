import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { jsonForm } from "../../verdict/json-form.ts";
import { statusText } from "../../verdict/judge-status.ts";
import type { Ground, Judge } from "../case.ts";
import { shapeOfPath } from "../path-in.ts";
import { type JsonRow, rowsAt } from "../pages/rows-at.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { type CreatedRow, keyNameOf, type Siblings } from "./created-row.ts";

/** What the steps of a row's life have in common. */
export interface Life {
  readonly ground: Ground;
  readonly answer: WriteAnswer;
  readonly siblings: Siblings;
  readonly judge: Judge;
  /** The creation, its answer, and the row that it made. */
  readonly question: Question;
  readonly reply: Reply;
  readonly created: CreatedRow;
  readonly sent: JsonRow;
  /** Whether it was made at once, and is read, changed and removed right below where it was made. */
  readonly isDirect: boolean;
}

/** An answer with another status than the one that was to come. */
export function judgeStatusOf(reply: Reply, expected: string, isCertain = false): Deviation {
  return { place: { kind: "status" }, expected, found: statusText(reply), ...(isCertain ? { isCertain } : {}) };
}

/** Whether rows are read, changed and removed right below where they are made: elsewhere they may be others of their kind. */
export function areDirect({ path }: Operation, { item, merge, replace, remove }: Siblings): boolean {
  return [item, merge, replace, remove].every((one) => {
    const rest = one === undefined ? "/{}" : shapeOfPath(one.path).slice(shapeOfPath(path).length);
    return (one === undefined || shapeOfPath(one.path).startsWith(shapeOfPath(path))) && /^\/\{\}[^/{}]*$/.test(rest);
  });
}

/** The row of a key on a page of its list. */
export function rowIn(reply: Reply, ground: Ground, answer: WriteAnswer, key: string): JsonRow | undefined {
  const own = reply.question.operation.answer;
  const rows = isSuccess(reply) && own.kind === "list" ? rowsAt(jsonForm(reply)?.json, own) : [];
  return rows.find((row) => textOf(row[keyNameOf(ground, answer)] ?? null) === key);
}
