import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import type { SchemaRef } from "../../src/generate/generator.ts";
import { plainSchema } from "../../src/generate/schema/plain-references.ts";
import { newAjv } from "./generated.ts";
import { sharedFolder } from "./shared-folder.ts";

type Schema = Readonly<Record<string, unknown>>;

/** OpenAPI documents that others wrote; they are not part of the repository. */
const documentsFolder = join(sharedFolder ?? "", "openapi");

/** One schema of a document, and a validator that the generator knows nothing of. */
export interface DocumentedSchema {
  readonly name: string;
  readonly ref: SchemaRef;
  /** What is wrong with a value, or undefined. */
  readonly complaint: (value: unknown) => string | undefined;
}

/** The documents that hold schemas, by their paths; those of at most so many bytes. */
export function documentPaths(most: number): string[] {
  if (sharedFolder === undefined) return [];
  return readdirSync(documentsFolder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(json|ya?ml)$/.test(path) && !/^(cases|schemas|index)/.test(path))
    .filter((path) => statSync(join(documentsFolder, path)).size <= most)
    .filter((path) =>
      /"?(openapi|swagger)"?\s*:/.test(readFileSync(join(documentsFolder, path), "utf8").slice(0, 4000)),
    )
    .sort();
}

/** The schemas of one document; of older versions of OpenAPI they are turned into JSON Schema 2020-12 first. */
export function schemasOf(path: string): DocumentedSchema[] {
  const text = readFileSync(join(documentsFolder, path), "utf8");
  const document = (path.endsWith(".json") ? JSON.parse(text) : load(text)) as Schema;
  const isOld = /^(2|3\.0)/.test(String(document["openapi"] ?? document["swagger"]));
  const named = (document["definitions"] ??
    (document["components"] as Schema | undefined)?.["schemas"] ??
    {}) as Schema;
  const read = (keep: boolean): Schema =>
    Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, converted(schema, { isOld, keep })]));
  const place = document["definitions"] === undefined ? ["components", "schemas"] : ["definitions"];
  const inside = (schemas: Schema): Schema => place.reduceRight<Schema>((inner, key) => ({ [key]: inner }), schemas);
  const ajv = newAjv();
  ajv.addSchema(inside(read(false)), "document:/");
  const plain = plainSchema(inside(read(true)));
  return Object.keys(named).flatMap((name) => {
    const schema = plain.schema.at(...place, name);
    const pointer = [...place, name]
      .map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const validate = (value: unknown): string | undefined => {
      const check = ajv.getSchema(`document:/#/${pointer}`);
      if (check === undefined) throw new Error(`${path} has no ${name}`);
      return check(value) === true ? undefined : ajv.errorsText(check.errors);
    };
    return schema === undefined ? [] : [{ name, ref: { schema, references: plain.references }, complaint: validate }];
  });
}

interface Reading {
  readonly isOld: boolean;
  /** Whether examples and names of schemas stay, which a validator need not see. */
  readonly keep: boolean;
}

const single = [
  "items",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "additionalProperties",
  "propertyNames",
  "unevaluatedProperties",
];
const several = ["allOf", "anyOf", "oneOf", "prefixItems"];
const mapped = ["properties", "patternProperties", "dependentSchemas", "$defs"];

function converted(schema: unknown, reading: Reading): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = (value: unknown): unknown => converted(value, reading);
  const entries = Object.entries(schema)
    .filter(([keyword]) => reading.keep || !["example", "examples", "id", "$id"].includes(keyword))
    .map(([keyword, value]: [string, unknown]): [string, unknown] => {
      if (single.includes(keyword)) return [keyword, inner(value)];
      if (several.includes(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
      if (mapped.includes(keyword))
        return [
          keyword,
          Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, inner(item)])),
        ];
      return [keyword, value];
    });
  const copy = Object.fromEntries(entries);
  const read = reading.isOld ? modernised(copy) : copy;
  return reading.keep ? read : told(withoutNullable(read as Schema));
}

/** `nullable` is no keyword of newer versions, and ajv refuses it without a type. */
function withoutNullable(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "nullable"));
}

/** Of `oneOf` with a discriminator the schema that it names decides, whatever others would take the value too. */
function told(schema: Schema): Schema {
  const { oneOf, discriminator, ...rest } = schema;
  const { propertyName, mapping } = (discriminator ?? {}) as {
    propertyName?: string;
    mapping?: Record<string, string>;
  };
  if (!Array.isArray(oneOf) || propertyName === undefined || mapping === undefined) return schema;
  const named = Object.entries(mapping).map(([value, $ref]) => ({
    $ref,
    required: [propertyName],
    properties: { [propertyName]: { const: value } },
  }));
  return {
    ...rest,
    anyOf: [...named, ...(oneOf as Schema[]).filter((one) => !Object.values(mapping).includes(String(one["$ref"])))],
  };
}

/** OpenAPI 3.0: `$ref` stands alone, `nullable` widens `type`, and exclusive bounds are flags. */
function modernised(schema: Record<string, unknown>): unknown {
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  if (typeof rest["$ref"] === "string")
    return nullable === true ? { anyOf: [{ $ref: rest["$ref"] }, { type: "null" }] } : { $ref: rest["$ref"] };
  if (exclusiveMinimum === true) Object.assign(rest, { exclusiveMinimum: rest["minimum"] });
  if (exclusiveMaximum === true) Object.assign(rest, { exclusiveMaximum: rest["maximum"] });
  if (nullable !== true) return rest;
  if (typeof rest["type"] !== "string") return { anyOf: [rest, { type: "null" }] };
  const values = rest["enum"] as readonly unknown[] | undefined;
  return {
    ...rest,
    type: [rest["type"], "null"],
    ...(values === undefined ? {} : { enum: [...new Set([...values, null])] }),
  };
}
