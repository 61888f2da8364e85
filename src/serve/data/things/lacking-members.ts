import { schemaView, type SchemaView } from "../../../contract/check/schema-view.ts";
import type { SchemaSource } from "../../../contract/model/contract.ts";
import { isJsonList, isJsonObject, type Json } from "../../../generate/json.ts";
import type { Known } from "../../../generate/make/known.ts";
import type { Part } from "../../../source/part.ts";

/** A value, with what its own schema names and it does not have known to be absent: other schemas show no more of it. */
export function withLacking(value: Json, { schema, references }: SchemaSource): Known {
  return knownOf(value, schema, schemaView(references));
}

function knownOf(value: Json, schema: Part | undefined, view: SchemaView): Known {
  if (schema === undefined || typeof value !== "object" || value === null) return value;
  if (isJsonList(value)) {
    const items = view.items(schema);
    return value.map((item) => knownOf(item, items, view));
  }
  if (!isJsonObject(value)) return value;
  const members = view.members(schema);
  const lacking = [...members.keys()].filter((name) => !Object.hasOwn(value, name));
  return {
    ...Object.fromEntries(lacking.map((name) => [name, undefined])),
    ...Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, knownOf(member, members.get(name), view)]),
    ),
  };
}
