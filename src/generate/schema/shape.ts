import type { Json } from "../json.ts";
import type { Kinds } from "./kinds.ts";
import type { Share } from "./told-words.ts";

/** A schema, its keywords read once: what is not a keyword's value is as if it were not there. */
export interface Shape {
  /** Two shapes are the same if and only if these are. */
  readonly id: number;
  /** Where the schema stands, for people: a JSON pointer. */
  readonly place: string;
  /** The schema `false`. */
  readonly never?: true;
  readonly kinds: Kinds;
  /** Null is read where it is sent, and never made: what allows it is no word of the document's version (`x-nullable`). */
  readonly isNullOnlyRead?: true;
  /** What `const` and `enum` list. */
  readonly values?: readonly Json[];

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;

  readonly prefixItems?: readonly Shape[];
  readonly items?: Shape;
  readonly contains?: Shape;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly unevaluatedItems?: Shape;

  readonly properties?: ReadonlyMap<string, Shape>;
  readonly patternProperties?: readonly (readonly [string, Shape])[];
  readonly additionalProperties?: Shape;
  readonly propertyNames?: Shape;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas?: ReadonlyMap<string, Shape>;
  readonly unevaluatedProperties?: Shape;

  /** What `$ref` (or `$dynamicRef`) points at; asked when needed, since it may be recursive. */
  readonly target?: () => Shape;
  /** The text of that reference. */
  readonly reference?: string;
  readonly allOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly not?: Shape;
  readonly if?: Shape;
  readonly then?: Shape;
  readonly else?: Shape;
  readonly discriminator?: Discriminator;

  /** Nothing that this allows. Unlike `not` it is never taken apart: a value is made, then looked at. */
  readonly avoid?: Shape;

  /** What the schema shows as examples, the most telling first. */
  readonly examples?: readonly Json[];
  readonly default?: Json;
  /** What the description says of a text: the words that it may be, or that it is the hash of something. */
  readonly told?: readonly string[] | "hash";
  /** What the description says that a number is a part of. */
  readonly share?: Share;
  /** `x-faker`: a method of faker, `internet.email`. */
  readonly faker?: string;
  readonly readOnly?: true;
  readonly writeOnly?: true;
}

/** OpenAPI 3.1.1, section 4.8.25. */
export interface Discriminator {
  readonly property: string;
  /** Value → the schema that it names, by reference or by name. */
  readonly mapping: ReadonlyMap<string, Mapped>;
}

export interface Mapped {
  readonly reference: string;
  readonly target: () => Shape;
}

/** What a shape says, without its identity. */
export type ShapeFields = Partial<Omit<Shape, "id" | "place">>;
