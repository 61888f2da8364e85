import { bareMediaType } from "../../../../contract/model/media-type.ts";
import { fileTypes } from "../file/sample-file.ts";

/** How a body of a media type is written. */
export type Manner = "json" | "xml" | "csv" | "lines" | "sequence" | "events" | "form" | "text" | "file";

const named: Readonly<Record<string, Manner>> = {
  "application/json": "json",
  "text/json": "json",
  // Every JSON text is YAML too (YAML 1.2, section 1.3).
  "application/yaml": "json",
  "application/x-yaml": "json",
  "text/yaml": "json",
  "text/x-yaml": "json",
  "application/xml": "xml",
  "text/xml": "xml",
  "text/csv": "csv",
  "application/csv": "csv",
  "application/jsonl": "lines",
  "application/x-jsonlines": "lines",
  "application/jsonlines": "lines",
  "application/x-ndjson": "lines",
  "application/ndjson": "lines",
  "text/jsonl": "lines",
  "application/json-seq": "sequence",
  "text/event-stream": "events",
  "application/x-www-form-urlencoded": "form",
  "application/javascript": "text",
  "application/graphql": "text",
};

/** How a body of this media type is written (RFC 6839 for `+json` and `+xml`). */
export function mannerOf(mediaType: string): Manner {
  const bare = bareMediaType(mediaType);
  const known = Object.hasOwn(named, bare) ? named[bare] : undefined;
  if (known !== undefined) return known;
  if (bare.endsWith("+json") || bare.endsWith("+yaml")) return "json";
  if (bare.endsWith("+json-seq")) return "sequence";
  if (fileTypes.includes(bare)) return "file";
  if (bare.endsWith("+xml")) return "xml";
  return bare.startsWith("text/") ? "text" : "file";
}

/** Media types that a range such as `image/*` is answered with, the usual ones first. */
const concrete: readonly string[] = [
  "application/json",
  "text/plain",
  ...fileTypes,
  "application/xml",
  "text/html",
  "text/csv",
];

/** The media types that a documented one stands for: itself, or those of its range. */
export function concreteTypes(documented: string): readonly string[] {
  const bare = bareMediaType(documented);
  if (!bare.includes("*") && bare.includes("/")) return [documented];
  const beginning = bare.split("*", 1)[0] ?? "";
  const known = concrete.filter((type) => type.startsWith(beginning));
  return known.length > 0 ? known : ["application/octet-stream"];
}
