import { schemaView } from "../../../contract/check/schema-view.ts";
import type { SchemaSource } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { JsonObject } from "../../../generate/json.ts";

/** How an object spells the names of its members: some services take `FriendlyName`, show `friendly_name`, and list `friendlyName`. */
export function spelledBy(names: readonly string[]): (name: string) => string {
  const own = new Set(names);
  const plain = new Map(names.map((name) => [plainName(name), name] as const));
  return (name) => (own.has(name) ? name : (plain.get(plainName(name)) ?? name));
}

/** A row by the names that another schema has for its members. */
export function spelledAs(value: JsonObject, { schema, references }: SchemaSource): JsonObject {
  const names = [...schemaView(references).members(schema).keys()];
  const isSame = Object.keys(value).every((name) => names.includes(name));
  const spelled = isSame ? undefined : spelledBy(names);
  return spelled === undefined
    ? value
    : Object.fromEntries(Object.entries(value).map(([name, member]) => [spelled(name), member]));
}
