/** The JSON Schema dialects that are read: 2020-12, also under the name that OpenAPI 3.1 gives it. */
export const dialects = [
  "https://json-schema.org/draft/2020-12/schema",
  "https://spec.openapis.org/oas/3.1/dialect/base",
  "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07",
] as const;

/** What a keyword holds: schemas in some arrangement, a value that the validator reads, or a remark that it passes over. */
export type KeywordKind = "schema" | "schemas" | "schemaMap" | "value" | "remark";

/** The keywords of a Schema Object: JSON Schema 2020-12 and OpenAPI 3.1.1, section 4.8.24. */
export const schemaKeywords: Readonly<Record<string, KeywordKind>> = {
  $schema: "remark",
  $comment: "remark",
  $defs: "schemaMap",
  $ref: "value",
  type: "value",
  enum: "value",
  const: "value",
  multipleOf: "value",
  maximum: "value",
  exclusiveMaximum: "value",
  minimum: "value",
  exclusiveMinimum: "value",
  maxLength: "value",
  minLength: "value",
  pattern: "value",
  maxItems: "value",
  minItems: "value",
  uniqueItems: "value",
  maxContains: "value",
  minContains: "value",
  maxProperties: "value",
  minProperties: "value",
  required: "value",
  dependentRequired: "value",
  format: "value",
  allOf: "schemas",
  anyOf: "schemas",
  oneOf: "schemas",
  prefixItems: "schemas",
  not: "schema",
  if: "schema",
  then: "schema",
  else: "schema",
  items: "schema",
  contains: "schema",
  additionalProperties: "schema",
  propertyNames: "schema",
  unevaluatedItems: "schema",
  unevaluatedProperties: "schema",
  properties: "schemaMap",
  patternProperties: "schemaMap",
  dependentSchemas: "schemaMap",
  title: "remark",
  description: "remark",
  default: "remark",
  deprecated: "remark",
  readOnly: "remark",
  writeOnly: "remark",
  examples: "remark",
  contentEncoding: "remark",
  contentMediaType: "remark",
  contentSchema: "remark",
  discriminator: "remark",
  xml: "remark",
  externalDocs: "remark",
  example: "remark",
};

/** Keywords that people write and that are not read, and what to write instead. */
export const keywordCures: Readonly<Record<string, string>> = {
  nullable: 'OpenAPI 3.1 writes `type: [string, "null"]`',
  definitions: "JSON Schema 2020-12 calls it `$defs`",
  additionalItems: "JSON Schema 2020-12 says `prefixItems` and `items`",
  dependencies: "JSON Schema 2020-12 says `dependentRequired` or `dependentSchemas`",
  id: "name the schema by its key under `components/schemas`",
  $id: "refer to it by file and JSON pointer",
  $anchor: "refer to it by JSON pointer",
  $dynamicRef: "use `$ref`",
  $dynamicAnchor: "use `$ref`",
  $recursiveRef: "use `$ref`",
};

const kinds: ReadonlyMap<string, KeywordKind> = new Map(Object.entries(schemaKeywords));

/** What stands under a keyword; undefined: JSON Schema does not know it. */
export function kindOfKeyword(keyword: string): KeywordKind | undefined {
  return kinds.get(keyword);
}

/** Whether a keyword leads from its schema to others. */
export function leadsOn(keyword: string): boolean {
  const kind = kindOfKeyword(keyword);
  return kind === "schema" || kind === "schemas" || kind === "schemaMap" || keyword === "$ref";
}

/** Keywords whose schemas are applied to the same value as the schema that holds them. */
export const inPlaceKeywords: readonly string[] = [
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
];
