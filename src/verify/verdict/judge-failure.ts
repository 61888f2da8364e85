import { responseOf } from "../exchange/read-reply.ts";
import type { Reply } from "../exchange/reply.ts";
import type { ErrorPromises } from "./error-promises.ts";
import type { ExpectedFailure } from "./expected-failure.ts";
import { judgeStatus, statusText } from "./judge-status.ts";
import type { Deviation } from "./deviation.ts";

/** The answer is this failure: status, code, message and the parameter to blame. */
export function judgeFailure(reply: Reply, failure: ExpectedFailure, errors: ErrorPromises): Deviation | undefined {
  const status = judgeStatus(reply, [failure.status]);
  if (status !== undefined)
    return { ...status, expected: `${failure.status}${failure.code === undefined ? "" : ` ${failure.code}`}` };
  if (failure.code === undefined && failure.message === undefined && failure.field === undefined) return undefined;
  // Where no body is documented, nothing is promised of one, and it cannot be read.
  const documented = responseOf(reply.question.operation, reply.response.status)?.content;
  if (documented === undefined || documented.size === 0) return undefined;
  const envelope = errors.envelopeOf(reply);
  // A body that cannot be read is a finding of its own; here nothing more can be said.
  if (envelope === undefined)
    return reply.parsed.kind === "unreadable"
      ? undefined
      : { place: { kind: "body" }, expected: "an error envelope", found: bodyKind(reply) };
  if (failure.code !== undefined && envelope.code !== failure.code)
    return { place: { kind: "error", part: "code" }, expected: failure.code, found: envelope.code ?? "none" };
  if (failure.message !== undefined && !errors.saysMessage(envelope.message, failure.message))
    return { place: { kind: "error", part: "message" }, expected: failure.message, found: envelope.message ?? "none" };
  const fields = envelope.errors.flatMap(({ field }) => (field === undefined ? [] : [field]));
  if (failure.field !== undefined && !fields.some((field) => field.toLowerCase() === failure.field?.toLowerCase()))
    return {
      place: { kind: "error", part: "field" },
      expected: failure.field,
      found: fields.length === 0 ? "no field" : fields.join(", "),
    };
  return errors.judgeDetails(envelope, failure);
}

/** What a body is, in a few words. */
export function bodyKind(reply: Reply): string {
  if (reply.parsed.kind === "empty") return `${reply.response.status} with an empty body`;
  return `${statusText(reply)} with ${JSON.stringify(reply.text.slice(0, 80))}`;
}
