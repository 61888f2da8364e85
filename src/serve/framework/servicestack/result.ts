import type { Outcome } from "../../operation/outcome.ts";
import type { Answer } from "../../operation/request.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { Wished } from "../../operation/wish.ts";
import { serviceFailure, type Failure } from "./failure.ts";

/** What the steps of a request come to, before it is spelled. */
export type Result = (
  | Exclude<Outcome, { kind: "failure" }>
  | { readonly kind: "failure"; readonly failure: Failure }
  /** Somebody who may not. */
  | { readonly kind: "turned away"; readonly why: "nobody" | "role missing"; readonly operation: Operation }
) & {
  /** Headers of a batch. */
  readonly headers?: Answer["headers"];
};

/** An operation's outcome, its failure told as the framework's exceptions tell it. */
export function resultOf(outcome: Outcome): Result {
  return outcome.kind === "failure" ? { kind: "failure", failure: serviceFailure(outcome.failure) } : outcome;
}

/** What a client wished for, as the steps would have come to it. */
export function wishedResult(wished: Wished, operation: Operation): Result {
  return wished.kind === "turned away" ? { ...wished, operation } : resultOf(wished);
}
