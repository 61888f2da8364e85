import type { FormatName } from "../../../contract/model/host.ts";
import { decodePercent } from "./bind/percent.ts";
import { isFormatName } from "./media-types.ts";

/** A request's path as the host reads it. */
export interface RequestPath {
  /** Decoded, dot segments resolved; case, doubled slashes and suffix kept: what a refusal quotes. */
  readonly text: string;
  /** The segments that are never empty, the format's suffix cut off. */
  readonly segments: readonly string[];
  /** The same with the suffix left on. */
  readonly whole: readonly string[];
  /** The format that the path ends in: `.csv`. */
  readonly suffix: FormatName | undefined;
}

/**
 * Reads the path of a request target. The suffix is what follows the last dot of the whole decoded path, in lower case only
 * (fixtures/recordings: negotiation); another one stays a part of the path.
 */
export function readPath(target: string): RequestPath {
  const text = resolveDots(decodeSegments(target.split("?", 1)[0] ?? ""));
  const dot = text.lastIndexOf(".");
  const ending = dot < 0 ? "" : text.slice(dot + 1);
  const suffix = isFormatName(ending) ? ending : undefined;
  const whole = segmentsOf(text);
  return { text, whole, suffix, segments: suffix === undefined ? whole : segmentsOf(text.slice(0, dot)) };
}

/** The query of a request target as sent, without its question mark. */
export function rawQuery(target: string): string {
  const mark = target.indexOf("?");
  return mark < 0 ? "" : target.slice(mark + 1);
}

/** A plus is a blank in a segment, an encoded one too: the framework decodes what the web server has decoded already. */
function segmentsOf(path: string): string[] {
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => segment.replaceAll("+", " "));
}

function resolveDots(path: string): string {
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
  return path.split("%2F").map(decodePercent).join("%2F");
}
