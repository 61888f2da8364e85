import { citationsOf } from "./citations.ts";
import type { FailureCause, Response, ResponseContent } from "../model/contract.ts";
import { examplesOf } from "./examples.ts";
import { responseHeaders } from "./response-headers.ts";
import { mediaTypesOf, type OperationPart } from "../check/openapi-parts.ts";
import type { References } from "../check/references.ts";
import type { Part } from "../../source/part.ts";
import { bodySchema, schemaPromise } from "./schema-promise.ts";
import type { Workshop } from "./workshop.ts";

/** A documented response and the part that documents it. */
export interface ResponsePart {
  readonly status: string;
  readonly part: Part;
}

/** The responses of an operation, references followed, in the document's order. */
export function responseParts({ part }: OperationPart, workshop: Workshop): ResponsePart[] {
  const entries = part.get("responses")?.entries() ?? [];
  return entries.flatMap(([status, entry]) => {
    const meant = status.startsWith("x-") ? undefined : workshop.references.follow(entry);
    return meant === undefined ? [] : [{ status, part: meant }];
  });
}

/** The response of a success: 200, else the lowest of its kind. */
export function successPart(responses: readonly ResponsePart[]): Part | undefined {
  const successes = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  return successes.toSorted((a, b) => (a.status < b.status ? -1 : 1))[0]?.part;
}

/** The JSON media type of a response or request body, else the first one. */
export function mainContent(part: Part | undefined, references: References): Part | undefined {
  return jsonContent(part, references) ?? mediaTypesOf(part, references)[0]?.[1];
}

function jsonContent(part: Part | undefined, references: References): Part | undefined {
  return mediaTypesOf(part, references).find(([type]) => /^application\/(.+\+)?json\b/.test(type))?.[1];
}

/**
 * @param name what the type of a body is called that names itself nowhere
 * @param failures those that the operation's extensions name
 */
export function responsesOf(
  parts: readonly ResponsePart[],
  name: string,
  failures: readonly Part[],
  workshop: Workshop,
): readonly Response[] {
  const exact = new Set(parts.map(({ status }) => status));
  const ranged = [...new Set(failures.flatMap((failure) => failure.get("status")?.number ?? []))].filter(
    (status) => !exact.has(String(status)),
  );
  return Object.freeze(
    parts.flatMap(({ status, part }) =>
      statusesOf(status, ranged).map((number) =>
        Object.freeze({
          ...responseOf(number, part, name, workshop),
          ...(status.endsWith("XX") ? { range: true as const } : {}),
        }),
      ),
    ),
  );
}

/** `4XX` stands for what the contract says of every status from 400 to 499: its first one, and those that failures have. */
function statusesOf(status: string, failures: readonly number[]): readonly (number | "default")[] {
  if (status === "default") return ["default"];
  if (!status.endsWith("XX")) return [Number(status)];
  const first = Number(status.replace("XX", "00"));
  return [...new Set([first, ...failures.filter((one) => Math.floor(one / 100) * 100 === first)])];
}

function responseOf(status: number | "default", part: Part, name: string, workshop: Workshop): Response {
  const content = mediaTypesOf(part, workshop.references);
  const json = jsonContent(part, workshop.references);
  const schema = json?.get("schema");
  const type = schema === undefined ? undefined : workshop.types.typeOf(schema, name);
  return Object.freeze({
    status,
    description: part.get("description")?.text ?? "",
    causes: Object.freeze((part.get("x-standin-causes")?.items() ?? []).map(causeOf)),
    content: new Map(content.map(([type, media]) => [type, responseContent(media, name, workshop)])),
    examples: examplesOf(json, type, workshop),
    headers: responseHeaders(part, workshop),
    citations: citationsOf(part),
  });
}

/** What a response promises in one media type. */
function responseContent(media: Part, name: string, workshop: Workshop): ResponseContent {
  const body = bodySchema(media, name, workshop, "response");
  const item = media.has("itemSchema")
    ? schemaPromise(media.get("itemSchema"), `${name}Item`, workshop, "response")
    : undefined;
  return Object.freeze({ ...body, examples: examplesOf(media, body.type, workshop), item });
}

function causeOf(part: Part): FailureCause {
  const body = part.get("body")?.text;
  return Object.freeze({
    cause: part.get("cause")?.text ?? "",
    body: body === "text" || body === "empty" || body === "redirect" ? body : "envelope",
    code: part.get("code")?.text,
    message: part.get("message")?.text,
  });
}
