import type { XmlFacts } from "./xml-facts.ts";

/**
 * What a value is, compiled from a JSON Schema. Two layers: what JSON has, and above it the kinds of typed code, which
 * `type`, `format` and, where these do not say enough, `x-standin-type` choose where code stands behind a host
 * (`HostFacts.values`). A host that has fewer simply never shows the others.
 */
export type Type = JsonType | CodeType;

/** What JSON has. */
type JsonType =
  | { readonly kind: "string" }
  | { readonly kind: "boolean" }
  | { readonly kind: "null" }
  | { readonly kind: "any" }
  | NumberType
  | ListType
  | TupleType
  | MapType
  | ObjectType
  | UnionType;

/** The kinds that typed code tells apart (.NET's, so far). */
export type CodeType =
  | {
      readonly kind: "decimal" | "char" | "guid" | "datetime" | "datetimeoffset" | "timespan" | "uri" | "bytes";
    }
  | IntegerType
  | FloatType
  | EnumType;

/** A number of JSON, of any size. */
export interface NumberType {
  readonly kind: "number";
  /** Whole numbers only. */
  readonly integer: boolean;
}

export interface IntegerType {
  readonly kind: "integer";
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

interface FloatType {
  readonly kind: "float";
  readonly bits: 32 | 64;
}

export interface EnumType {
  readonly kind: "enum";
  readonly name: string;
  readonly namespace: string;
  /** A set of bits: written as a number in JSON, as names in XML. */
  readonly flags: boolean;
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  /** The name in the code behind the host; what XML shows. */
  readonly name: string;
  /** What JSON, JSV and CSV show; the same as `name` unless renamed. */
  readonly text: string;
  readonly number: number;
}

export interface ListType {
  readonly kind: "list";
  readonly item: Slot;
  /** How the list itself stands in XML, where its schema says so. */
  readonly xml?: XmlFacts;
}

/** A list whose first items have types of their own (`prefixItems`). */
export interface TupleType {
  readonly kind: "tuple";
  readonly items: readonly Slot[];
  /** What stands behind them; undefined: nothing. */
  readonly rest: Slot | undefined;
}

/** A dictionary with text keys. */
export interface MapType {
  readonly kind: "map";
  /** What stands under a key that no pattern takes. */
  readonly value: Slot;
  /** What stands under keys that match (`patternProperties`); of several patterns the first counts. */
  readonly patterns: readonly KeyPattern[];
}

export interface KeyPattern {
  readonly pattern: Pick<RegExp, "test">;
  readonly slot: Slot;
}

/** One of several types (`oneOf`, `anyOf`, a list of types). */
export interface UnionType {
  readonly kind: "union";
  readonly choices: readonly Type[];
  /** The property whose text tells which. */
  readonly discriminator: Discriminator | undefined;
}

export interface Discriminator {
  readonly property: string;
  /** The property's text → one of the choices. */
  readonly mapping: ReadonlyMap<string, Type>;
}

export interface ObjectType {
  readonly kind: "object";
  /** The DTO's name: the `xml.name` of its schema, else the schema's own. */
  readonly name: string;
  /** The XML namespace of its members. */
  readonly namespace: string;
  /** Shows only what it marks ([DataContract] in .NET): decides which rows a CSV has. */
  readonly dataContract: boolean;
  /** The base class, whose members come after the own ones in JSON and before them in XML. */
  readonly base: ObjectType | undefined;
  /** The own members in declared order, without those of the base. */
  readonly members: readonly Member[];
  /** Every member in JSON's order: own ones, then the base's; stable by `order`, those without one first. */
  readonly all: readonly Member[];
  /** How it stands in XML, where its schema says so. */
  readonly xml?: XmlFacts;
  /** What may stand beside the members; undefined: nothing, or nothing that is shown. */
  readonly rest: MapType | undefined;
}

export interface Member {
  /** The schema property: how plain JSON names it, and the key in an `ObjectValue`. */
  readonly key: string;
  /** The name in the code behind the host: XML elements, CSV header. `xml.name`, else the key. */
  readonly name: string;
  /** True when the name is fixed ([DataMember(Name)] in .NET): never re-cased. */
  readonly verbatim: boolean;
  /** The name in the code where `name` is a fixed one (`xml.name` beside `x-standin-name`). */
  readonly alias?: string;
  /** Place among the members ([DataMember(Order)] in .NET). */
  readonly order: number | undefined;
  /** Whether it has to be there. */
  readonly required: boolean;
  readonly slot: Slot;
  /** What else its schema says that made-up values have to keep to: `pattern`, `enum`, `minimum`, `x-faker` …, and `required: true`. Absent when it says nothing. */
  readonly limits?: Readonly<Record<string, unknown>>;
  /** Whether answers leave it out (`writeOnly`). */
  readonly isWriteOnly?: true;
}

/**
 * A place that holds a value of a type. Nullable: null may stand there. Where typed code stands behind a host, that is
 * also what an absent value is, and a place that is not nullable then holds its type's default (0, false, the year 1).
 */
export interface Slot {
  readonly type: Type;
  readonly nullable: boolean;
  /** How its value stands in XML, where the schema there says so. */
  readonly xml?: XmlFacts;
}
