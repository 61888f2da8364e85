import { asBuffer } from "../../../bytes.ts";
import type { Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Answer } from "../../operation/request.ts";
import type { Call, PredefinedCall } from "./call.ts";
import { BodyWork, TooMuch } from "../body-work.ts";
import type { RequestContext } from "./request-context.ts";
import { arrayItems } from "./array-items.ts";
import { bindingFailure } from "./failure.ts";
import { bindCall, execute, filter, type Sent } from "./perform.ts";
import type { Result } from "./result.ts";

/**
 * Several requests of one kind in a JSON array, answered by the array of their results. All are bound, then all pass the
 * filters, then one after another is done; the first that fails stops it and is the answer, its place told in the error's
 * meta. Without items nobody is asked for anything: there is nothing to do and nothing to tell.
 * @throws {TooMuch}
 */
export function performBatch(context: RequestContext, call: Call & PredefinedCall): Result {
  const requests: Sent[] = [];
  for (const [index, item] of itemsOf(context).entries()) {
    const bound = bindCall(itemOf(context, item), { ...call, pairs: [] });
    if (bound.kind === "refused") return failedAt({ kind: "failure", failure: bindingFailure(bound.failure) }, index);
    requests.push(bound.values);
  }
  for (const [index, sent] of requests.entries()) {
    const stopped = filter(context, call, sent);
    if (stopped !== undefined) return failedAt(stopped, index);
  }
  const values: Value[] = [];
  for (const [index, sent] of requests.entries()) {
    const result = execute(context, call, sent);
    if (result.kind === "failure" || result.kind === "refused") return failedAt(result, index);
    values.push(result.kind === "value" ? result.value : null);
  }
  const result: Type = (values.length === 0 ? undefined : call.operation.result) ?? { kind: "any" };
  return {
    kind: "value",
    value: values,
    type: { kind: "list", item: { type: result, nullable: true } },
    status: undefined,
    headers: values.length === 0 ? [] : completed(values.length),
  };
}

function itemsOf({ request, limits }: RequestContext): readonly string[] {
  const text = asBuffer(request.body).toString("utf8");
  new BodyWork(limits).text(text, "lenient");
  const items = arrayItems(text);
  if (items.length > limits.batchItems)
    throw new TooMuch(`the list has more than ${limits.batchItems} requests`, "batchItems");
  return items;
}

function itemOf(context: RequestContext, item: string): RequestContext {
  return { ...context, request: { ...context.request, body: Buffer.from(item, "utf8") } };
}

function failedAt(result: Result, index: number): Result {
  if (result.kind !== "failure") return result;
  const failure = { ...result.failure, meta: new Map([["AutoBatchIndex", String(index)]]) };
  return { kind: "failure", failure, ...(failure.origin === "service" && { headers: completed(index) }) };
}

function completed(count: number): Answer["headers"] {
  return [["X-AutoBatch-Completed", String(count)]];
}
