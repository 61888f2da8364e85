import { readMultipart } from "./multipart.ts";
import { parseQuery } from "./query.ts";
import type { Pair } from "./query.ts";

/** Whether a Content-Type is one of the two kinds of form. */
export function isForm(contentType: string | undefined): boolean {
  return /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(contentType ?? "");
}

/** The fields of a form in order, files left out; nothing where the body is no form. */
export function readForm(body: Uint8Array, contentType: string | undefined): readonly Pair[] {
  if (!isForm(contentType)) return [];
  if (/^\s*multipart/i.test(contentType ?? "")) return readMultipart(body, contentType ?? "");
  return parseQuery(Buffer.from(body).toString("utf8"));
}
