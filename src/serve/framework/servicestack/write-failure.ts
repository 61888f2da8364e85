import { serviceStackFormats } from "../../../wire/dialect/servicestack/formats.ts";
import type { Answer, Said } from "../../operation/request.ts";
import { forbidden, redirectToLogin, refusedWith } from "./challenge.ts";
import { envelopeOf, type Envelope } from "./envelope.ts";
import type { RequestContext } from "./request-context.ts";
import type { Failure } from "./failure.ts";
import { everywhere } from "./headers.ts";
import { failurePage } from "./html/failure-page.ts";

/** Spells a failure: for people as a page, a text or the way to the login, for programs as the DTO that wraps it. */
export function writeFailure(context: RequestContext, failure: Failure): Answer {
  return context.speech.format === "html" ? failureForPeople(context, failure) : failureForPrograms(context, failure);
}

function failureForPeople(context: RequestContext, failure: Failure): Answer {
  const { request, call, host } = context;
  const page = host.contract.host.login?.page;
  if (failure.status === 401 && page !== undefined) return redirectToLogin(request, call, page, []);
  if (failure.status === 403) return forbidden(call, failure.reason ?? "Forbidden");
  if (failure.status === 404) {
    const text = `Error (${failure.code}): ${failure.message}\n\n404`;
    return { ...answerOf(failure, "text/plain; charset=utf-8", text), ...refusedWith(call, text) };
  }
  const envelope = envelopeOf(failure, call.kind === "unknown" ? undefined : call.operation, host.contract);
  return { ...answerOf(failure, "text/html", failurePage(context, failure)), ...said(context, failure, envelope) };
}

function failureForPrograms(context: RequestContext, failure: Failure): Answer {
  const { call, host, speech } = context;
  const operation = call.kind === "unknown" ? undefined : call.operation;
  const envelope = envelopeOf(failure, operation, host.contract);
  if (speech.format === undefined || speech.format === "html") return answerOf(failure, speech.contentType, "");
  const text = serviceStackFormats(speech.spelling).named(speech.format).write(envelope.value, envelope.type);
  if (speech.callback === undefined)
    return { ...answerOf(failure, speech.contentType, text), ...said(context, failure, envelope) };
  // A script cannot see a status: what the framework itself refuses comes as a success.
  const seen = failure.origin === "framework" ? { ...failure, status: 200 } : failure;
  return answerOf(seen, speech.contentType, `${speech.callback}(${text})`);
}

function answerOf({ status, reason }: Failure, contentType: string, body: string): Answer {
  return {
    status,
    ...(reason !== undefined && { reason }),
    headers: [["Content-Type", contentType], ...everywhere],
    body,
  };
}

/** What raised the failure, so that it is known what is promised of it. */
function said({ call }: RequestContext, { origin }: Failure, body: Envelope): { readonly said?: Said } {
  if (call.kind === "unknown") return {};
  return { said: { operation: call.operation, by: origin === "service" ? "operation" : "manners", body } };
}
