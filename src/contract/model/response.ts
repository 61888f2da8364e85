import type { Citation } from "../../citation.ts";
import type { Part } from "../../source/part.ts";
import type { Schema } from "./contract.ts";
import type { JsonForm } from "./json-form.ts";
import type { Spelling } from "./spelling.ts";
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
  readonly content: ReadonlyMap<string, ResponseContent>;
  /** The named examples of its JSON, read by its type. */
  readonly examples: ReadonlyMap<string, Value>;
  readonly headers: readonly ResponseHeader[];
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
  /**
   * Whether a typed value surely fits the schema: then `violations` would find none in its JSON. Costs far less, and is no
   * where it cannot tell.
   * @param form how the JSON shows values of the type
   */
  fits(value: Value, type: Type, form: JsonForm): boolean;
  /**
   * A value without the members that go the other way only: of an answer those that are `writeOnly`, of a request those that
   * are `readOnly` (OpenAPI 3.1, section 4.8.24).
   */
  oneWay(value: Value): Value;
}

/** What a response promises in one media type. */
export interface ResponseContent extends BodySchema {
  /** The documented examples by name. */
  readonly examples: ReadonlyMap<string, Value>;
  /** What one of many promises, where the media type is a sequence of them (`itemSchema`, OpenAPI 3.2). */
  readonly item: BodySchema | undefined;
}

/** A header of a response. */
export interface ResponseHeader extends BodySchema {
  readonly name: string;
  readonly required: boolean;
  readonly spelling: Spelling;
  /** The documented examples, in their order. */
  readonly examples: readonly Value[];
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
