import { asBuffer } from "../../../../bytes.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inSlices } from "../../../../contract/model/slices.ts";
import { tellingViolations } from "../../../../contract/model/violation.ts";
import type { RequestContent } from "../../../../contract/model/request-body.ts";
import { bareMediaType, documentedFor, formatOf } from "../../../../contract/model/media-type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { readJson } from "../../../../wire/dialect/plain/json-reader.ts";
import { jsonValueOf } from "../../../../wire/dialect/plain/json-writer.ts";
import { readText } from "../../../../wire/dialect/plain/scalar-text.ts";
import { readXmlInTurns } from "../../../../wire/dialect/plain/xml/xml-reader.ts";
import { ReadError } from "../../../../wire/format.ts";
import type { SentFile } from "../../../data/things/sent-file.ts";
import { headerValues } from "../../../operation/request.ts";
import { withTurns } from "../../../operation/turns.ts";
import { BodyWork } from "../../body-work.ts";
import type { Exchange } from "../exchange.ts";
import { type Fault, type Refusal, refusalFor } from "../refusal.ts";
import { inflated } from "./content-encoding.ts";
import { readForm } from "./form.ts";
import { readJsonLines } from "./json-lines.ts";
import { readMultipart } from "./multipart.ts";
import { makeups } from "./text-tree.ts";

/** The body of a request as a value, or why it is refused; nothing was sent, or nothing is documented: no value. */
export type BoundBody =
  { readonly value: Value | undefined; readonly files?: readonly SentFile[] } | { readonly refusal: Refusal };

/**
 * Reads the body by the media type that it was sent in, and holds it against the schema documented for that type. Members
 * that are only read are left out: the host would not listen to them (OpenAPI 3.1, section 4.8.24, `readOnly`).
 */
export async function bindBody(exchange: Exchange): Promise<BoundBody> {
  const { operation, request } = exchange;
  const documented = operation.requestBody;
  if (documented === undefined) return unasked(exchange);
  const [sent] = headerValues(request, "Content-Type");
  // A form without fields has no bytes.
  if (request.body.length === 0 && bareMediaType(sent ?? "") !== formType) {
    if (isRequired(exchange)) return refused(exchange, [{ kind: "schema", at: { pointer: "" }, detail: "is missing" }]);
    return { value: undefined };
  }
  const bytes = inflated(request, exchange.limits);
  if ("status" in bytes) return { refusal: bytes };
  const [first] = documented.content.keys();
  const key = sent === undefined ? first : documentedFor(documented.content.keys(), sent);
  const content = key === undefined ? undefined : documented.content.get(key);
  if (content === undefined)
    return first === undefined
      ? { value: undefined }
      : { refusal: unsupported(sent ?? "", [...documented.content.keys()]) };
  const work = new BodyWork(exchange.limits);
  if (bytes.length > fewBytes) await nextTurn();
  const read = await readAs(bytes, sent ?? first ?? "", content, work);
  if ("faults" in read) return refused(exchange, read.faults);
  // Reading is one turn, judging the next: others need not wait for both.
  if (work.values > fewValues) await nextTurn();
  const { value, files } = read;
  const bound = await withTurns(inSlices(() => judged(exchange, content, value)));
  return files === undefined || "refusal" in bound ? bound : { ...bound, files };
}

/** A body of no more values is read and judged in one go. */
const fewValues = 2000;
const fewBytes = 1_000_000;

/** Whether the operation takes a body of the media type that was sent. */
export function takesMediaType(exchange: Exchange): boolean {
  const { operation, request } = exchange;
  const { requestBody } = operation;
  const [sent] = headerValues(request, "Content-Type");
  if (sent === undefined || request.body.length === 0) return !isRequired(exchange);
  return requestBody !== undefined && documentedFor(requestBody.content.keys(), sent) !== undefined;
}

/** Whether a body has to be there. Many clients cannot send one with GET, where it means nothing (RFC 9110, section 9.3.1). */
function isRequired({ operation: { method, requestBody } }: Exchange): boolean {
  return requestBody?.required === true && method !== "GET" && method !== "HEAD";
}

/** A body that nobody asked for is not looked at, unless the operation says what it answers then. */
function unasked({ operation, request }: Exchange): BoundBody {
  const isRefused = request.body.length > 0 && operation.responses.some(({ status }) => status === 415);
  if (!isRefused) return { value: undefined };
  return { refusal: { status: 415, title: "Unsupported Media Type", detail: "no body is taken here" } };
}

function judged(exchange: Exchange, content: RequestContent, value: Value): BoundBody {
  const given = content.oneWay(value);
  const faults = tellingViolations(content.violations(jsonValueOf(given, content.type, "json"))).map(
    ({ pointer, message, missing }): Fault => ({ kind: "schema", at: { pointer }, detail: message, missing }),
  );
  return faults.length > 0 ? refused(exchange, faults) : { value: given };
}

function refused({ operation }: Exchange, faults: readonly Fault[]): BoundBody {
  return { refusal: refusalFor(operation, faults) };
}

/** RFC 9110 section 15.5.16: the answer says which types would do. */
function unsupported(sent: string, documented: readonly string[]): Refusal {
  const offer = documented.join(", ");
  return {
    status: 415,
    title: "Unsupported Media Type",
    detail: `a body in ${sent} is not taken; there is ${offer}`,
    headers: [["Accept", offer]],
  };
}

const formType = "application/x-www-form-urlencoded";

type ReadBody = { readonly value: Value; readonly files?: readonly SentFile[] } | { readonly faults: readonly Fault[] };

/** @throws {TooMuch} */
async function readAs(
  bytes: Uint8Array,
  mediaType: string,
  content: RequestContent,
  work: BodyWork,
): Promise<ReadBody> {
  const bare = bareMediaType(mediaType);
  try {
    if (bare === formType && content.type.kind !== "string") return readForm(textOf(bytes), content, work);
    if (bare === "multipart/form-data") return await readMultipart(bytes, mediaType, content, work);
    const format = formatOf(mediaType);
    if (format === "jsonl" && makeups(content.type).has("list"))
      return { value: readJsonLines(textOf(bytes), content.type, work) };
    switch (format) {
      case "json":
        return countedJson(textOf(bytes), content, work);
      case "xml":
        return await countedXml(textOf(bytes), content, work);
      default:
        return makeups(content.type).has("text")
          ? { value: plainValue(bytes, bare, content), ...(isText(bare) ? {} : { files: [fileIn(bytes, bare)] }) }
          : strange(bytes, content, work);
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { faults: [{ kind: "text", at: { pointer: error.pointer }, detail: error.message }] };
  }
}

/** An object in a media type that nobody registered (`application/form-data`): its bytes tell what it is written in. */
function strange(bytes: Uint8Array, content: RequestContent, work: BodyWork): ReadBody {
  const text = textOf(bytes);
  return /^\s*[[{]/.test(text) ? countedJson(text, content, work) : readForm(text, content, work);
}

function countedJson(text: string, { type }: Pick<RequestContent, "type">, work: BodyWork): ReadBody {
  work.json(text);
  return { value: readJson(text, { type, nullable: true }) };
}

async function countedXml(text: string, { type }: RequestContent, work: BodyWork): Promise<ReadBody> {
  work.text(text, "xml");
  return { value: await readXmlInTurns(text, { type, nullable: true }) };
}

/** Text by its type; bytes of other kinds are held as text of Latin-1, one letter each. */
function plainValue(bytes: Uint8Array, bare: string, { type }: RequestContent): Value {
  if (!isText(bare)) return asBuffer(bytes).toString("latin1");
  const text = textOf(bytes);
  return readText(text, type) ?? text;
}

function isText(bare: string): boolean {
  return bare.startsWith("text/") || bare === formType;
}

function fileIn({ length }: Uint8Array, mediaType: string): SentFile {
  return { field: undefined, name: undefined, mediaType, size: length };
}

/** UTF-8, without the mark that some put at the beginning. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
