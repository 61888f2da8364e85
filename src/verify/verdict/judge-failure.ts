import type { FailureRule } from "../../contract/model/contract.ts";
import { responseOf } from "../exchange/read-reply.ts";
import type { Reply } from "../exchange/reply.ts";
import { type Envelope, envelopeOf } from "./envelope.ts";
import { judgeStatus, statusText } from "./judge-status.ts";
import type { Deviation } from "./statement.ts";
import { judgeTold } from "./told-errors.ts";

/** How a failure must look; what is undefined is left open. */
export type ExpectedFailure = Pick<FailureRule, "status"> & {
  readonly [Part in "code" | "message" | "field"]: string | undefined;
};

/** The answer is this failure: status, code, message and the parameter to blame. */
export function judgeFailure(reply: Reply, failure: ExpectedFailure): Deviation | undefined {
  const status = judgeStatus(reply, [failure.status]);
  if (status !== undefined)
    return { ...status, expected: `${failure.status}${failure.code === undefined ? "" : ` ${failure.code}`}` };
  if (failure.code === undefined && failure.message === undefined && failure.field === undefined) return undefined;
  // Where no body is documented, nothing is promised of one, and it cannot be read.
  const documented = responseOf(reply.question.operation, reply.response.status)?.content;
  if (documented === undefined || documented.size === 0) return undefined;
  const envelope = envelopeOf(reply);
  // A body that cannot be read is a finding of its own; here nothing more can be said.
  if (envelope === undefined)
    return reply.reading.kind === "unreadable"
      ? undefined
      : { place: "body", expected: "an error envelope", found: bodyKind(reply) };
  if (failure.code !== undefined && envelope.code !== failure.code)
    return { place: "error code", expected: failure.code, found: envelope.code ?? "none" };
  if (failure.message !== undefined && !saysMessage(envelope.message, failure.message))
    return { place: "error message", expected: failure.message, found: envelope.message ?? "none" };
  const fields = envelope.errors.flatMap(({ field }) => (field === undefined ? [] : [field]));
  if (failure.field !== undefined && !fields.some((field) => field.toLowerCase() === failure.field?.toLowerCase()))
    return {
      place: "error field",
      expected: failure.field,
      found: fields.length === 0 ? "no field" : fields.join(", "),
    };
  return judgeArgument(envelope, failure);
}

/** ServiceStack names the argument behind the message, and tells of it once in its list of errors, without that tail. */
function judgeArgument(envelope: Envelope, { code, message, field }: ExpectedFailure): Deviation | undefined {
  if (!envelope.isResponseStatus || message === undefined || field === undefined) return undefined;
  if (code?.startsWith("Argument") !== true || message.includes("<script")) return undefined;
  const whole = `${message} (Parameter '${field}')`;
  if (envelope.message !== whole) return { place: "error message", expected: whole, found: envelope.message ?? "none" };
  return judgeTold(envelope, [{ code, field, message, meta: undefined }]);
}

/** The message itself, or with the parameter's name behind it, as some frameworks write it. */
function saysMessage(given: string | undefined, wanted: string): boolean {
  // Some frameworks make markup in a message harmless where it holds a script.
  if (wanted.includes("<script") && given === wanted.replaceAll("<", "&lt;").replaceAll(">", "&gt;")) return true;
  return (
    given === wanted ||
    (given?.startsWith(wanted) === true && /^ \(Parameter '[^']*'\)$/.test(given.slice(wanted.length)))
  );
}

/** What a body is, in a few words. */
export function bodyKind(reply: Reply): string {
  if (reply.reading.kind === "empty") return `${reply.response.status} with an empty body`;
  return `${statusText(reply)} with ${JSON.stringify(reply.text.slice(0, 80))}`;
}
