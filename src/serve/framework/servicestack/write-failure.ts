import { STATUS_CODES } from "node:http";
import { mediaTypes } from "../../../contract/model/media-type.ts";
import { serviceStackFormats } from "../../../wire/dialect/servicestack/formats.ts";
import type { Answer, Said } from "../../operation/request.ts";
import { operationOf } from "./call.ts";
import { forbidden, redirectToLogin, refusedWith } from "./challenge.ts";
import { envelopeOf, type Envelope } from "./envelope.ts";
import type { RequestContext } from "./request-context.ts";
import type { Failure } from "./failure.ts";
import { everywhere } from "./headers.ts";
import { failurePage } from "./html/failure-page.ts";
import { contentTypeOf, scriptType } from "./media-types.ts";
import type { Speech } from "./negotiate.ts";

/** Spells a failure: for people as a page, a text or the way to the login, for programs as the DTO that wraps it. */
export function writeFailure(context: RequestContext, failure: Failure): Answer {
  return context.speech.format === "html" ? failureForPeople(context, failure) : failureForPrograms(context, failure);
}

function failureForPeople(context: RequestContext, failure: Failure): Answer {
  const { request, call, host, speech } = context;
  const page = host.contract.host.login?.page;
  if (failure.status === 401 && page !== undefined) return redirectToLogin(request, call, page, []);
  if (failure.status === 403) return forbidden(call, failure.reason ?? "Forbidden");
  if (failure.status === 404) {
    const text = `Error (${failure.code}): ${failure.message}\n\n404`;
    return answerOf(failure, "text/plain; charset=utf-8", text, refusedWith(call, text));
  }
  const shown = failurePage(context, failure);
  if (speech.callback !== undefined && isSeenAsSuccess(failure))
    return inScript(failure, `${speech.callback}(${shown})`);
  const envelope = envelopeOf(failure, operationOf(call), host.contract);
  return answerOf(failure, "text/html", shown, said(context, failure, envelope));
}

function failureForPrograms(context: RequestContext, failure: Failure): Answer {
  const { call, host } = context;
  const speech = speechFor(failure, spoken(failure, context.speech));
  const envelope = envelopeOf(failure, operationOf(call), host.contract);
  if (speech.format === undefined || speech.format === "html") return answerOf(failure, speech.contentType, "");
  const text = serviceStackFormats(speech.spelling).named(speech.format).write(envelope.value, envelope.type);
  if (speech.callback === undefined)
    return answerOf(failure, speech.contentType, text, said(context, failure, envelope));
  const script = `${speech.callback}(${text})`;
  return isSeenAsSuccess(failure) ? inScript(failure, script) : answerOf(failure, speech.contentType, script);
}

/** What validators find is never wrapped for a script; a script that is not logged in is told so in JSON, whatever it asked for. */
function speechFor({ origin }: Failure, speech: Speech): Speech {
  if (speech.callback === undefined) return speech;
  if (origin === "login") return { ...speech, format: "json" };
  if (origin !== "validators") return speech;
  const contentType = speech.format === "json" ? contentTypeOf(mediaTypes.json) : speech.contentType;
  return { ...speech, callback: undefined, contentType };
}

/** Where the request could not be read, nulls are left out whatever it asks for. */
function spoken({ isUnbound }: Failure, speech: Speech): Speech {
  return isUnbound === true && speech.spelling.nulls
    ? { ...speech, spelling: { ...speech.spelling, nulls: false } }
    : speech;
}

/** A script cannot see a status: what the framework itself refuses comes as a success, which keeps the reason of the failure. */
function isSeenAsSuccess({ origin }: Failure): boolean {
  return origin === "framework" || origin === "login";
}

function inScript(failure: Failure, script: string): Answer {
  const reason = failure.reason ?? STATUS_CODES[failure.status] ?? "";
  return answerOf({ ...failure, status: 200, reason }, scriptType, script);
}

function answerOf(
  { status, reason }: Pick<Failure, "status" | "reason">,
  contentType: string,
  body: string,
  said?: Said,
): Answer {
  return { status, reason, headers: [["Content-Type", contentType], ...everywhere], body, said };
}

/** What raised the failure, so that it is known what is promised of it. */
function said({ call }: RequestContext, { origin, logged }: Failure, body: Envelope): Said | undefined {
  const operation = operationOf(call);
  if (operation === undefined) return undefined;
  const isOwn = origin === "service" || origin === "validators";
  return { operation, by: isOwn ? "operation" : "manners", body, ...(logged === undefined ? {} : { why: logged }) };
}
