import { Part } from "../../source/part.ts";
import { isSame, type Json, jsonOf } from "../json.ts";
import { kindsOfType } from "./kinds.ts";
import type { Discriminator, Mapped, ShapeFields, Shape } from "./shape.ts";
import { toldIn, toldMoment, toldShare } from "./told-words.ts";

/** How the schemas within a schema are read, and how those that it refers to are found. */
export interface Reader {
  shapeOf(part: Part): Shape;
  targetOf(reference: Part): () => Shape;
  /** By what the choices of a schema are told apart. */
  discriminatorOf(schema: Part): Part | undefined;
}

type ShapeOf = Reader["shapeOf"];

/** The keywords of a Schema Object: JSON Schema 2020-12, OpenAPI 3.1.1 section 4.8.24. */
export function readShape(part: Part, reader: Reader): ShapeFields {
  const shapeOf: ShapeOf = (inner) => reader.shapeOf(inner);
  return withoutUndefined({
    kinds: kindsOfType(part.get("type")?.value),
    isNullOnlyRead: part.get("x-nullable")?.flag === true ? true : undefined,
    values: valuesOf(part),
    ...readNumber(part),
    ...readText(part),
    ...readList(part, shapeOf),
    ...readObject(part, shapeOf),
    ...readComposition(part, reader, shapeOf),
    ...readReferences(part, reader),
    ...readRemarks(part),
  });
}

type Draft = { readonly [keyword in keyof ShapeFields]: ShapeFields[keyword] | undefined };

function withoutUndefined(draft: Draft): ShapeFields {
  // What is left has values only where it has keys.
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}

/** What both `const` and `enum` list, where there are both. */
function valuesOf(part: Part): readonly Json[] | undefined {
  const enumerated: unknown = part.get("enum")?.value;
  const list = Array.isArray(enumerated) ? allOf(enumerated) : undefined;
  if (!part.has("const")) return list;
  const only = allOf([part.get("const")?.value]);
  return list === undefined ? only : only.filter((one) => list.some((other) => isSame(one, other)));
}

function allOf(values: readonly unknown[]): readonly Json[] {
  return values.flatMap((value) => {
    const json = jsonOf(value);
    return json === undefined ? [] : [json];
  });
}

function readNumber(part: Part): Draft {
  const step = part.get("multipleOf")?.number;
  return {
    minimum: part.get("minimum")?.number,
    maximum: part.get("maximum")?.number,
    exclusiveMinimum: part.get("exclusiveMinimum")?.number,
    exclusiveMaximum: part.get("exclusiveMaximum")?.number,
    multipleOf: step !== undefined && step > 0 ? step : undefined,
  };
}

function readText(part: Part): Draft {
  return {
    minLength: countOf(part, "minLength"),
    maxLength: countOf(part, "maxLength"),
    pattern: part.get("pattern")?.text,
    format: part.get("format")?.text,
    contentEncoding: part.get("contentEncoding")?.text,
    contentMediaType: part.get("contentMediaType")?.text,
  };
}

function readList(part: Part, shapeOf: ShapeOf): Draft {
  return {
    prefixItems: listOf(part, "prefixItems", shapeOf),
    items: oneOf(part, "items", shapeOf),
    contains: oneOf(part, "contains", shapeOf),
    minContains: countOf(part, "minContains"),
    maxContains: countOf(part, "maxContains"),
    minItems: countOf(part, "minItems"),
    maxItems: countOf(part, "maxItems"),
    uniqueItems: part.get("uniqueItems")?.flag === true ? true : undefined,
    unevaluatedItems: oneOf(part, "unevaluatedItems", shapeOf),
  };
}

function readObject(part: Part, shapeOf: ShapeOf): Draft {
  const lists = part.get("dependentRequired")?.entries();
  const patterns = mapOf(part, "patternProperties", shapeOf);
  return {
    properties: mapOf(part, "properties", shapeOf),
    patternProperties: patterns === undefined ? undefined : [...patterns],
    additionalProperties: oneOf(part, "additionalProperties", shapeOf),
    propertyNames: oneOf(part, "propertyNames", shapeOf),
    required: part.get("required")?.texts(),
    minProperties: countOf(part, "minProperties"),
    maxProperties: countOf(part, "maxProperties"),
    dependentRequired: lists && new Map(lists.map(([name, list]) => [name, list.texts()])),
    dependentSchemas: mapOf(part, "dependentSchemas", shapeOf),
    unevaluatedProperties: oneOf(part, "unevaluatedProperties", shapeOf),
  };
}

function readComposition(part: Part, reader: Reader, shapeOf: ShapeOf): Draft {
  return {
    allOf: listOf(part, "allOf", shapeOf),
    ...choicesOf(part, reader, shapeOf),
    not: oneOf(part, "not", shapeOf),
    if: oneOf(part, "if", shapeOf),
    then: oneOf(part, "then", shapeOf),
    else: oneOf(part, "else", shapeOf),
  };
}

function readReferences(part: Part, reader: Reader): Draft {
  const reference = part.get("$ref")?.text ?? part.get("$dynamicRef")?.text;
  return {
    reference,
    target: reference === undefined ? undefined : reader.targetOf(part),
    discriminator: discriminatorOf(reader.discriminatorOf(part), reader),
  };
}

function readRemarks(part: Part): Draft {
  const listed = part.get("examples")?.items() ?? [];
  const shown = allOf([part.get("example"), ...listed].map((example) => example?.value));
  const description = plainText(part);
  const moment = description === undefined || shown.length > 0 ? undefined : toldMoment(description);
  const examples = moment === undefined ? shown : [moment];
  return {
    examples: examples.length === 0 ? undefined : examples,
    default: jsonOf(part.get("default")?.value),
    told: description === undefined ? undefined : toldIn(description),
    share: shareIn(part),
    faker: part.get("x-faker")?.text,
    readOnly: part.get("readOnly")?.flag === true ? true : undefined,
    writeOnly: part.get("writeOnly")?.flag === true ? true : undefined,
  };
}

function shareIn(part: Part): ShapeFields["share"] {
  const isNumber = /^(number|integer)$/.test(part.get("type")?.text ?? "");
  const description = isNumber ? part.get("description")?.text : undefined;
  return description === undefined ? undefined : toldShare(description);
}

/** What is said of a text of which nothing else says what it may be. */
function plainText(part: Part): string | undefined {
  const isPlain = !["enum", "const", "format", "pattern"].some((keyword) => part.has(keyword));
  return part.get("type")?.text === "string" && isPlain ? part.get("description")?.text : undefined;
}

/** Where a discriminator decides, its word tells the choices apart, not who else fits (OpenAPI 3.1.1, section 4.8.25). */
function choicesOf(part: Part, reader: Reader, shapeOf: ShapeOf): Draft {
  const anyOf = listOf(part, "anyOf", shapeOf);
  const oneOfThese = listOf(part, "oneOf", shapeOf);
  return reader.discriminatorOf(part) !== undefined && anyOf === undefined
    ? { anyOf: oneOfThese }
    : { anyOf, oneOf: oneOfThese };
}

function discriminatorOf(part: Part | undefined, reader: Reader): Discriminator | undefined {
  const property = part?.get("propertyName")?.text;
  if (part === undefined || property === undefined) return undefined;
  const mapping = part.get("mapping")?.entries() ?? [];
  return {
    property,
    mapping: new Map(mapping.map(([value, mapped]) => [value, mappedBy(mapped, reader)])),
  };
}

/** A mapping names a schema by its key under `components/schemas` or by a reference (OpenAPI 3.1.1, section 4.8.25.3). */
function mappedBy(mapped: Part, reader: Reader): Mapped {
  const text = mapped.text ?? "";
  const reference = /^[\w.-]+$/.test(text) && !text.includes(".") ? `#/components/schemas/${text}` : text;
  const part = new Part(mapped.source, mapped.pointer, { $ref: reference });
  return { reference, target: reader.targetOf(part) };
}

/** A count may be written with a decimal point: 2.0. */
function countOf(part: Part, keyword: string): number | undefined {
  const count = part.get(keyword)?.number;
  return count !== undefined && count >= 0 && Number.isInteger(count) ? count : undefined;
}

function oneOf(part: Part, keyword: string, shapeOf: ShapeOf): Shape | undefined {
  const inner = part.get(keyword);
  return inner === undefined ? undefined : shapeOf(inner);
}

function listOf(part: Part, keyword: string, shapeOf: ShapeOf): readonly Shape[] | undefined {
  const inner = part.get(keyword);
  return inner === undefined || !Array.isArray(inner.value) ? undefined : inner.items().map(shapeOf);
}

function mapOf(part: Part, keyword: string, shapeOf: ShapeOf): ReadonlyMap<string, Shape> | undefined {
  const inner = part.get(keyword);
  if (inner?.record === undefined) return undefined;
  return new Map(inner.entries().map(([name, schema]) => [name, shapeOf(schema)]));
}
