import type { FormatName } from "../../contract/model/host.ts";
import { bareMediaType, mediaTypes } from "../../contract/model/media-type.ts";

const others: Readonly<Record<string, FormatName>> = {
  "text/xml": "xml",
  "text/json": "json",
  "text/jsv": "jsv",
  "application/x-ndjson": "jsonl",
};

/** The format that a `Content-Type` or a documented media type names: parameters, case and `+json` do not matter. */
export function formatOf(contentType: string | undefined): FormatName | undefined {
  if (contentType === undefined) return undefined;
  const bare = bareMediaType(contentType);
  const known = Object.entries(mediaTypes).find(([, type]) => type === bare);
  if (known !== undefined) return known[0] as FormatName; // the keys of `mediaTypes` are format names
  if (bare.endsWith("+json")) return "json";
  if (bare.endsWith("+xml")) return "xml";
  return others[bare];
}
