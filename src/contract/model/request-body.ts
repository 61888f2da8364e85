import type { BodySchema } from "./contract.ts";

/** What a request of an operation carries besides its parameters (OpenAPI's Request Body Object). */
export interface RequestBody {
  readonly required: boolean;
  /** Media type, in the document's order → what a body in it promises. */
  readonly content: ReadonlyMap<string, RequestContent>;
}

export interface RequestContent extends BodySchema {
  /** The documented examples as plain JSON, in their order. */
  readonly examples: readonly unknown[];
}
