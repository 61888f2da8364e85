import { documentedResponse } from "../../contract/model/documented-response.ts";
import type { Reply } from "../exchange/reply.ts";
import { statusText } from "./judge-status.ts";
import type { Deviation } from "./deviation.ts";

/** Who asks, what has to be before and what state things are in is looked at before any value (RFC 9110 section 13.2.1, RFC 4918, RFC 6585). */
const ofOtherThings: ReadonlySet<number> = new Set([401, 402, 403, 405, 407, 408, 412, 423, 425, 428, 429, 451, 503]);

/**
 * What a wrong value is answered with: a refusal of the client that the operation documents, else 400 or 422 (RFC 9110
 * sections 15.5.1, 15.5.21); in a path also 404 (15.5.5), for a body also 411, 413 and 415.
 * `unknown`: the refusal is of another thing, so nothing is known of the value.
 */
export function judgeWrongInput(reply: Reply, place: "path" | "body" | "other"): Deviation | "unknown" | undefined {
  const { status } = reply.response;
  if (ofOtherThings.has(status)) return "unknown";
  const usual = { path: [400, 422, 404], body: [400, 422, 411, 413, 415], other: [400, 422] }[place];
  if (usual.includes(status)) return undefined;
  const isClient = status >= 400 && status < 500;
  if (isClient && documentedResponse(reply.question.operation.responses, status) !== undefined) return undefined;
  const expected = `a refusal: ${isClient ? "a documented one, " : ""}${usual.join(" or ")}`;
  return { place: { kind: "status" }, expected, found: statusText(reply) };
}

/** A right value is not refused as a wrong one: what it then finds is another matter. */
export function judgeRightInput(reply: Reply): Deviation | undefined {
  const { status } = reply.response;
  if (status < 500 && status !== 400 && status !== 422) return undefined;
  return { place: { kind: "status" }, expected: "an answer that does not refuse the value", found: statusText(reply) };
}
