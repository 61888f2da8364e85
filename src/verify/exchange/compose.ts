import type { Operation, Parameter } from "../../contract/model/contract.ts";
import { mediaTypes } from "../../contract/model/media-type.ts";
import { filledPath } from "../../contract/model/path.ts";
import { percentEncoded } from "../../wire/scalar/percent.ts";
import type { Given, Question, Sent } from "./question.ts";
import type { WireRequest } from "./wire.ts";

/** The question as a request, without credentials. */
export function composeRequest(question: Question, userAgent: string): WireRequest {
  const { wanted, body } = question;
  const accept: Given[] = wanted?.by === "accept" ? [["Accept", wanted.mediaType ?? mediaTypes[wanted.format]]] : [];
  const type: Given[] = body === undefined ? [] : [["Content-Type", body.mediaType]];
  return {
    method: question.method,
    target: targetOf(question),
    headers: [["User-Agent", userAgent], ...accept, ...type, ...headersOf(question), ...question.headers],
    body: body && new TextEncoder().encode(body.text),
  };
}

/** Path and query, percent-encoded. */
export function targetOf(question: Question): string {
  const { operation, wanted } = question;
  const placeOf = placesIn(operation);
  const path = question.path ?? pathOf(question, placeOf);
  const suffix = wanted?.by === "suffix" ? `.${wanted.format}` : "";
  const encode = encoders[question.encoding ?? "usual"];
  const query = question.parameters
    .filter((one) => placeOf(one) === "query")
    .flatMap(([name, value, wire]) => wire ?? [[encode(name), encode(value)] as const])
    .map(([name, text]) => (name === "" ? text : `${name}=${text}`));
  if (wanted?.by === "query") query.push(`format=${wanted.format}`);
  return `${path}${suffix}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

type SentIn = "path" | "query" | "header" | "cookie";

/** Where the parameters of an operation are sent: what it does not know goes into the query. */
function placesIn({ parameters }: Operation): (sent: Sent) => SentIn {
  const places = new Map(
    parameters.flatMap(({ name, in: place }) => (sentIn(place) === "query" ? [] : [[name, sentIn(place)] as const])),
  );
  return ([name, , , place]) => (place === undefined ? (places.get(name) ?? "query") : sentIn(place));
}

function sentIn(place: Parameter["in"]): SentIn {
  return place === "path" || place === "header" || place === "cookie" ? place : "query";
}

function pathOf({ operation, parameters }: Question, placeOf: (sent: Sent) => SentIn): string {
  const given = new Map(
    parameters
      .filter((one) => placeOf(one) === "path")
      .map(([name, value, wire]) => [name, wire?.[0]?.[1] ?? percentEncoded(value)]),
  );
  return filledPath(operation, (name) => given.get(name) ?? "");
}

/** The parameters that are headers, and those that are cookies in one header. */
function headersOf({ operation, parameters }: Question): readonly Given[] {
  const placeOf = placesIn(operation);
  const headers = parameters
    .filter((one) => placeOf(one) === "header")
    .map(([name, value, wire]): Given => [name, wire?.[0]?.[1] ?? value]);
  const cookies = parameters
    .filter((one) => placeOf(one) === "cookie")
    .flatMap(([name, value, wire]) => wire ?? [[name, percentEncoded(value)] as const])
    .map(([name, text]) => `${name}=${text}`);
  return cookies.length === 0 ? headers : [...headers, ["Cookie", cookies.join("; ")]];
}

/** All three mean the same (RFC 3986 sections 2.3 and 3.4): an unreserved character may be encoded, and `:`, `,` need not be. */
const encoders: Readonly<Record<NonNullable<Question["encoding"]>, (text: string) => string>> = {
  usual: percentEncoded,
  least: (text) => percentEncoded(text).replace(/%3A|%2C/g, decodeURIComponent),
  most: (text) =>
    Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
};
