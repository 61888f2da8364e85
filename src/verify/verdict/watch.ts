import type { Contract, Law, Operation } from "../../contract/model/contract.ts";
import { bareMediaType, documentedFor, formatOf, isTooPlain, mediaTypes } from "../../contract/model/media-type.ts";
import { bodySchemaOf, responseOf } from "../exchange/read-reply.ts";
import { headerOf } from "../exchange/wire.ts";
import type { Question } from "../exchange/question.ts";
import { contentTypeOf, isAway, isSuccess, type Reply } from "../exchange/reply.ts";
import type { Target } from "../deployment/target.ts";
import type { ErrorPromises } from "./error-promises.ts";
import { statusText } from "./judge-status.ts";
import { isImpliedByPaging, type Paged } from "./implied-law.ts";
import { judgeLaw } from "./judge-law.ts";
import { jsonForm } from "./json-form.ts";
import { judgeSchema } from "./judge-schema.ts";
import { answerKinds, failureKinds, lawKinds } from "./answer-checks.ts";
import { type Check, type CheckKind, nameOf } from "./check.ts";
import type { Deviation } from "./deviation.ts";
import type { Place } from "./place.ts";
import { judgeEncoding } from "./judge-encoding.ts";
import { judgeStackTrace } from "./judge-stack-trace.ts";

/** A check of every answer of a run, whatever was requested. */
export interface Watch extends Check {
  /** Whether a run that puts no answer to it has to say so. */
  readonly isAlwaysAsked: boolean;
  /** Which answers it judges; absent: ordinary ones. Where it is chosen by name, the cases that have a sample of them are run. */
  readonly sample?: Sample;
  /** Undefined: the answer is none of this check's. */
  judge(reply: Reply, contract: Contract, target: Target): { readonly deviation: Deviation | undefined } | undefined;
}

/** Any answers, or only refusals of callers. */
export type Sample = "ordinary" | "refusals";

/** What hosts of a framework promise of every answer. */
export interface AnswerPromises {
  readonly errors: ErrorPromises;
  /** The checks of every answer beyond those of every host. */
  readonly watches: readonly Watch[];
  /** What an answer with a status that its operation does not document is. */
  readonly judgeUndocumented: (reply: Reply) => Deviation | undefined;
  /** Whether something was asked for of which no contract speaks, such as a script of its own. */
  readonly asksBeyond: (question: Question) => boolean;
}

/** What every answer must be, whatever was requested. An answer from another path than the operation's is only searched for leaks. */
const watchesFor = (promises: AnswerPromises): readonly Watch[] => [
  ...bodyWatches(promises),
  ...failureWatches(promises),
  watch(
    answerKinds["in-time"],
    "every answer arrives within the time that the target file allows",
    (reply, _, { limits }) =>
      limits.milliseconds === undefined ? undefined : { deviation: judgeTime(reply, limits.milliseconds) },
  ),
];

const bodyWatches = ({ asksBeyond, judgeUndocumented }: AnswerPromises): readonly Watch[] => [
  watch(answerKinds.status, "every status is documented", (reply) =>
    isAway(reply) ? undefined : { deviation: judgeUndocumented(reply) },
  ),
  watch(answerKinds["content-type"], "a success has the documented media type that was asked for", (reply) =>
    isAway(reply) ||
    !isSuccess(reply) ||
    reply.parsed.kind === "empty" ||
    asksForPage(reply) ||
    asksBeyond(reply.question)
      ? undefined
      : { deviation: judgeContentType(reply) },
  ),
  watch(answerKinds.readable, "every body is valid in its format and for the types of its schema", (reply) =>
    isSuccess(reply) && !isAway(reply) ? judgeReadable(reply) : undefined,
  ),
  watch(answerKinds.whole, "length and compression of a body are as its headers say", (reply) => ({
    deviation: judgeFraming(reply),
  })),
  watch(answerKinds.schema, "every answer fits its schema, in every format and at every depth", (reply) =>
    isSuccess(reply) && !isAway(reply) ? judgeSchema(reply) : undefined,
  ),
  watch(answerKinds["utf-8"], "every body is UTF-8", (reply) => ({ deviation: judgeEncoding(reply) })),
];

const failureWatches = ({ errors, asksBeyond }: AnswerPromises): readonly Watch[] => [
  watch(failureKinds["content-type"], "an error has a media type that the contract states for its status", (reply) =>
    isSuccess(reply) || isAway(reply) || asksForPage(reply) || asksBeyond(reply.question)
      ? undefined
      : judgeFailureType(reply),
  ),
  watch(failureKinds.readable, "every error that has a body in a data format can be read", (reply) =>
    isSuccess(reply) ? undefined : judgeReadable(reply),
  ),
  watch(failureKinds.schema, "every error fits the schema of errors", (reply) =>
    isSuccess(reply) || asksBeyond(reply.question) ? undefined : judgeSchema(reply),
  ),
  watch(failureKinds.body, "an error's body is of a kind that the contract states for its status", (reply) =>
    isSuccess(reply) || isAway(reply) ? undefined : judgeFailureBody(reply, errors),
  ),
  watch(failureKinds.silent, "no answer shows a stack trace or internals of the host", (reply) =>
    isSuccess(reply) && reply.parsed.kind === "value" ? undefined : { deviation: judgeStackTrace(reply, errors) },
  ),
];

/** The checks of every answer of an operation: of every contract, of its framework, and the operation's own laws. */
export function watchesOf(operation: Paged & Pick<Operation, "laws">, promises: AnswerPromises): readonly Watch[] {
  return [
    ...watchesFor(promises),
    ...promises.watches,
    ...operation.laws.filter((law) => !isImpliedByPaging(law, operation)).map(lawWatch),
  ];
}

/** A law is about successes and checked on JSON: the family `formats` compares the other formats with JSON. */
function lawWatch(law: Law): Watch {
  return {
    id: `${lawKinds.law.family}/${law.law}`,
    promise: law.about.replace(/\.$/, ""),
    citations: law.citations,
    kind: lawKinds.law,
    about: undefined,
    isAlwaysAsked: true,
    judge(reply) {
      if (!isSuccess(reply) || isAway(reply)) return undefined;
      const form = jsonForm(reply);
      return form === undefined ? undefined : { deviation: judgeLaw(law, form.json, reply.question) };
    },
  };
}

/** A watch of which only a run that has answers for it tells. */
export function watch(kind: CheckKind, promise: string, judge: Watch["judge"]): Watch {
  return { id: nameOf(kind), promise, citations: [], kind, about: undefined, isAlwaysAsked: false, judge };
}

function judgeContentType(reply: Reply): Deviation | undefined {
  const { operation, wanted } = reply.question;
  const given = contentTypeOf(reply);
  const types = reply.response.headers
    .filter(([name]) => name.toLowerCase() === "content-type")
    .map(([, type]) => type);
  if (types.length > 1)
    return { place: { kind: "header", name: "Content-Type" }, expected: "one media type", found: types.join(" and ") };
  const documented = [...(responseOf(operation, reply.response.status)?.content.keys() ?? [])];
  if (documented.length === 0) return undefined;
  const format = formatOf(given);
  const place: Place = { kind: "header", name: "Content-Type" };
  if (isTooPlain(documented, given)) return { place, expected: documented.join(" or "), found: given ?? "none" };
  if (wanted?.by === "accept" && bodySchemaOf(operation, reply.response.status, wanted.format) !== undefined)
    return format === wanted.format
      ? undefined
      : { place, expected: mediaTypes[wanted.format], found: given ?? "none" };
  if (format !== undefined && documented.some((mediaType) => formatOf(mediaType) === format)) return undefined;
  return documentedFor(documented, given) !== undefined
    ? undefined
    : { place, expected: documented.join(" or "), found: given ?? "none" };
}

/** Whether a page for people was asked for: the contract says nothing of those. */
function asksForPage({ question }: Reply): boolean {
  return question.headers.some(([name, value]) => name.toLowerCase() === "accept" && value.includes("html"));
}

function judgeFailureType(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const response = responseOf(reply.question.operation, reply.response.status);
  if (reply.parsed.kind === "empty" || response === undefined) return undefined;
  const documented = [...response.content.keys()];
  const given = contentTypeOf(reply);
  const bare = bareMediaType(given ?? "");
  const isText = bare === "text/plain" && response.causes.some(({ body }) => body === "text");
  if (documented.length === 0 || isText) return undefined;
  const fits = documentedFor(documented, given) !== undefined && !isTooPlain(documented, given);
  return {
    deviation: fits
      ? undefined
      : { place: { kind: "header", name: "Content-Type" }, expected: documented.join(" or "), found: given ?? "none" },
  };
}

function judgeReadable({ parsed }: Reply): { readonly deviation: Deviation | undefined } | undefined {
  if (parsed.kind === "value") return { deviation: undefined };
  if (parsed.kind !== "unreadable") return undefined;
  const { format, pointer, message } = parsed;
  return {
    deviation: {
      place: pointer === "" ? { kind: "body" } : { kind: "value", pointer },
      expected: `${format.toUpperCase()} as the contract's types write it`,
      found: message,
    },
  };
}

function judgeFailureBody(
  reply: Reply,
  errors: ErrorPromises,
): { readonly deviation: Deviation | undefined } | undefined {
  const response = responseOf(reply.question.operation, reply.response.status);
  const causes = response?.causes ?? [];
  // An envelope of which no media type is documented is no promise that could be read.
  if (response?.content.size === 0 && causes.some(({ body }) => body === "envelope")) return undefined;
  if (causes.length === 0 || reply.parsed.kind === "unreadable") return undefined;
  const kinds = new Set(causes.map(({ body }) => body));
  const found = kindOf(reply, errors);
  if (found === undefined || kinds.has(found)) return { deviation: undefined };
  return {
    deviation: { place: { kind: "body" }, expected: [...kinds].join(" or "), found: `${found} (${statusText(reply)})` },
  };
}

function kindOf(reply: Reply, errors: ErrorPromises): "envelope" | "text" | "empty" | "redirect" | undefined {
  if (reply.response.status >= 300 && reply.response.status < 400) return "redirect";
  if (reply.parsed.kind === "empty") return "empty";
  if (reply.parsed.kind === "value") return errors.envelopeOf(reply) === undefined ? "text" : "envelope";
  const format = formatOf(contentTypeOf(reply));
  return format === undefined ? "text" : format === "html" ? undefined : "envelope";
}

/** Content-Length counts the body's bytes, and a body that is said to be gzip begins as gzip does (RFC 9110 section 8, RFC 1952). */
function judgeFraming({ request, response }: Reply): Deviation | undefined {
  const { body } = response;
  if (body.length === 0 || request.method === "HEAD") return undefined;
  const coding = headerOf(response, "content-encoding")?.trim().toLowerCase();
  if (coding === "gzip" && (body[0] !== 0x1f || body[1] !== 0x8b))
    return {
      place: { kind: "header", name: "Content-Encoding" },
      expected: "none",
      found: "gzip, but the body is not compressed",
    };
  const length = headerOf(response, "content-length");
  return length === undefined || coding !== undefined || Number(length) === body.length
    ? undefined
    : { place: { kind: "header", name: "Content-Length" }, expected: String(body.length), found: length };
}

function judgeTime({ response }: Reply, most: number): Deviation | undefined {
  if (response.milliseconds <= most) return undefined;
  return {
    place: { kind: "time" },
    expected: `within ${most} ms`,
    found: `after ${Math.round(response.milliseconds)} ms`,
  };
}
