import type { FailureRule, WriteAnswer } from "../../../contract/model/contract.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonObject, type Json } from "../../../generate/json.ts";
import { valueAt } from "../../../source/pointer.ts";
import type { SentRow } from "../../data/things/made-thing.ts";

/** The row in a body. */
export function sentRow(answer: WriteAnswer, sent: Value | undefined): SentRow {
  const found = partAt(answer, sent);
  return { members: isJsonObject(found) ? found : {}, sendable: answer.sendable };
}

/** Each row of the list in a body. */
export function sentRows(answer: WriteAnswer, sent: Value | undefined): readonly SentRow[] {
  const found = partAt(answer, sent);
  const rows: readonly Json[] = Array.isArray(found) ? (found as readonly Json[]) : [];
  return rows.map((row) => ({ members: isJsonObject(row) ? row : {}, sendable: answer.sendable }));
}

function partAt({ body }: WriteAnswer, sent: Value | undefined): Json {
  return sent === undefined ? null : ((valueAt(plainJson(sent), body) as Json | undefined) ?? null);
}

/** RFC 9110, section 15.5.10. */
export const conflict: FailureRule = {
  status: 409,
  code: "Conflict",
  message: "There is such a row already",
  field: undefined,
};
