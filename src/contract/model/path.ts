/** A part of a segment of a path template: literal text, or the parameter that stands there. */
export type PathPiece = string | { readonly parameter: string };

/** What stands between two slashes: `pets` is one literal piece, `{id}` one parameter, `{id}.json` and `{a}-{b}` are several. */
export type PathSegment = readonly PathPiece[];

/** The one literal text of a segment; undefined where a parameter is in it. */
export function literalOf(segment: PathSegment): string | undefined {
  const [first = ""] = segment;
  return segment.length <= 1 && typeof first === "string" ? first : undefined;
}

/** The names of the parameters in a path, in order. */
export function parametersIn(segments: readonly PathSegment[]): readonly string[] {
  return segments.flat().flatMap((piece) => (typeof piece === "string" ? [] : [piece.parameter]));
}

/** Each segment with its parameters filled in. */
export function filledSegments(
  segments: readonly PathSegment[],
  parameter: (name: string) => string,
  literal: (text: string) => string = (text) => text,
): readonly string[] {
  return segments.map((segment) =>
    segment.map((piece) => (typeof piece === "string" ? literal(piece) : parameter(piece.parameter))).join(""),
  );
}

/**
 * An operation's path with its parameters filled in. It ends with a slash where the document's does: hosts of some frameworks
 * know no other, or answer with a redirection, which loses what a write sent.
 */
export function filledPath(
  { path, segments }: { readonly path: string; readonly segments: readonly PathSegment[] },
  parameter: (name: string) => string,
  literal?: (text: string) => string,
): string {
  const filled = filledSegments(segments, parameter, literal).join("/");
  return `/${filled}${filled !== "" && pathWithoutQuery(path).endsWith("/") ? "/" : ""}`;
}

/** Where the path of a template ends: at the first `#` or `?` that is in no variable. */
const behindPath = /[#?](?![^{}]*\}).*$/s;

/** A path template without the `#fragment` or `?query` behind it, by which some documents tell operations on one path apart. */
export function pathWithoutQuery(path: string): string {
  return path.replace(behindPath, "");
}

/** The format that a path ends with, as `.json` of `/products.json`; empty: none. */
export function endingOf(path: string): string {
  return /\.(?:json|xml)$/i.exec(path)?.[0] ?? "";
}

/** A parameter that a template has in its query: `?view=status` has a fixed value, `?page={page}` a variable. */
export interface QueryPair {
  readonly name: string;
  readonly value: string;
  readonly variable: string | undefined;
}

/** The query behind a path template; OpenAPI has none there (3.2, section 4.8.2), and many documents do. */
export function queryPairsOf(path: string): readonly QueryPair[] {
  const [, query = ""] = /^\?([^#]*)/.exec(behindPath.exec(path)?.[0] ?? "") ?? [];
  return query.split("&").flatMap((pair): QueryPair[] => {
    const [name = "", value = ""] = pair.split(/=(.*)/s, 2);
    return name === "" || /[{}]/.test(name) ? [] : [{ name, value, variable: /^\{([^{}]+)\}$/.exec(value)?.[1] }];
  });
}
