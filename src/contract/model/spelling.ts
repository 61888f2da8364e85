/** The ways in which values without quotes are written (OpenAPI 3.1, section 4.8.12.3 "Style Values"). */
export const styles = [
  "matrix",
  "label",
  "simple",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
] as const;

/** How the text of a parameter, a form's field or a header stands for its value (OpenAPI 3.1, section 4.8.12). */
export interface Spelling {
  readonly style: (typeof styles)[number];
  /** Whether items and members stand apart (`a=1&a=2`) rather than in one text (`a=1,2`). */
  readonly explode: boolean;
  /** The media type that the text is in, where it is in one (`content`); the style says nothing then. */
  readonly mediaType: string | undefined;
  /** Whether nothing may stand for a value (`a=`). */
  readonly allowEmptyValue: boolean;
  /** Whether RFC 3986's reserved characters may stand as they are; undefined: the document does not say. */
  readonly allowReserved: boolean | undefined;
}
