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
