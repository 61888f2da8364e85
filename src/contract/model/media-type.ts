import type { FormatName } from "./host.ts";

/** The media type that stands for a format, in contracts and on the wire. */
export const mediaTypes: Readonly<Record<FormatName, string>> = {
  json: "application/json",
  xml: "application/xml",
  csv: "text/csv",
  jsv: "application/jsv",
  jsonl: "text/jsonl",
  html: "text/html",
};

/** A media type without its parameters, in small letters (RFC 9110 section 8.3.1): `text/csv` of `Text/CSV; charset=utf-8`. */
export function bareMediaType(text: string): string {
  return (text.split(";", 1)[0] ?? "").trim().toLowerCase();
}
