import type { Response } from "../../../../contract/model/contract.ts";
import { documentedResponse } from "../../../../contract/model/documented-response.ts";
import { writeJson } from "../../../../wire/dialect/plain/json-writer.ts";
import type { Answer, Said } from "../../../operation/request.ts";
import type { Exchange } from "../exchange.ts";
import { problemType, problemValue, problemValueType } from "../problem.ts";
import { type Refusal } from "../refusal.ts";
import { type Body, contentValue, type Shown } from "./content-value.ts";
import { fitsContent } from "./fits-content.ts";
import { documentedHeaders } from "./headers.ts";
import { lentResponse } from "./lent-response.ts";
import { mannerOf } from "./manner.ts";
import { acceptedOffer, type Offer, offersOf } from "./offers.ts";
import { sentType, spell } from "./spell.ts";
import { inWords } from "./words.ts";

/** An answer of one documented response, to be written. */
export interface Documented {
  readonly status: number;
  readonly response: Response | undefined;
  readonly shown: Shown;
  /** Headers that the operation knows. */
  readonly headers: Answer["headers"];
}

/** Statuses whose answers never have a body (RFC 9110 sections 15.3.5, 15.3.6, 15.4.5). */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** The refusal of a client that takes none of the offered media types (RFC 9110 section 15.5.7); undefined: it takes one. */
export function notAcceptable(exchange: Exchange, response: Response | undefined): Refusal | undefined {
  const offers = response === undefined ? [] : offersOf(response);
  if (offers.length === 0 || acceptedOffer(exchange, offers) !== undefined) return undefined;
  const detail = `there is ${[...new Set(offers.map(({ mediaType }) => mediaType))].join(", ")}`;
  return { status: 406, title: "Not Acceptable", detail };
}

/** Writes what an operation came to, in the documented media type that the client likes best (RFC 9110 section 12.1). */
export function writeDocumented(exchange: Exchange, { status, response, shown, headers }: Documented): Answer {
  const { operation } = exchange;
  const offers = response === undefined || bodiless.has(status) ? [] : offersOf(response);
  const offer = acceptedOffer(exchange, offers) ?? offers[0];
  if (offer === undefined) {
    const more = documentedHeaders(exchange, response, headers, shown.value);
    // Of a status that is only on its way (1xx) nothing can be answered: what is answered then, nobody has documented.
    const by = response === undefined ? "manners" : "operation";
    return { status, headers: [...headers, ...more], body: "", said: { operation, by, body: undefined } };
  }
  const body = contentValue(exchange, offer, shown);
  if (body.kind === "unservable") return unservable(exchange, body);
  return written(exchange, { status, response, headers }, offer, body, "operation");
}

/** No value was found that the schema allows: an honest 501 that names the place. */
export function unservable(
  { operation }: Exchange,
  { place, why }: Omit<Extract<Body, { kind: "unservable" }>, "kind">,
): Answer {
  return problem({ status: 501, title: `No answer of ${operation.id} can be made up`, detail: `${place}: ${why}` });
}

function written(
  exchange: Exchange,
  { status, response, headers }: Pick<Documented, "status" | "response" | "headers">,
  { mediaType }: Offer,
  { value, type, isOther = false }: Extract<Body, { kind: "value" }>,
  by: Said["by"],
): Answer {
  const typed: Answer["headers"] = [["Content-Type", sentType(mediaType)], ...headers];
  const isHeld = !isOther && mannerOf(mediaType) !== "file";
  return {
    status,
    headers: [...typed, ...documentedHeaders(exchange, response, typed, value)],
    body: spell(value, type, mediaType, exchange),
    said: { operation: exchange.operation, by, body: isHeld ? { value, type } : undefined },
  };
}

/** Refuses with the body that the operation documents for the status, else its neighbours, else with a problem (RFC 9457). */
export function refuse(exchange: Exchange, refusal: Refusal, by: Said["by"] = "manners"): Answer {
  const { operation } = exchange;
  const own = documentedResponse(operation.responses, refusal.status);
  const lent = own === undefined || isEmpty(own) ? lentResponse(exchange, refusal.status) : undefined;
  const response = lent?.response ?? own;
  const offers = response === undefined ? [] : offersOf(response);
  const offer = acceptedOffer(exchange, offers) ?? offers[0];
  const headers = refusal.headers ?? [];
  if (offer === undefined) {
    const told = problem(refusal);
    const said = { operation, by, body: { value: problemOf(refusal), type: problemValueType } };
    return {
      ...told,
      headers: [...told.headers, ...documentedHeaders(exchange, response, told.headers, undefined)],
      said,
    };
  }
  const shown: Shown = { ...refusalShown(refusal), place: `${(lent?.operation ?? operation).id} ${refusal.status}` };
  const body = contentValue(exchange, offer, shown);
  if (body.kind === "unservable") return problem(refusal);
  // An example of plain text says what the host would say; text made from a schema says nothing.
  const isMadeText = typeof body.value === "string" && offer.content.examples.size === 0;
  const value =
    isMadeText && fitsContent(refusal.detail, offer.content)
      ? refusal.detail
      : inWords(body.value, offer.content, refusal, exchange);
  const answer = written(exchange, { status: refusal.status, response, headers }, offer, { ...body, value }, by);
  const documented = lent?.operation ?? operation;
  return answer.said === undefined ? answer : { ...answer, said: { ...answer.said, why: refusal.detail, documented } };
}

function isEmpty({ content, headers }: Response): boolean {
  return content.size === 0 && headers.length === 0;
}

function refusalShown({ detail }: Refusal): Omit<Shown, "place"> {
  return { direction: "refusal", value: undefined, isData: false, example: undefined, dynamic: false, words: detail };
}

/** A refusal of which no operation knows. */
export function problem(refusal: Refusal): Answer {
  const { status, headers = [] } = refusal;
  const body = writeJson(problemOf(refusal), problemValueType, "json");
  return { status, headers: [["Content-Type", problemType], ...headers], body };
}

function problemOf({ status, title, detail, errors }: Refusal): ReturnType<typeof problemValue> {
  return problemValue(status, title, detail, errors);
}
