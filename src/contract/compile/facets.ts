import type { Part } from "../../source/part.ts";
import { composed } from "../check/composed-words.ts";
import type { References } from "../check/references.ts";

/** Keywords that say what a value is made of. */
const contents = ["properties", "patternProperties", "additionalProperties", "items", "prefixItems", "enum", "const"];

/** Keywords that say what a value is; the others narrow it. */
const structural = ["type", ...contents, "$ref", "allOf", "oneOf", "anyOf"];

/** The schemas that apply to the same value at once: what a `$ref` points at, the items of `allOf`, and the schema itself last. */
export function facetsOf(schema: Part, references: References): readonly Part[] {
  const { record } = schema;
  if (record === undefined || !(Object.hasOwn(record, "$ref") || Object.hasOwn(record, "allOf"))) return [schema];
  const known = knownFacets.get(references) ?? new WeakMap<object, readonly Part[]>();
  knownFacets.set(references, known);
  const facets = known.get(record) ?? gatheredFacets(schema, references);
  known.set(record, facets);
  return facets;
}

/** Of each schema, asked for by every reader of it. */
const knownFacets = new WeakMap<References, WeakMap<object, readonly Part[]>>();

function gatheredFacets(schema: Part, references: References): readonly Part[] {
  const whole = composed(schema, references);
  const all = [...new Set(whole.flatMap((part) => facetsOf(part, references))), schema];
  // A schema that applies by several ways says the same each time, and what doubles at each level has no end.
  if (whole.length < 2) return all;
  return [...new Map(all.map((facet) => [facet.id, facet])).values()];
}

/** Whether some facet says what values are made of, rather than which of them are allowed. */
export function isMadeUp(facets: readonly Part[]): boolean {
  return facets.some((facet) => contents.some((keyword) => facet.has(keyword)));
}

/** Looks through a schema that only points at another: by `$ref`, by `allOf` with one item, by a choice between it and null. */
export function meantBy(schema: Part, references: References): Part {
  const said = structural.filter((keyword) => schema.has(keyword));
  const [only] = said;
  if (only === undefined || said.length > 1) return schema;
  if (only === "$ref") return references.target(schema) ?? schema;
  const items = only === "allOf" || only === "oneOf" || only === "anyOf" ? choicesIn(schema, only) : [];
  return items.length === 1 && items[0] !== undefined ? items[0] : schema;
}

/** The items of `oneOf`, `anyOf` or `allOf` that are more than null. */
export function choicesIn(schema: Part, keyword: "oneOf" | "anyOf" | "allOf"): readonly Part[] {
  return (
    schema
      .get(keyword)
      ?.items()
      .filter((item) => item.get("type")?.text !== "null") ?? []
  );
}

/** The JSON types that a value may have by all facets, null aside; empty: any. */
export function jsonTypes(facets: readonly Part[]): readonly string[] {
  const declared = facets.flatMap((facet) => {
    const types = declaredTypes(facet) ?? listedTypes(facet);
    return types === undefined ? [] : [types];
  });
  const [first, ...others] = declared;
  if (first === undefined) return impliedTypes(facets);
  const common = others.reduce<readonly string[]>(
    (types, more) => types.flatMap((type) => (more.includes(type) ? [type] : narrowed(type, more))),
    first,
  );
  const types = common.filter((type) => type !== "null");
  return types.length === 0 && common.length > 0 ? ["null"] : types;
}

/** A whole number is a number too. */
function narrowed(type: string, more: readonly string[]): readonly string[] {
  const isNarrower = (type === "number" && more.includes("integer")) || (type === "integer" && more.includes("number"));
  return isNarrower ? ["integer"] : [];
}

function declaredTypes(facet: Part): readonly string[] | undefined {
  const type = facet.get("type");
  return type === undefined ? undefined : type.text === undefined ? type.texts() : [type.text];
}

/** The types of the values of `const` or `enum`. */
function listedTypes(facet: Part): readonly string[] | undefined {
  const constant = facet.get("const");
  const values = constant === undefined ? facet.get("enum")?.items() : [constant];
  return values === undefined ? undefined : [...new Set(values.map(({ value }) => typeOfValue(value)))];
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

/** What a schema without `type` is about. */
function impliedTypes(facets: readonly Part[]): readonly string[] {
  const has = (...keywords: readonly string[]): boolean =>
    facets.some((facet) => keywords.some((keyword) => facet.has(keyword)));
  if (has("properties", "patternProperties", "additionalProperties")) return ["object"];
  return has("items", "prefixItems") ? ["array"] : [];
}

/** Whether null is allowed by all facets. */
export function admitsNull(schema: Part, references: References): boolean {
  return facetsOf(schema, references).every((facet) => {
    const types = declaredTypes(facet);
    if (types !== undefined && !types.includes("null")) return false;
    if (listedTypes(facet)?.includes("null") === false) return false;
    return (["oneOf", "anyOf"] as const).every((keyword) => {
      const choices = facet.get(keyword)?.items();
      return choices?.some((choice) => admitsNull(choice, references)) ?? true;
    });
  });
}
