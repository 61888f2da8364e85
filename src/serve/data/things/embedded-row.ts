import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import type { JsonObject } from "../../../generate/json.ts";
import { membersOf } from "./times-of-writes.ts";

/**
 * What a row shows of another one that it holds: what that one says of itself, as far as both have it and it is no object.
 * @param holder the path of the object that shows it, `_embedded.customer` say
 */
export function embeddedRow(
  { source }: Entity,
  holder: string,
  target: Entity,
  row: JsonObject | undefined,
): JsonObject {
  if (source === undefined || row === undefined) return {};
  const view = schemaView(source.references);
  const held = view.at(source.schema, holder.split("."));
  const own = new Map(membersOf(target).map(([name, schema, of]) => [name, of.kind(schema)] as const));
  const shared = [...(held === undefined ? [] : view.members(held))].flatMap(([name, schema]) => {
    const value = row[name];
    const isAlike = own.has(name) && own.get(name) === view.kind(schema);
    const isScalar = value !== undefined && (typeof value !== "object" || value === null);
    return isAlike && isScalar ? [[name, value] as const] : [];
  });
  return Object.fromEntries(shared);
}
