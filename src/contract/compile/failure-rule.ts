import type { FailureRule } from "../model/contract.ts";
import type { Part } from "../../source/part.ts";

/** A failure as an extension writes it: `{ status, code, message, field }`. */
export function failureRule(part: Part | undefined, otherwise = notFound): FailureRule {
  if (part === undefined) return otherwise;
  return Object.freeze({
    status: part.get("status")?.number ?? otherwise.status,
    code: part.get("code")?.text ?? otherwise.code,
    isOwnCode: part.get("code")?.text !== undefined,
    message: part.get("message")?.text ?? otherwise.message,
    field: part.get("field")?.text,
  });
}

export const notFound: FailureRule = Object.freeze({
  status: 404,
  code: "NotFound",
  message: "Not found",
  field: undefined,
});

export const badRequest: FailureRule = Object.freeze({
  status: 400,
  code: "ArgumentException",
  message: "Value is not allowed",
  field: undefined,
});
