import type { Operation } from "../../contract/model/contract.ts";
import { mediaTypes } from "../../contract/model/media-type.ts";
import { filledSegments } from "../../contract/model/path.ts";
import { percentEncoded } from "./percent.ts";
import type { Given, Question } from "./question.ts";
import type { WireRequest } from "./wire.ts";

/** The question as a request, without credentials. */
export function composeRequest(question: Question, userAgent: string): WireRequest {
  const { wanted, body } = question;
  const accept: Given[] = wanted?.by === "accept" ? [["Accept", mediaTypes[wanted.format]]] : [];
  const type: Given[] = body === undefined ? [] : [["Content-Type", body.mediaType]];
  return {
    method: question.method,
    target: targetOf(question),
    headers: [["User-Agent", userAgent], ...accept, ...type, ...question.headers],
    body: body && new TextEncoder().encode(body.text),
  };
}

/** Path and query, percent-encoded. */
export function targetOf(question: Question): string {
  const { operation, wanted } = question;
  const inPath = new Set(operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name));
  const path = question.path ?? pathOf(operation, new Map(question.parameters.filter(([name]) => inPath.has(name))));
  const suffix = wanted?.by === "suffix" ? `.${wanted.format}` : "";
  const encode = encoders[question.encoding ?? "usual"];
  const query = question.parameters
    .filter(([name]) => !inPath.has(name))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`);
  if (wanted?.by === "query") query.push(`format=${wanted.format}`);
  return `${path}${suffix}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

function pathOf(operation: Operation, values: ReadonlyMap<string, string>): string {
  const segments = filledSegments(operation.segments, (name) => percentEncoded(values.get(name) ?? ""));
  return `/${segments.join("/")}`;
}

/** All three mean the same (RFC 3986 sections 2.3 and 3.4): an unreserved character may be encoded, and `:`, `,` need not be. */
const encoders: Readonly<Record<NonNullable<Question["encoding"]>, (text: string) => string>> = {
  usual: percentEncoded,
  least: (text) => percentEncoded(text).replace(/%3A|%2C/g, decodeURIComponent),
  most: (text) =>
    Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
};
