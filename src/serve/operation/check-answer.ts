import type { Contract, Violation } from "../../contract/model/contract.ts";
import { documentedResponse } from "../../contract/model/documented-response.ts";
import { formatsOf } from "../../wire/formats-of.ts";
import type { Answer } from "./request.ts";

/**
 * Every way in which an answer breaks its contract: the value behind it, in its JSON form, against the schema documented
 * for its status. An answer with no value behind it (an empty 401, a redirect) has nothing to break.
 */
export function violationsOf(answer: Answer, contract: Contract): readonly Violation[] {
  if (answer.said === undefined) return [];
  const { operation, value, type } = answer.said;
  const response = documentedResponse(operation.responses, answer.status);
  if (response === undefined)
    return [
      { pointer: "", keyword: "responses", message: `status ${answer.status} is not documented for ${operation.id}` },
    ];
  const promised = response.content.get("application/json");
  return promised === undefined ? [] : promised.violations(formatsOf(contract.host).jsonValueOf(value, type));
}
