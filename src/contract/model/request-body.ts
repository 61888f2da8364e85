import type { BodySchema, Spelling } from "./contract.ts";

/** What a request of an operation carries besides its parameters (OpenAPI's Request Body Object). */
export interface RequestBody {
  readonly required: boolean;
  /** Media type, in the document's order → what a body in it promises. */
  readonly content: ReadonlyMap<string, RequestContent>;
}

export interface RequestContent extends BodySchema {
  /** The documented examples as plain JSON, in their order. */
  readonly examples: readonly unknown[];
  /** How fields of a form are written, where the document says it (Encoding Object). */
  readonly encoding: ReadonlyMap<string, Encoding>;
  /** Members whose text is bytes in base64 (`contentEncoding`; `format: byte` before it). */
  readonly base64: ReadonlySet<string>;
}

/** How one field of a form is written. A style speaks of text; a media type that several may be is a list. */
export interface Encoding extends Spelling {
  /** Whether style, explode or allowReserved are said: then the media type is not looked at. */
  readonly isStyled: boolean;
}
