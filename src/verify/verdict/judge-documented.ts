import type { BodySchema, Response, ResponseHeader } from "../../contract/model/contract.ts";
import { bareMediaType, formatOf } from "../../contract/model/media-type.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import { decided } from "../../contract/model/violation.ts";
import { pointerTo } from "../../source/pointer.ts";
import { contentTypeOf, type Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";
import { jsonForm } from "./json-form.ts";

/** Nothing is no JSON and no XML; other media types may be empty, as a file is. */
export function judgeEmpty({ parsed, question, response }: Reply, { content }: Response): Deviation | undefined {
  if (parsed.kind !== "empty" || question.method === "HEAD" || [204, 205].includes(response.status)) return undefined;
  const types = [...content.keys()];
  const isNeeded = ([type, schema]: readonly [string, BodySchema]): boolean =>
    ["json", "xml"].includes(formatOf(type) ?? "") && decided(schema.violations(null)).length > 0;
  if (types.length === 0 || ![...content].every(isNeeded)) return undefined;
  return { place: { kind: "body" }, expected: `a body: ${types.join(" or ")}`, found: "none" };
}

/** What a client reads alike all the same is worth a remark: another name of the format, an encoding beside JSON (RFC 8259 section 11). */
export function judgeName(reply: Reply, { content }: Response): Deviation | undefined {
  const given = contentTypeOf(reply);
  if (given === undefined || reply.parsed.kind === "empty") return undefined;
  const place = { kind: "header", name: "Content-Type" } as const;
  const isNamed = [...content.keys()].some(
    (type) => type.includes("*") || bareMediaType(type) === bareMediaType(given),
  );
  if (!isNamed && content.size > 0 && formatOf(given) !== undefined)
    return { place, expected: [...content.keys()].join(" or "), found: given, remark: "inferred" };
  const charset = /;\s*charset\s*=\s*"?([\w-]+)/i.exec(given)?.[1] ?? "utf-8";
  if (/^(utf-?8|us-ascii)$/i.test(charset) || !isUtf8BeyondAscii(reply)) return undefined;
  const deviation = { place, expected: "utf-8, as the body is", found: given };
  return formatOf(given) === "json" ? { ...deviation, remark: "inferred" } : deviation;
}

function isUtf8BeyondAscii({ response: { body }, text }: Reply): boolean {
  return body.some((byte) => byte > 127) && !text.includes("\uFFFD");
}

/** Those of which OpenAPI says that they are ignored, and those that are between hosts and who stands before them. */
const ofTheirOwn = /^(content-type|content-length|accept|authorization|set-cookie)$/i;

/** Those that are required are there, and what is read as a number, a truth value or a word is one. */
export function judgeHeaders({ response }: Reply, { headers }: Response): Deviation | undefined {
  for (const header of headers.filter(({ name }) => !ofTheirOwn.test(name))) {
    const { name, required } = header;
    const place = { kind: "header", name } as const;
    const lines = response.headers.filter(([given]) => given.toLowerCase() === name.toLowerCase());
    if (lines.length === 0) {
      if (required) return { place, expected: "a value: it is required", found: "none" };
      continue;
    }
    const text = lines.map(([, line]) => line).join(", ");
    const message = messageOn(text.trim(), header);
    if (message !== undefined) return { place, expected: message, found: text };
  }
  return undefined;
}

/**
 * How a text, a number or a truth value breaks its schema; nothing, and what is written otherwise, is not read. `format` does not
 * say of itself that it is asserted.
 */
function messageOn(text: string, header: ResponseHeader): string | undefined {
  const { type, spelling } = header;
  if (spelling.mediaType !== undefined || text === "") return undefined;
  const isNumber = type.kind === "integer" || type.kind === "number";
  if (!isNumber && !["boolean", "enum", "string"].includes(type.kind)) return undefined;
  const isTruth = type.kind === "boolean" && /^(true|false)$/i.test(text);
  const value = isTruth ? text.toLowerCase() === "true" : isNumber && isDigits(text) ? Number(text) : text;
  return decided(header.violations(value)).find(({ keyword }) => keyword !== "format")?.message;
}

function isDigits(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
}

/** A member that is `writeOnly` is shown. */
export function judgeWritten(reply: Reply): Deviation | undefined {
  const { parsed } = reply;
  const form = jsonForm(reply);
  if (parsed.kind !== "value" || parsed.schema === undefined || form === undefined) return undefined;
  const value = form.json as Value; // what JSON.parse gives is a value
  const hidden = hiddenIn(value, parsed.schema.oneWay(value), "");
  if (hidden === undefined) return undefined;
  return { place: { kind: "value", pointer: hidden }, expected: "nothing: it is only written", found: "a value" };
}

/** The first member of a value that the same value lacks where it goes one way only, unless it says nothing. */
function hiddenIn(value: Value, bare: Value | undefined, pointer: string): string | undefined {
  if (bare === undefined) return saysNothing(value) ? undefined : pointer;
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return firstOf(
      items.map((item, index) => [String(index), item, (bare as readonly Value[])[index]]),
      pointer,
    );
  }
  if (!isObjectValue(value) || !isObjectValue(bare)) return undefined;
  return firstOf(
    Object.entries(value).map(([name, member]) => [name, member, bare[name]]),
    pointer,
  );
}

function firstOf(
  members: readonly (readonly [name: string, value: Value, bare: Value | undefined])[],
  pointer: string,
): string | undefined {
  for (const [name, value, bare] of members) {
    const found = hiddenIn(value, bare, pointerTo(pointer, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Nothing, or a mask of what is there. */
function saysNothing(value: Value): boolean {
  if (typeof value === "string") return /^[*•.x-]*$/i.test(value);
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
