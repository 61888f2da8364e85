import type { BodySchema, Response } from "../../contract/model/contract.ts";
import { bareMediaType, formatOf } from "../../contract/model/media-type.ts";
import { decided } from "../../contract/model/violation.ts";
import { contentTypeOf, type Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";

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
export function judgeMediaType(reply: Reply, { content }: Response): Deviation | undefined {
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
