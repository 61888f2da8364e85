import type { FormatName } from "../../../contract/model/host.ts";
import { decodePercent } from "./bind/percent.ts";
import { isFormatName } from "./media-types.ts";

/** A request's path as the host reads it. */
export interface RequestPath {
  /** Decoded, pluses made blanks, dot segments resolved; case, doubled slashes and suffix kept: what a refusal quotes. */
  readonly text: string;
  /** The same with its pluses, as the web server below has it. */
  readonly raw: string;
  /** The segments that are never empty, the format's suffix cut off. */
  readonly segments: readonly string[];
  /** The format that the path ends in: `.csv`. */
  readonly suffix: FormatName | undefined;
}

/**
 * Reads the path of a request target. The suffix is what follows the last dot of the whole decoded path, in lower case only
 * (fixtures/recordings: negotiation); another one stays a part of the path.
 */
export function readPath(target: string): RequestPath {
  const mark = target.indexOf("?");
  const raw = resolveDots(decodeSegments(mark < 0 ? target : target.slice(0, mark)));
  // The framework decodes what the web server has decoded already: an encoded plus is a blank too.
  const text = raw.replaceAll("+", " ");
  const dot = text.lastIndexOf(".");
  const ending = dot < 0 ? "" : text.slice(dot + 1);
  const suffix = isFormatName(ending) ? ending : undefined;
  return { text, raw, suffix, segments: segmentsOf(suffix === undefined ? text : text.slice(0, dot)) };
}

/** The query of a request target as sent, without its question mark. */
export function rawQuery(target: string): string {
  const mark = target.indexOf("?");
  return mark < 0 ? "" : target.slice(mark + 1);
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function resolveDots(path: string): string {
  if (!path.includes("/.") && !path.startsWith(".")) return path;
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") {
      if (kept.length > 1) kept.pop();
    } else if (segment !== ".") kept.push(segment);
  }
  const resolved = kept.join("/");
  return /\/\.{1,2}$/.test(path) ? `${resolved}/` : resolved;
}

/** `%2F` stays text, while `%2f` splits the path (fixtures/recordings: routes). */
function decodeSegments(path: string): string {
  return path.includes("%") ? path.split("%2F").map(decodePercent).join("%2F") : path;
}
