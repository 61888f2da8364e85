import type { Contract } from "../../../contract/model/contract.ts";
import { type Limits, usualLimits } from "../../../limits.ts";
import { formatsOf } from "../../../wire/formats-of.ts";
import type { Host } from "../../operation/host.ts";
import { routeTable } from "../../operation/match.ts";
import { preferred } from "../../operation/preferred.ts";
import type { Preference } from "../../operation/preference.ts";
import type { Answer, Request } from "../../operation/request.ts";
import type { Framework } from "../framework.ts";
import { performBatch } from "./batch.ts";
import { refusedBelow } from "./below.ts";
import { failure } from "./bind/binding.ts";
import { countForm } from "./bind/form.ts";
import { type Call, operationOf } from "./call.ts";
import { refusalViolations } from "./error-schema.ts";
import type { RequestContext } from "./request-context.ts";
import { bindingFailure, nullReference, unknownOperation } from "./failure.ts";
import { notFoundBelow } from "./headers.ts";
import { writeIndex } from "./index-of-operations.ts";
import { locate } from "./locate.ts";
import { offers } from "./media-types.ts";
import { negotiate } from "./negotiate.ts";
import { perform, type OperationCall } from "./perform.ts";
import { documentedResult } from "./result.ts";
import { predefinedRoutes } from "./predefined.ts";
import { servicesOf } from "./services.ts";
import { waysBy } from "./way.ts";
import { write } from "./write.ts";

/**
 * The manners of ServiceStack 10 on .NET with the classic middleware: locate, negotiate, perform, write. Where its
 * router knows no way, the web server below it answers.
 */
export const servicestack = {
  name: "servicestack",

  open(contract: Contract, limits: Limits = usualLimits) {
    const offered = {
      wayTo: waysBy(routeTable(contract, true)),
      predefined: predefinedRoutes(contract),
      services: servicesOf(contract),
    };
    return {
      promise: { formats: formatsOf(contract.host), offers, refusalViolations },
      locate(request: Request) {
        const refused = refusedBelow(request);
        if (refused !== undefined) return { reach: 0, answer: () => refused };
        countForm(request, limits);
        const { call, reach } = locate(request, offered);
        const contextOf = (host: Host, reached: Call): RequestContext => ({
          request,
          host,
          call: reached,
          speech: negotiate(request, reached, contract.host),
          limits,
        });
        const answer = (host: Host, preference: Preference): Answer =>
          call === undefined ? notFoundBelow : answerAny(contextOf(host, call), call, preference);
        const failure = (host: Host, status: number): Answer | undefined =>
          call && documentedFailure(contextOf(host, call), status);
        return { reach, operation: call === undefined ? undefined : operationOf(call), answer, failure };
      },
    };
  },
} satisfies Framework;

/** A failure that a user orders, as the operation documents its status. */
function documentedFailure(context: RequestContext, status: number): Answer | undefined {
  const operation = operationOf(context.call);
  const response = operation?.responses.find((one) => one.status === status);
  if (operation === undefined || response === undefined) return undefined;
  const result = documentedResult(status, response, operation);
  return result && write(context, result);
}

function answerAny(context: RequestContext, call: Call, preference: Preference): Answer {
  if (call.brokenForm !== undefined) {
    const { name, message } = call.brokenForm;
    return write(context, { kind: "failure", failure: bindingFailure(failure(name, message)) });
  }
  if (call.kind === "index") return writeIndex(context);
  if (call.kind === "unknown")
    return write(context, { kind: "failure", failure: call.named ? unknownOperation : nullReference });
  if (call.kind === "predefined" && call.batch) return write(context, performBatch(context, call));
  return answerCall(context, call, preference);
}

function answerCall(context: RequestContext, call: OperationCall, preference: Preference): Answer {
  const { operation } = call;
  const source = { data: context.host.data, place: context.request.target };
  const wanted = preferred(operation, preference, source, (status, response) =>
    documentedResult(status, response, operation),
  );
  if (wanted === undefined) return write(context, perform(context, call));
  return { ...write(context, wanted.result), applied: wanted.applied };
}
