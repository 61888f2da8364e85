import type { Value } from "../../../contract/model/value.ts";
import { headerValues } from "../../operation/request.ts";
import { resolve } from "../../operation/resolve.ts";
import { admit } from "./admit.ts";
import { bind } from "./bind/bind.ts";
import type { BindResult } from "./bind/binding.ts";
import type { Call, PredefinedCall, RouteCall } from "./call.ts";
import { bindingFailure, verbMissing } from "./failure.ts";
import type { RequestContext } from "./request-context.ts";
import { resultOf, type Result } from "./result.ts";
import { validate } from "./validate.ts";

/** A call that reaches an operation. */
export type OperationCall = Call & (RouteCall | PredefinedCall);

/** The members of a request DTO that were sent. */
export type Sent = ReadonlyMap<string, Value>;

/**
 * The steps of one call in the framework's order, the first that fails decides: bind, identify, authorise, validate, find
 * the verb, resolve (fixtures/recordings: precedence).
 */
export function perform(context: RequestContext, call: OperationCall): Result {
  const bound = bindCall(context, call);
  if (bound.kind === "refused") return { kind: "failure", failure: bindingFailure(bound.failure) };
  return filter(context, call, bound.values) ?? execute(context, call, bound.values);
}

/** Makes the request DTO of what was sent. */
export function bindCall({ request, host, limits }: RequestContext, call: OperationCall): BindResult {
  return bind({
    operation: call.operation,
    path: call.kind === "route" ? call.variables : new Map(),
    query: call.pairs,
    contentType: headerValues(request, "Content-Type")[0],
    contentEncoding: headerValues(request, "Content-Encoding")[0],
    body: request.body,
    chunked: headerValues(request, "Transfer-Encoding").length > 0,
    route: call.kind === "route" ? { kind: "user" } : { kind: "predefined", bodyType: call.mediaType },
    method: call.method,
    now: host.now,
    limits,
  });
}

/** What stands between a request and its service: why it does not get there, if it does not. */
export function filter(context: RequestContext, { operation }: OperationCall, sent: Sent): Result | undefined {
  const turnedAway = admit(context, operation);
  if (turnedAway !== undefined) return turnedAway;
  const invalid = validate(operation, sent, context.speech.spelling);
  return invalid === undefined ? undefined : { kind: "failure", failure: invalid };
}

/** What the service itself does. */
export function execute(
  { host }: RequestContext,
  { operation, method, implemented }: OperationCall,
  sent: Sent,
): Result {
  if (!implemented) return { kind: "failure", failure: verbMissing(operation, method) };
  return resultOf(resolve(operation, sent, host));
}
