import type { Answer } from "../../operation/request.ts";
import type { Exchange } from "./exchange.ts";
import type { Result } from "./result.ts";
import { turnAway } from "./turn-away.ts";
import { writeFailure } from "./write-failure.ts";
import { writeNothing, writeValue } from "./write-value.ts";

/** Spells what a request came to, with the headers that the framework sets on everything. */
export function write(exchange: Exchange, result: Result): Answer {
  switch (result.kind) {
    case "value":
      return withHeaders(writeValue(exchange, result.value, result.type), result);
    case "nothing":
      return writeNothing(exchange);
    case "failure":
      return withHeaders(writeFailure(exchange, result.failure), result);
    case "turned away":
      return turnAway(exchange, result.why, result.operation);
  }
}

function withHeaders(answer: Answer, { headers }: Result): Answer {
  return headers === undefined ? answer : { ...answer, headers: [...answer.headers, ...headers] };
}
