import type { Response } from "../../../contract/model/contract.ts";
import { documentedResponse } from "../../../contract/model/documented-response.ts";
import { formatOf } from "../../../contract/model/media-type.ts";
import type { SuccessOutcome } from "../../operation/outcome.ts";
import { type Answer, headerValues, type Said } from "../../operation/request.ts";
import { acceptedType } from "./accept.ts";
import type { Exchange } from "./exchange.ts";
import { problemType, problemValue, problemValueType } from "./problem.ts";

/** Why a request gets no value. */
export interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Answer["headers"];
}

/** Spells what an operation came to, in the documented media type that the client likes best (RFC 9110 section 12.1). */
export function writeOutcome(exchange: Exchange, outcome: SuccessOutcome): Answer {
  const { operation, request, formats } = exchange;
  const { status = 200, headers } = outcome;
  if (outcome.kind === "nothing")
    return { status, headers, body: "", said: { operation, by: "operation", body: undefined } };
  const offered = writableTypes(exchange, documentedResponse(operation.responses, status));
  const mediaType = acceptedType(headerValues(request, "Accept"), offered);
  const format = mediaType === undefined ? undefined : formats.of(mediaType);
  if (mediaType === undefined || format === undefined) {
    const detail = offered.length === 0 ? "no documented media type can be written" : `there is ${offered.join(", ")}`;
    return refuse(exchange, { status: offered.length === 0 ? 501 : 406, title: "Not acceptable", detail });
  }
  return {
    status,
    headers: [["Content-Type", mediaType], ...headers],
    body: format.write(outcome.value, outcome.type),
    said: { operation, by: "operation", body: { value: outcome.value, type: outcome.type } },
  };
}

/** Refuses with the body that the operation documents for the status, else with a problem (RFC 9457). */
export function refuse(exchange: Exchange, refusal: Refusal, by: Said["by"] = "manners"): Answer {
  const { operation, formats, host } = exchange;
  const { status, title, detail, headers = [] } = refusal;
  const response = documentedResponse(operation.responses, status);
  const [mediaType] = writableTypes(exchange, response);
  const content = mediaType === undefined ? undefined : response?.content.get(mediaType);
  const example = response?.examples.values().next().value;
  const made =
    example === undefined && content?.source !== undefined
      ? host.data.makeFrom(content.source, `${operation.id} ${status}`)
      : undefined;
  const value = example ?? (made?.kind === "value" ? made.value : undefined);
  if (mediaType === undefined || content === undefined || value === undefined)
    return { ...problem(refusal), said: saidOf(problemValue(status, title, detail), problemValueType) };
  const body = formats.of(mediaType)?.write(value, content.type) ?? "";
  return { status, headers: [["Content-Type", mediaType], ...headers], body, said: saidOf(value, content.type) };

  function saidOf(value: NonNullable<Said["body"]>["value"], type: NonNullable<Said["body"]>["type"]): Said {
    return { operation, by, body: { value, type } };
  }
}

/** A refusal of which no operation knows. */
export function problem({ status, title, detail, headers = [] }: Refusal): Answer {
  const body = JSON.stringify(problemValue(status, title, detail));
  return { status, headers: [["Content-Type", problemType], ...headers], body };
}

/** The documented media types that can be written, JSON first. */
function writableTypes({ formats }: Exchange, response: Response | undefined): readonly string[] {
  const types = [...(response?.content.keys() ?? [])].map((type) => (type === "*/*" ? "application/json" : type));
  return types
    .filter((type) => formats.of(type) !== undefined)
    .toSorted((a, b) => Number(formatOf(b) === "json") - Number(formatOf(a) === "json"));
}
