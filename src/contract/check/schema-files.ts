import { apiName } from "./api-name.ts";
import { operationParts, parameterParts, schemaOf } from "./openapi-parts.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "./references.ts";
import { schemaFileName } from "./schema-file-name.ts";
import { dialects } from "./schema-keywords.ts";
import { parsePointer } from "../../source/pointer.ts";

/** What the name of a file that repeats a schema ends in. */
export const schemaFileEnding = ".schema.json";

/**
 * The schemas of a contract as files of their own, by the names of these without ending, for tools that read JSON Schema and no OpenAPI: every
 * schema under `components`, and each request's parameters as one object. OpenAPI's words and ours are left out; a
 * reference names the file beside it.
 */
export function schemaFiles({ root, references }: Document): ReadonlyMap<string, SchemaFile> {
  const api = apiName(root);
  const requests = operationParts(root, references).flatMap((operation): [string, object][] => {
    const { part } = operation;
    const name = part.get("x-standin-request")?.text ?? part.get("operationId")?.text;
    return name === undefined ? [] : [[name, requestSchema(part, parameterParts(operation, references))]];
  });
  const schemas = root.at("components", "schemas")?.entries() ?? [];
  const all = [...requests, ...schemas.map(([name, { value }]): [string, unknown] => [name, plainSchema(value)])];
  return new Map(all.map(([name, schema]) => [schemaFileName(name), withHead(api, name, schema)]));
}

type SchemaFile = Readonly<Record<string, unknown>>;

interface Document {
  readonly root: Part;
  readonly references: References;
}

function withHead(api: string, name: string, schema: unknown): SchemaFile {
  return {
    $schema: dialects[0],
    $id: `https://standin.example/contracts/${api}/${schemaFileName(name)}${schemaFileEnding}`,
    title: name,
    ...(typeof schema === "boolean" ? { allOf: [schema] } : (schema as object)), // a checked schema is one or the other
  };
}

function requestSchema(operation: Part, parameters: readonly Part[]): object {
  const required = parameters.filter((parameter) => parameter.get("required")?.value === true);
  const names = required.map((parameter) => parameter.get("name")?.text);
  const summary = operation.get("summary")?.text;
  return {
    type: "object",
    ...(summary === undefined ? {} : { description: summary }),
    ...(names.length === 0 ? {} : { required: names }),
    properties: Object.fromEntries(
      parameters.map((parameter) => [parameter.get("name")?.text ?? "", parameterSchema(parameter)]),
    ),
  };
}

function parameterSchema(parameter: Part): unknown {
  const description = parameter.get("description")?.text;
  const schema = plainSchema(schemaOf(parameter)?.record ?? {}) as object;
  return { ...(description === undefined ? {} : { description }), ...schema };
}

function plainSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plainSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  const words = Object.entries(schema).filter(
    ([word]) => word !== "xml" && word !== "example" && !word.startsWith("x-"),
  );
  return Object.fromEntries(words.map(([word, value]: [string, unknown]) => [word, plainKeyword(word, value)]));
}

function plainKeyword(word: string, value: unknown): unknown {
  if (word === "$ref") return typeof value === "string" ? fileReference(value) : value;
  const isMap = ["properties", "patternProperties", "$defs", "dependentSchemas"].includes(word);
  if (!isMap || typeof value !== "object" || value === null) return plainSchema(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainSchema(member)]));
}

/** `#/components/schemas/A/properties/b` → `A.schema.json#/properties/b`. */
function fileReference(reference: string): string {
  const [, name, rest] = /^#\/components\/schemas\/([^/]+)(\/.*)?$/.exec(reference) ?? [];
  if (name === undefined) return reference;
  const file = schemaFileName(parsePointer(`/${decoded(name)}`)?.[0] ?? name);
  return `${file}${schemaFileEnding}${rest === undefined ? "" : `#${rest}`}`;
}

/** The fragment of an address may hold escapes of its own; what is no escape stays. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
