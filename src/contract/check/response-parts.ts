import { mediaTypesOf } from "./openapi-parts.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "./references.ts";

/** A documented response and the part that documents it. */
export interface ResponsePart {
  readonly status: string;
  readonly part: Part;
}

/** The responses of an operation, references followed, in the document's order. */
export function responseParts(operation: Part, references: References): ResponsePart[] {
  const entries = operation.get("responses")?.entries() ?? [];
  return entries.flatMap(([status, entry]) => {
    const meant = status.startsWith("x-") ? undefined : references.follow(entry);
    return meant === undefined ? [] : [{ status, part: meant }];
  });
}

/** The response of a success: 200, else the lowest of its kind, else `default`, unless a redirection is what succeeds. */
export function successPart(responses: readonly ResponsePart[]): Part | undefined {
  const successes = responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  const [lowest] = successes.toSorted((a, b) => (a.status < b.status ? -1 : 1));
  if (lowest !== undefined) return lowest.part;
  const redirects = responses.some(({ status }) => /^3(\d\d|XX)$/i.test(status));
  return redirects ? undefined : responses.find(({ status }) => status === "default")?.part;
}

/**
 * The JSON media type of a response or request body and what it means, else the first one. What any media type looks like
 * says more of JSON than an example alone does.
 */
export function mainMedia(
  part: Part | undefined,
  references: References,
): readonly [type: string, media: Part] | undefined {
  const all = mediaTypesOf(part, references);
  const json = jsonOf(all);
  if (json?.[1].has("schema") === true) return json;
  return all.find(([type, media]) => type === "*/*" && media.has("schema")) ?? json ?? all[0];
}

/** The first JSON media type of a response or request body, and what it means. */
export function jsonMedia(
  part: Part | undefined,
  references: References,
): readonly [type: string, media: Part] | undefined {
  return jsonOf(mediaTypesOf(part, references));
}

/** The first of some media types that is JSON. */
export function jsonOf<Media extends readonly [type: string, media: Part]>(media: readonly Media[]): Media | undefined {
  return media.find(([type]) => isJson(type));
}

/** Is this how JSON is named, whatever its parameters (RFC 6839, section 3.1)? */
export function isJson(type: string): boolean {
  return /^application\/(.+\+)?json\b/i.test(type);
}
