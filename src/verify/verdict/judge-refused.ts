import { documentedResponse } from "../../contract/model/documented-response.ts";
import { isSuccess, type Reply } from "../exchange/reply.ts";
import { judgeDocumented, judgeStatus, statusText } from "./judge-status.ts";
import type { Deviation } from "./deviation.ts";

/** Refused with a documented status of an error of the client's. */
export function judgeRefusal(reply: Reply): Deviation | undefined {
  const { status } = reply.response;
  if (status >= 400 && status < 500) return judgeDocumented(reply);
  return { place: { kind: "status" }, expected: "a refusal", found: statusText(reply) };
}

/** Refused with one of these statuses as far as they are documented, else with any documented one. */
export function judgeRefused(reply: Reply, wanted: readonly number[]): Deviation | undefined {
  const { responses } = reply.question.operation;
  const known = wanted.filter((status) => {
    const found = documentedResponse(responses, status);
    return found !== undefined && found.status !== "default";
  });
  if (known.length > 0) return judgeStatus(reply, known);
  if (isSuccess(reply)) return { place: { kind: "status" }, expected: "a refusal", found: statusText(reply) };
  return judgeDocumented(reply);
}
