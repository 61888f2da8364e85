import type { Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { admit } from "./admit.ts";
import type { Answer } from "../../operation/request.ts";
import type { Call, PredefinedCall } from "./call.ts";
import type { RequestContext } from "./request-context.ts";
import { arrayItems } from "./array-items.ts";
import { perform } from "./perform.ts";
import type { Result } from "./result.ts";

/**
 * Several requests of one kind in a JSON array, answered by the array of their results. The first that fails stops it and
 * is the answer, its place told in the error's meta. Without items there is nothing to do and nothing to tell.
 */
export function performBatch(context: RequestContext, call: Call & PredefinedCall): Result {
  const turnedAway = admit(context, call.operation);
  if (turnedAway !== undefined) return turnedAway;
  const values: Value[] = [];
  for (const [index, item] of arrayItems(Buffer.from(context.request.body).toString("utf8")).entries()) {
    const result = perform(itemOf(context, item), { ...call, pairs: [] });
    if (result.kind === "failure") return failedAt(result, index);
    if (result.kind === "refused") return result;
    values.push(result.kind === "value" ? result.value : null);
  }
  const item: Type = call.operation.result ?? { kind: "any" };
  return {
    kind: "value",
    value: values,
    type: { kind: "list", item: { type: item, nullable: true } },
    status: undefined,
    headers: values.length === 0 ? [] : completed(values.length),
  };
}

function itemOf(context: RequestContext, item: string): RequestContext {
  return { ...context, request: { ...context.request, body: Buffer.from(item, "utf8") } };
}

function failedAt(result: Extract<Result, { kind: "failure" }>, index: number): Result {
  const failure = { ...result.failure, meta: new Map([["AutoBatchIndex", String(index)]]) };
  const validated = failure.errors.some(({ meta }) => meta !== undefined);
  return { kind: "failure", failure, ...(failure.origin === "service" && !validated && { headers: completed(index) }) };
}

function completed(count: number): Answer["headers"] {
  return [["X-AutoBatch-Completed", String(count)]];
}
