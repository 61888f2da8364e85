import type { SchemaSource } from "./response.ts";
import type { ObjectType, Slot } from "./type.ts";
import type { ObjectValue, Value } from "./value.ts";
import type { Violation } from "./violation.ts";

/** A thing that has rows (`x-standin-entities`). */
export interface Entity {
  readonly name: string;
  /** What its rows look like; undefined for one that only owns others (an endpoint never shown itself). */
  readonly type: ObjectType | undefined;
  /** The schema key under `components/schemas`. */
  readonly schema: string | undefined;
  /** Properties of a row that are stored and never shown (`EventType`). */
  readonly hidden: ReadonlyMap<string, Slot>;
  /** The entity that owns its rows: `property` of a row names the owner, `parameter` does in a request. */
  readonly parent: { readonly entity: string; readonly property: string; readonly parameter: string } | undefined;
  /** The parameter whose value names one (for owners: `EndpointId`). */
  readonly parameter: string | undefined;
  /** The schema that rows are made from, where values are JSON's own (`HostFacts.values`). */
  readonly source?: SchemaSource;
  /** What tells the rows of such an entity apart, and what else is known of them. */
  readonly things?: Things;
  /** How rows are made up: read by `serve/data`, checked by the extensions' schema. */
  readonly data: ObjectValue | undefined;
  /** Every way in which the plain JSON of a row breaks the schema; absent where there is none under `components/schemas`. */
  violations?(json: unknown): readonly Violation[];
}

/** What is known of rows that are made from their schema, where values are JSON's own. */
export interface Things {
  /** The property that tells one row from another; undefined: none does. */
  readonly key: string | undefined;
  /** Other properties by which paths name rows: a value that is no key of a row is looked for in them. */
  readonly names: readonly string[];
  /** What keys look like, where the path that names a row takes less than the property allows. */
  readonly keySchema: SchemaSource | undefined;
  /** Property path → the entity whose key stands there. */
  readonly references: ReadonlyMap<string, string>;
  /** Property → the words that it has, where its schema does not say them; the first row has the first. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Rows that the document shows. */
  readonly examples: readonly ObjectValue[];
  /** Values by which the document names rows. */
  readonly keys: readonly Value[];
  /** The rows of other entities in which lists of these rows stand. */
  readonly heldBy: readonly HeldBy[];
}

/** A list of rows that stands in a row of another entity, which holds them. */
export interface HeldBy {
  readonly entity: string;
  /** The member of the holder that lists them. */
  readonly member: string;
  /** The property of the rows that says who holds them; `$name`: no property does. */
  readonly owner: string;
}
