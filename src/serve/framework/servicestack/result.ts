import type { Outcome, SuccessOutcome } from "../../operation/outcome.ts";
import type { Answer } from "../../operation/request.ts";
import type { Operation, Response } from "../../../contract/model/contract.ts";
import { serviceFailure, type Failure, unservable } from "./failure.ts";

/** What the steps of a request come to, before it is spelled. */
export type Result =
  | SuccessOutcome
  | {
      readonly kind: "failure";
      readonly failure: Failure;
      /** Headers of a batch. */
      readonly headers?: Answer["headers"];
    }
  /** Somebody who may not. */
  | { readonly kind: "refused"; readonly why: "nobody" | "role missing"; readonly operation: Operation };

/** An operation's outcome, its failure told as the framework's exceptions tell it. */
export function resultOf(outcome: Outcome): Result {
  switch (outcome.kind) {
    case "failure":
      return { kind: "failure", failure: serviceFailure(outcome.failure) };
    case "unservable":
      return { kind: "failure", failure: unservable(outcome) };
    case "value":
    case "nothing":
      return outcome;
  }
}

/**
 * What a documented status that is no success comes to: where its first cause has no body or a text, the caller is turned
 * away; else the first cause with the error DTO. Undefined: no cause says how it looks.
 */
export function documentedResult(
  status: number,
  { causes, description }: Response,
  operation: Operation,
): Result | undefined {
  const first = causes[0]?.body;
  if (status === 401 && (first === "empty" || first === "redirect"))
    return { kind: "refused", why: "nobody", operation };
  if (status === 403 && first === "text") return { kind: "refused", why: "role missing", operation };
  const cause = causes.find(({ body }) => body === "envelope");
  if (cause === undefined) return undefined;
  const { code = "Error", message = description } = cause;
  return { kind: "failure", failure: serviceFailure({ status, code, message, field: undefined }) };
}
