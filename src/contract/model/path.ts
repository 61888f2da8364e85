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
  return `/${filled}${filled !== "" && endsWithSlash.test(path) ? "/" : ""}`;
}

/** A slash at the end, or before what tells operations of one path apart. */
const endsWithSlash = /^[^#?]*\/(?:[#?][^{}]*)?$/;
