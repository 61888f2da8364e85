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

/** Every media type that is a format's own name or another one for it. */
const formatsByType: ReadonlyMap<string, FormatName> = new Map([
  // The keys of `mediaTypes` are format names.
  ...Object.entries(mediaTypes).map(([format, type]) => [type, format as FormatName] as const),
  ["text/json", "json"],
  ["text/xml", "xml"],
  ["text/jsv", "jsv"],
  ["application/jsonl", "jsonl"],
  ["application/x-ndjson", "jsonl"],
  ["application/ndjson", "jsonl"],
  ["application/x-jsonlines", "jsonl"],
  ["application/jsonlines", "jsonl"],
]);

/** A media type without its parameters, in small letters (RFC 9110 section 8.3.1): `text/csv` of `Text/CSV; charset=utf-8`. */
export function bareMediaType(text: string): string {
  const end = text.indexOf(";");
  return (end < 0 ? text : text.slice(0, end)).trim().toLowerCase();
}

/** The format that a media type names: parameters and case set aside, `+json` and `+xml` understood (RFC 6839 section 3). */
export function formatOf(mediaType: string | undefined): FormatName | undefined {
  if (mediaType === undefined) return undefined;
  const bare = bareMediaType(mediaType);
  if (bare.endsWith("+json")) return "json";
  if (bare.endsWith("+xml")) return "xml";
  return formatsByType.get(bare);
}

/** Whether texts of a media type are bytes: pictures, archives, and what is not known to be text. */
export function isBytesType(mediaType: string): boolean {
  const bare = bareMediaType(mediaType);
  return !bare.startsWith("text/") && formatOf(bare) === undefined && !/yaml|javascript|form-urlencoded/.test(bare);
}

/**
 * Whether plain JSON or XML stands for documented types that are made of it (`application/problem+json`): who reads those by
 * their names does not know it.
 */
export function isTooPlain(documented: Iterable<string>, mediaType: string | undefined): boolean {
  const names = [...documented].map(bareMediaType);
  const bare = bareMediaType(mediaType ?? "");
  const isPlain = /^(application|text)\/(json|xml)$/.test(bare);
  return isPlain && names.length > 0 && names.every((name) => name.endsWith(`+${bare.split("/")[1] ?? ""}`));
}

/**
 * What is documented for a media type: under its own name, else under another name of the same format, else under a range
 * (`application/*`, `*` + `/*`; OpenAPI 3.1, "Media Type Object": the most specific key applies).
 */
export function documentedFor(documented: Iterable<string>, mediaType: string | undefined): string | undefined {
  const names = [...documented];
  const bare = bareMediaType(mediaType ?? "");
  const format = formatOf(mediaType);
  const range = `${bare.split("/", 1)[0] ?? ""}/*`;
  return (
    names.find((name) => bareMediaType(name) === bare) ??
    names.find((name) => format !== undefined && formatOf(name) === format) ??
    names.find((name) => bareMediaType(name) === range) ??
    names.find((name) => bareMediaType(name) === "*/*")
  );
}
