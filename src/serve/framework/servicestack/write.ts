import type { Answer } from "../../operation/request.ts";
import type { RequestContext } from "./request-context.ts";
import type { Result } from "./result.ts";
import { turnAway } from "./turn-away.ts";
import { writeFailure } from "./write-failure.ts";
import { writeNothing, writeValue } from "./write-value.ts";

/** Spells what a request came to, with the headers that the framework sets on everything. */
export function write(context: RequestContext, result: Result): Answer {
  switch (result.kind) {
    case "value":
      return withHeaders(writeValue(context, result), result);
    case "nothing":
      return withHeaders(writeNothing(context, result.status), result);
    case "failure":
      return withHeaders(writeFailure(context, result.failure), result);
    case "refused":
      return turnAway(context, result.why, result.operation);
  }
}

function withHeaders(answer: Answer, { headers }: { readonly headers?: Answer["headers"] }): Answer {
  return headers === undefined || headers.length === 0
    ? answer
    : { ...answer, headers: [...answer.headers, ...headers] };
}
