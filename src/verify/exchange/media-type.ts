import type { FormatName } from "../../contract/host.ts";

/** The media type that asks for a format. */
export const mediaTypes: Readonly<Record<FormatName, string>> = {
  json: "application/json",
  xml: "application/xml",
  csv: "text/csv",
  jsv: "application/jsv",
  jsonl: "text/jsonl",
  html: "text/html",
};

const others: Readonly<Record<string, FormatName>> = {
  "text/xml": "xml",
  "text/json": "json",
  "text/jsv": "jsv",
  "application/x-ndjson": "jsonl",
};

/** The format that a `Content-Type` or a documented media type names: parameters, case and `+json` do not matter. */
export function formatOf(contentType: string | undefined): FormatName | undefined {
  const bare = bareMediaType(contentType);
  if (bare === undefined) return undefined;
  const known = Object.entries(mediaTypes).find(([, type]) => type === bare);
  if (known !== undefined) return known[0] as FormatName; // the keys of `mediaTypes` are format names
  if (bare.endsWith("+json")) return "json";
  if (bare.endsWith("+xml")) return "xml";
  return others[bare];
}

/** `text/csv` of `Text/CSV; charset=utf-8`. */
export function bareMediaType(contentType: string | undefined): string | undefined {
  return contentType?.split(";")[0]?.trim().toLowerCase();
}
