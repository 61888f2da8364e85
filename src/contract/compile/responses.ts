import { citationsOf } from "./citations.ts";
import type { FailureCause, Response, ResponseContent } from "../model/contract.ts";
import { examplesOf } from "./examples.ts";
import { responseHeaders } from "./response-headers.ts";
import { jsonOf, type ResponsePart } from "../check/response-parts.ts";
import { mediaTypesOf } from "../check/openapi-parts.ts";
import type { Part } from "../../source/part.ts";
import { bodySchema, schemaPromise } from "./schema-promise.ts";
import type { Workshop } from "./workshop.ts";

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
  const json = jsonOf(content)?.[1];
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
