import { headerValues } from "../../operation/request.ts";
import { resolve } from "../../operation/resolve.ts";
import { bind } from "./bind/bind.ts";
import type { Call, PredefinedCall, RouteCall } from "./call.ts";
import { admit } from "./admit.ts";
import type { RequestContext } from "./request-context.ts";
import { bindingFailure, verbMissing } from "./failure.ts";
import { resultOf, type Result } from "./result.ts";
import { validate } from "./validate.ts";

/**
 * The steps of one call in the framework's order, the first that fails decides: bind, identify, authorise, validate, find
 * the verb, resolve (fixtures/recordings: precedence).
 */
export function perform(context: RequestContext, call: Call & (RouteCall | PredefinedCall)): Result {
  const { request, host, speech } = context;
  const { operation } = call;
  const bound = bind({
    operation,
    path: call.kind === "route" ? call.variables : new Map(),
    query: call.pairs,
    contentType: headerValues(request, "Content-Type")[0],
    contentEncoding: headerValues(request, "Content-Encoding")[0],
    body: request.body,
    route: call.kind === "route" ? { kind: "user" } : { kind: "predefined", bodyFormat: call.bodyFormat },
    method: call.method,
    now: host.now,
  });
  if (bound.kind === "refused") return { kind: "failure", failure: bindingFailure(bound.failure) };
  const turnedAway = admit(context, operation);
  if (turnedAway !== undefined) return turnedAway;
  const invalid = validate(operation, bound.values, speech.spelling);
  if (invalid !== undefined) return { kind: "failure", failure: invalid };
  if (call.kind === "predefined" && !call.implemented)
    return { kind: "failure", failure: verbMissing(operation, call.method) };
  return resultOf(resolve(operation, bound.values, host));
}
