import { formatsOf } from "../../../wire/formats-of.ts";
import { isToBeRefused } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import { headerOf } from "../../exchange/wire.ts";
import { type EnvelopeNames, readEnvelope } from "../../verdict/envelope.ts";
import { judgeDocumented, statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { ordinaryAnswers } from "../../cases/answers/ordinary-answers.ts";
import { inputs } from "../../cases/values/inputs.ts";
import { mediaTypesOffered } from "../../cases/answers/media-types.ts";
import { ordinaryVerbs } from "../../cases/answers/ordinary-verbs.ts";
import { ordinarySecurity } from "../../cases/callers/ordinary-callers.ts";
import { items } from "../../cases/pages/items.ts";
import { lists } from "../../cases/pages/lists.ts";
import { bodies } from "../../cases/writes/bodies.ts";
import { writes } from "../../cases/writes/writes.ts";
import type { Promises } from "../../cases/promises.ts";
import { documentedWatches } from "./watches.ts";

/** The members of problem details (RFC 9457), and what else errors are often called by. */
const names: EnvelopeNames = {
  marks: ["code", "title", "detail", "message"],
  code: ["code", "type"],
  message: ["detail", "title", "message"],
  stackTrace: "stackTrace",
  errors: "errors",
  error: {
    code: ["code"],
    field: ["field", "name", "pointer"],
    message: ["detail", "message", "reason"],
    meta: "meta",
  },
  listing: undefined,
};

/** What any HTTP host promises: no more than RFC 9110 says. A document that names no framework is of such a host. */
export const plain: Promises = {
  name: "plain",
  formatWays: ["accept"],
  sameRequest: {
    namesInAnyCase: false,
    listsByRepetition: false,
    blanksInLists: false,
    guids: ["0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5B-D9CB-469F-A165-70867728950E"],
    ignored: undefined,
  },
  errors: {
    envelopeOf: (reply) => readEnvelope(reply, names),
    saysMessage: (given, stated) => given === stated,
    judgeDetails: () => undefined,
    sameInEveryFormat: false,
    rules: undefined,
    unread: undefined,
    insides: [],
  },
  watches: documentedWatches,
  isSpellingKnown: false,
  isOrdinary: true,
  replaced: ["answers", "repeat", "errors", "parameters", "verbs", "security"],
  families: [ordinaryAnswers, mediaTypesOffered, lists, items, inputs, bodies, writes, ordinarySecurity, ordinaryVerbs],
  formats: formatsOf,
  isBrokenOff: () => false,
  judgeUndocumented,
  // Of a path or a method that the document does not have it says nothing.
  asksBeyond: ({ path, method, operation }) => path !== undefined || method !== operation.method,
  judgeOtherMethod,
  judgeUnknownPath,
  forgottenWays: (_, _question, crowded) => [crowded],
};

/**
 * Refusals of the client are the RFCs' (RFC 9110 section 15.5): that a document leaves one out is worth a remark, unless the
 * request was made to be refused.
 */
function judgeUndocumented(reply: Reply): Deviation | undefined {
  const deviation = judgeDocumented(reply);
  const { status } = reply.response;
  if (deviation === undefined || status < 400 || status >= 500) return deviation;
  return isToBeRefused(reply.question) ? undefined : { ...deviation, remark: "inferred" };
}

/** Not there, or hidden from who asks (RFC 9110 sections 15.5.2, 15.5.4, 15.5.5). */
function judgeUnknownPath(reply: Reply): Deviation | undefined {
  return [401, 403, 404].includes(reply.response.status)
    ? undefined
    : { place: { kind: "status" }, expected: "404", found: statusText(reply) };
}

/** HEAD may be what GET is, OPTIONS may be answered (sections 9.3.2, 9.3.7); all else is 404, or 405 with `Allow` (15.5.6). */
function judgeOtherMethod(reply: Reply, method: string): Deviation | undefined {
  const { status, body } = reply.response;
  if (status === 405 && headerOf(reply.response, "allow") === undefined)
    return { place: { kind: "header", name: "Allow" }, expected: "the allowed methods", found: "none" };
  if ([401, 403, 404, 405, 501].includes(status)) return undefined;
  if ((method === "HEAD" || method === "OPTIONS") && status < 400)
    return method === "HEAD" && body.length > 0
      ? { place: { kind: "body" }, expected: "nothing", found: `${body.length} bytes` }
      : undefined;
  return { place: { kind: "status" }, expected: "404 or 405", found: statusText(reply) };
}
