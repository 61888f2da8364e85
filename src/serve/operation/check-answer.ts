import type { Contract, Response, ResponseContent, Violation } from "../../contract/model/contract.ts";
import { documentedResponse } from "../../contract/model/documented-response.ts";
import { documentedFor } from "../../contract/model/media-type.ts";
import type { Formats } from "../../wire/format.ts";
import { BoundedMap } from "../data/bounded-map.ts";
import type { Answer, Said } from "./request.ts";

/** What a framework promises of answers beyond the contract of an operation. */
export interface FrameworkPromise {
  /** How it spells: the JSON form of a value is what schemas are about. */
  readonly formats: Formats;
  /** Whether it answers every operation in this media type, though the contract may not list it. */
  offers(mediaType: string): boolean;
  /** Every way in which the JSON form of a refusal breaks the schema of the framework's own errors. */
  refusalViolations(json: unknown): readonly Violation[];
}

/**
 * Every way in which an answer breaks what is promised of it. What an operation comes to has a documented status and a
 * documented media type (or one that the framework offers for every operation), and a body that fits the schema
 * documented there. A refusal by the framework is held against what the operation documents for its status. Of an error
 * whose body the operation does not document, the framework's own error schema holds.
 */
export function violationsOf(
  answer: Answer,
  contract: Pick<Contract, "name">,
  promise: FrameworkPromise,
): readonly Violation[] {
  const { said, status } = answer;
  if (said === undefined) return [];
  const response = documentedResponse((said.documented ?? said.operation).responses, status);
  if (response === undefined && said.by === "operation")
    return [lack(`status ${status} is not documented for ${said.operation.id} of ${contract.name}`)];
  const missing = response === undefined ? [] : missingHeaders(response, answer);
  if (said.body === undefined || missing.length > 0) return missing;
  const { value, type } = said.body;
  const body = response && promisedBody(response, answer, promise);
  if (body?.item === undefined && body?.fits(value, type, promise.formats.jsonForm) === true) return [];
  const json = promise.formats.jsonValueOf(value, type);
  if (body !== undefined) return [...body.violations(json), ...itemViolations(body, json)];
  const isUntold = status >= 400 && response?.content.size === 0;
  return said.by === "manners" || isUntold
    ? promise.refusalViolations(json)
    : [undocumentedType(answer, said, response)];
}

/** What was found before: by the bodies that a response documents, and then by media type. */
const promised = new WeakMap<Response["content"], BoundedMap<ResponseContent | undefined>>();
const rememberedTypes = 20;

function promisedBody(
  { content }: Response,
  { headers }: Answer,
  promise: FrameworkPromise,
): ResponseContent | undefined {
  const found = promised.get(content) ?? new BoundedMap<ResponseContent | undefined>(rememberedTypes);
  promised.set(content, found);
  const mediaType = contentTypeOf(headers);
  return found.get(mediaType, () => bodyFor(mediaType, content, promise));
}

/** The body documented for a media type; for a type that the framework offers everywhere, that of the first type listed. */
function bodyFor(
  mediaType: string,
  content: Response["content"],
  promise: FrameworkPromise,
): ResponseContent | undefined {
  const documented = documentedFor(content.keys(), mediaType);
  if (documented !== undefined) return content.get(documented);
  if (!promise.offers(mediaType)) return undefined;
  const main = documentedFor(content.keys(), "application/json");
  return main === undefined ? content.values().next().value : content.get(main);
}

/** Of a sequence, every item promises what is documented of one (`itemSchema`). */
function itemViolations({ item }: ResponseContent, json: unknown): readonly Violation[] {
  if (item === undefined || !Array.isArray(json)) return [];
  return json.flatMap((one: unknown, index) =>
    item.violations(one).map((violation) => ({ ...violation, pointer: `/${index}${violation.pointer}` })),
  );
}

/** Documented headers that have to be there (Header Object, `required`); the length is written with the bytes. */
function missingHeaders(response: Response, { headers }: Answer): readonly Violation[] {
  const required = response.headers.filter((header) => header.required);
  if (required.length === 0) return [];
  const sent = new Set(["content-length", ...headers.map(([name]) => name.toLowerCase())]);
  return required
    .filter(({ name }) => !sent.has(name.toLowerCase()))
    .map(({ name }) => ({ pointer: "", keyword: "headers", message: `must have the header ${name}` }));
}

function undocumentedType({ status, headers }: Answer, { operation }: Said, response: Response | undefined): Violation {
  const types = [...(response?.content.keys() ?? [])];
  const offer = types.length === 0 ? "documents no body" : `documents ${types.join(", ")}`;
  return lack(
    `${operation.id} ${offer} for status ${status}, not ${contentTypeOf(headers) || "a body without a type"}`,
  );
}

function contentTypeOf(headers: Answer["headers"]): string {
  return headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
}

function lack(message: string): Violation {
  return { pointer: "", keyword: "responses", message };
}
