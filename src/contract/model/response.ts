import type { Citation } from "../../citation.ts";
import type { Part } from "../../source/part.ts";
import type { Schema } from "./contract.ts";
import type { Type } from "./type.ts";
import type { Value } from "./value.ts";
import type { Violation } from "./violation.ts";

/** A response of an operation, as documented, per status. */
export interface Response {
  readonly status: number | "default";
  /** Written as a range (`4XX`): it stands for every status of that hundred that has no response of its own. */
  readonly range?: true;
  readonly description: string;
  /** Per cause (`x-standin-causes`) what the host answers with this status. */
  readonly causes: readonly FailureCause[];
  /** Media type → what its body promises, where there is a body. */
  readonly content: ReadonlyMap<string, BodySchema>;
  /** The named examples of its JSON, read by its type. */
  readonly examples: ReadonlyMap<string, Value>;
  readonly headers: readonly string[];
  readonly citations: readonly Citation[];
}

/** The response that a success of an operation has. */
export interface Success {
  /** Of a range or `default`: 200. */
  readonly status: number;
  readonly response: Response;
}

/** What a body promises. */
export interface BodySchema {
  readonly schema: Schema;
  /** Where it stands; undefined: the media type is documented without a schema. */
  readonly source: SchemaSource | undefined;
  /** The type compiled from the schema. */
  readonly type: Type;
  /** Every way in which a parsed JSON body (or the JSON form of another format's body) breaks the schema; compiled once, at load. */
  violations(json: unknown): readonly Violation[];
}

/** Why a status is answered and how it looks then. */
export interface FailureCause {
  readonly cause: string;
  /** `envelope` (the error DTO in the negotiated format), `text`, `empty`, `redirect`. */
  readonly body: "envelope" | "text" | "empty" | "redirect";
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** A schema as it stands in its document, and where its references lead: what values are made from. */
export interface SchemaSource {
  readonly schema: Part;
  readonly references: { target(schema: Part): Part | undefined };
}
