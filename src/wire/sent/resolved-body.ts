import type { BodySchema, Schema, SchemaSource } from "../../contract/model/contract.ts";

type SchemaPart = SchemaSource["schema"];

/** References are followed so deep: no value is looked into further. */
const deepest = 5;

/** The schema of a body with its references followed, as deep as values are looked into; undefined: there is none. */
export function resolvedBody({ source }: Pick<BodySchema, "source">): Schema | undefined {
  return source === undefined ? undefined : resolved(source.schema, source, deepest);
}

function resolved(given: SchemaPart, { references, ...source }: SchemaSource, depth: number): Schema | undefined {
  const part = followed(given, references);
  const { record } = part;
  if (record === undefined || depth === 0) return record;
  const inner = (one: SchemaPart): unknown => resolved(one, { references, ...source }, depth - 1) ?? one.value;
  const properties = part.get("properties");
  const items = part.get("items");
  const parts = part.get("allOf");
  return {
    ...record,
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(properties.entries().map(([name, one]) => [name, inner(one)])) }),
    ...(items === undefined ? {} : { items: inner(items) }),
    ...(parts === undefined ? {} : { allOf: parts.items().map(inner) }),
  };
}

function followed(part: SchemaPart, references: SchemaSource["references"]): SchemaPart {
  let found = part;
  for (let steps = 0; steps < deepest && found.has("$ref"); steps += 1) {
    const target = references.target(found);
    if (target === undefined) break;
    found = target;
  }
  return found;
}
