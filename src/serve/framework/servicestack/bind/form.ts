import { asBuffer } from "../../../../bytes.ts";
import type { Limits } from "../../../../limits.ts";
import { headerValues, type Request } from "../../../operation/request.ts";
import { BodyWork } from "../../body-work.ts";
import { readMultipart } from "./multipart.ts";
import { formNames, joined, parseQuery } from "./query.ts";
import type { Pair } from "./query.ts";

/** Whether a Content-Type is one of the two kinds of form. */
export function isForm(contentType: string | undefined): boolean {
  return isUrlEncoded(contentType) || isMultipart(contentType);
}

/** Whether a Content-Type is that of a form that is written like a query. */
function isUrlEncoded(contentType: string | undefined): boolean {
  return /^\s*application\/x-www-form-urlencoded/i.test(contentType ?? "");
}

function isMultipart(contentType: string | undefined): boolean {
  return /^\s*multipart\/form-data/i.test(contentType ?? "");
}

/** Counts what a form holds, before anybody looks into it. @throws {TooMuch} */
export function countForm({ headers, body }: Pick<Request, "headers" | "body">, limits: Limits): void {
  if (body.length === 0) return;
  const [contentType] = headerValues({ headers }, "Content-Type");
  if (isMultipart(contentType)) new BodyWork(limits).parts(body, contentType ?? "");
  else if (isUrlEncoded(contentType)) new BodyWork(limits).formText(asBuffer(body).toString("latin1"));
}

/**
 * The fields of a form, one text for each name, files left out; nothing where the body is no form.
 * @throws {HostException} where a multipart form does not end
 */
export function readForm(body: Uint8Array, contentType: string | undefined): readonly Pair[] {
  if (isMultipart(contentType)) return joined(formNames(readMultipart(body, contentType ?? "")));
  return isUrlEncoded(contentType) ? joined(formNames(parseQuery(asBuffer(body).toString("utf8")))) : [];
}
