import { createHash } from "node:crypto";
import type { Response, ResponseHeader } from "../../../../contract/model/contract.ts";
import { isObjectValue, type Value } from "../../../../contract/model/value.ts";
import { jsonValueOf } from "../../../../wire/dialect/plain/json-writer.ts";
import { textOf } from "../../../../wire/dialect/plain/scalar-text.ts";
import type { Answer } from "../../../operation/request.ts";
import type { Exchange } from "../exchange.ts";
import { withoutEnding } from "../here-of.ts";
import { publicAddress } from "../public-address.ts";
import { rateLimitText } from "./rate-limit.ts";

type Headers = Answer["headers"];

/** Headers that HTTP itself writes, whatever a document says of them. */
const ofHttp = new Set(["content-length", "content-encoding", "transfer-encoding", "connection", "date"]);

/**
 * The headers that a response documents and that nobody has set: by their examples, else made from their schemas.
 * @param value the body, as far as it is known: a created thing is found under its id
 */
export function documentedHeaders(
  exchange: Exchange,
  response: Response | undefined,
  given: Headers,
  value: Value | undefined,
): Headers {
  const set = new Set(given.map(([name]) => name.toLowerCase()));
  const wanted = (response?.headers ?? []).filter(
    (header) =>
      !set.has(header.name.toLowerCase()) &&
      !ofHttp.has(header.name.toLowerCase()) &&
      (header.required || !tellsOfPage(header, exchange)),
  );
  return wanted.flatMap((header): Headers => {
    const text = headerText(exchange, header, response, value);
    return text === undefined ? [] : [[header.name, text]];
  });
}

/** Whether a header says something of a page: a list that does not set it has nothing to tell, as no page behind its last one. */
function tellsOfPage({ name }: ResponseHeader, { operation: { answer } }: Exchange): boolean {
  const fact = answer.kind === "list" ? answer.headers.get(name) : undefined;
  return fact !== undefined && fact !== "links";
}

function headerText(
  exchange: Exchange,
  header: ResponseHeader,
  response: Response | undefined,
  value: Value | undefined,
): string | undefined {
  const { operation, host } = exchange;
  const name = header.name.toLowerCase();
  // One that has to be there says nothing where there is nothing to tell.
  if (tellsOfPage(header, exchange) && isAllowed("", header)) return "";
  const example = header.examples.find((one) => header.violations(jsonValueOf(one, header.type, "json")).length === 0);
  if (name === "location") return locationOf(exchange, response, example, value);
  if (example !== undefined) return styledText(example, header);
  const usual = rateLimitText(name, response?.headers ?? [], host.now) ?? usualText(name, exchange);
  if (usual !== undefined && isAllowed(usual, header)) return usual;
  if (header.source === undefined) return usual ?? "";
  const made = host.data.makeFrom(header.source, `${operation.id}/${String(response?.status)}/${name}`);
  if (made.kind !== "value") return undefined;
  return name === "authorization" ? tokenText(styledText(made.value, header)) : styledText(made.value, header);
}

/** A token of the scheme Bearer (RFC 6750), made of a text. */
function tokenText(text: string): string {
  return `Bearer ${createHash("sha256").update(text).digest("hex").slice(0, 40)}`;
}

/** Whether a header may have a text: a number is one by its digits. */
function isAllowed(text: string, header: ResponseHeader): boolean {
  const asNumber = /^\d+$/.test(text) ? [Number(text)] : [];
  return [text, ...asNumber].some((json) => header.violations(json).length === 0);
}

/** A created thing has its address under the collection it was put in (RFC 9110 section 10.2.2); others have the example's. */
function locationOf(
  exchange: Exchange,
  response: Response | undefined,
  example: Value | undefined,
  value: Value | undefined,
): string {
  const { path, base } = exchange;
  const own = path.raw.startsWith(base) ? path.raw.slice(base.length) : path.raw;
  const isRedirect = typeof response?.status === "number" && response.status >= 300 && response.status < 400;
  if (isRedirect && typeof example === "string" && example !== "") {
    return example.startsWith("/") ? publicAddress(exchange, example) : example;
  }
  const id = idOf(value);
  const created = exchange.operation.method === "POST" && id !== undefined;
  if (!created) return publicAddress(exchange, own);
  const bare = withoutEnding(own, exchange.operation);
  return publicAddress(exchange, `${bare.replace(/\/$/, "")}/${encodeURIComponent(id)}${own.slice(bare.length)}`);
}

/** The member that names a thing: `id`, else the first that ends so. */
function idOf(value: Value | undefined): string | undefined {
  if (!isObjectValue(value)) return undefined;
  const key =
    Object.keys(value).find((name) => name === "id") ??
    Object.keys(value).find((name) => /(?:_id|Id|ID|uuid)$/.test(name));
  const id = key === undefined ? undefined : value[key];
  return typeof id === "string" || typeof id === "number" || typeof id === "bigint" ? String(id) : undefined;
}

/** What a header of HTTP usually holds, where its own schema only says that it is text. */
function usualText(name: string, exchange: Exchange): string | undefined {
  const { operation, host } = exchange;
  switch (name) {
    case "etag":
      return `"${operation.id}"`;
    case "last-modified":
    case "expires":
      return new Date(host.now).toUTCString();
    case "retry-after":
      return "30";
    case "cache-control":
      return "no-store";
    case "content-disposition":
      return `attachment; filename="${operation.id.replace(/[^\w.-]/g, "_")}"`;
    case "link":
      return `<${publicAddress(exchange, exchange.path.raw.slice(exchange.base.length))}>; rel="self"`;
    default:
      return undefined;
  }
}

/** A value in the style `simple`, the one that headers have (OpenAPI 3.1, section 4.8.21). */
function styledText(value: Value, { spelling, type }: ResponseHeader): string {
  if (spelling.mediaType !== undefined) return textOf(value, type);
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => textOf(item)).join(",");
  if (!isObjectValue(value)) return textOf(value, type);
  const joint = spelling.explode ? "=" : ",";
  return Object.entries(value)
    .map(([key, held]) => `${key}${joint}${textOf(held)}`)
    .join(",");
}
