import { type Draft, draftOf, dropMember, putMember } from "./record.ts";
import type { Version } from "./version.ts";

/** Keywords that say something about a schema and nothing about its values: they stay with the schema when it is wrapped. */
const annotations = new Set([
  "title",
  "description",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "example",
  "examples",
  "externalDocs",
  "xml",
  "$comment",
]);

/** Keywords that earlier versions have, or give other values. */
const otherwise = new Set([
  "$ref",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "items",
  "dependencies",
  "discriminator",
  "$dynamicRef",
  "$recursiveRef",
  "nullable",
  "x-nullable",
  "example",
]);

/**
 * Rewrites a Schema Object of earlier versions, in place, to the words of JSON Schema 2020-12; the schemas in it are left
 * to the caller. Words of earlier versions are understood in later ones too: nobody means anything else by them.
 * @returns keywords without effect that were taken away: what stands beside `$ref` in 3.0 (OpenAPI 3.0.4, section 4.7.23)
 */
export function upgradeSchema(schema: Draft, version: Version): readonly string[] {
  if (schema["type"] !== "file" && !Object.keys(schema).some((key) => otherwise.has(key))) return [];
  const dropped = version === "3.0" || version === "2.0" ? dropBesideReference(schema) : [];
  upgradeBounds(schema);
  upgradeItems(schema);
  upgradeDependencies(schema);
  if (schema["type"] === "file") Object.assign(schema, { type: "string", format: schema["format"] ?? "binary" });
  if (typeof schema["discriminator"] === "string") schema["discriminator"] = { propertyName: schema["discriminator"] };
  upgradeDynamic(schema);
  upgradeNullable(schema, version);
  upgradeExample(schema);
  return dropped;
}

function dropBesideReference(schema: Draft): readonly string[] {
  if (typeof schema["$ref"] !== "string") return [];
  const dropped = Object.keys(schema).filter((key) => key !== "$ref" && key !== "nullable" && !isAnnotation(key));
  for (const key of dropped) dropMember(schema, key);
  return dropped;
}

function isAnnotation(key: string): boolean {
  return annotations.has(key) || key.startsWith("x-");
}

/** `exclusiveMinimum: true` beside `minimum` (OpenAPI 3.0.4, section 4.7.24: JSON Schema draft 5). */
function upgradeBounds(schema: Draft): void {
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const value = schema[exclusive];
    if (typeof value !== "boolean") continue;
    dropMember(schema, exclusive);
    if (!value || typeof schema[bound] !== "number") continue;
    putMember(schema, exclusive, schema[bound]);
    dropMember(schema, bound);
  }
}

/** A list of schemas under `items`, with `additionalItems` for those behind them (JSON Schema before 2020-12). */
function upgradeItems(schema: Draft): void {
  if (!Array.isArray(schema["items"])) return;
  if (!Object.hasOwn(schema, "prefixItems") && schema["items"].length > 0) schema["prefixItems"] = schema["items"];
  dropMember(schema, "items");
  if (Object.hasOwn(schema, "additionalItems")) schema["items"] = schema["additionalItems"];
  dropMember(schema, "additionalItems");
}

/** `dependencies` became two keywords in JSON Schema 2019-09. */
function upgradeDependencies(schema: Draft): void {
  const dependencies = draftOf(schema["dependencies"]);
  if (dependencies === undefined) return;
  for (const [name, dependency] of Object.entries(dependencies)) {
    const keyword = Array.isArray(dependency) ? "dependentRequired" : "dependentSchemas";
    const known = draftOf(schema[keyword]) ?? {};
    if (!Object.hasOwn(known, name)) putMember(known, name, dependency);
    schema[keyword] = known;
  }
  dropMember(schema, "dependencies");
}

/** Without a dynamic scope, a dynamic reference is an ordinary one. */
function upgradeDynamic(schema: Draft): void {
  for (const keyword of ["$dynamicRef", "$recursiveRef"]) {
    if (typeof schema[keyword] === "string" && !Object.hasOwn(schema, "$ref"))
      putMember(schema, "$ref", schema[keyword]);
    dropMember(schema, keyword);
  }
}

/** The example of an object is often written as the text of its JSON, which no object is. */
function upgradeExample(schema: Draft): void {
  const { type, example } = schema;
  if (typeof example !== "string" || !Object.hasOwn(schema, "properties") || (type ?? "object") !== "object") return;
  try {
    const value: unknown = JSON.parse(example);
    if (draftOf(value) !== undefined) schema["example"] = value;
  } catch {
    // Then it is some other text.
  }
}

/**
 * `nullable: true` lets null stand in place of what the schema says otherwise, also beside `$ref` and `enum` (OpenAPI 3.0.4,
 * section 4.7.24). Of other versions, and written `x-nullable`, it is no word: null is accepted, and none is made, since who
 * reads the document strictly refuses it. `x-nullable` is left in the schema as the sign of that.
 */
function upgradeNullable(schema: Draft, version: Version): void {
  const isStated = version === "3.0" && schema["nullable"] === true;
  const isNullable = schema["nullable"] === true || schema["x-nullable"] === true;
  dropMember(schema, "nullable");
  dropMember(schema, "x-nullable");
  if (!isNullable) return;
  const says = (...keywords: readonly string[]): boolean => keywords.some((keyword) => Object.hasOwn(schema, keyword));
  const isChosen = says("$ref", "allOf", "oneOf", "anyOf", "not", "const", "if");
  const { type, enum: values } = schema;
  if (isChosen) wrapWithNull(schema, isStated);
  else {
    const isTyped = Array.isArray(type) && type.includes("null");
    if (!isStated && !isTyped) schema["x-nullable"] = true;
    if (typeof type === "string" && type !== "null") schema["type"] = [type, "null"];
    else if (Array.isArray(type) && !isTyped) schema["type"] = [...(type as unknown[]), "null"];
    if (Array.isArray(values) && !values.includes(null)) schema["enum"] = [...(values as unknown[]), null];
  }
}

/** Moves what a schema says of values into the first of two choices, the other of which is null. */
export function wrapWithNull(schema: Draft, isStated: boolean): void {
  const said = Object.keys(schema).filter((key) => !isAnnotation(key) && !key.startsWith("$defs"));
  const inner: Draft = {};
  for (const key of said) {
    putMember(inner, key, schema[key]);
    dropMember(schema, key);
  }
  schema["anyOf"] = [inner, isStated ? { type: "null" } : { type: "null", "x-nullable": true }];
}
