import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import type { JsonObject } from "../../../generate/json.ts";
import type { KnownObject } from "../../../generate/make/known.ts";
import { membersOf } from "./times-of-writes.ts";

/**
 * What a row shows of another one that it holds: what that one says of itself, as far as both may have it and it is no object.
 * What that one lacks is known to be absent where it may be.
 * @param holder the path of the object that shows it, `_embedded.customer` say
 */
export function embeddedRow(
  { source }: Entity,
  holder: string,
  target: Entity,
  row: JsonObject | undefined,
): KnownObject {
  if (source === undefined || row === undefined) return {};
  const view = schemaView(source.references);
  const held = view.at(source.schema, holder.split("."));
  const own = new Map(membersOf(target).map(([name, schema, of]) => [name, of.kind(schema)] as const));
  const required = held === undefined ? undefined : view.required(held);
  const shared = [...(held === undefined ? [] : view.members(held))].flatMap(([name, schema]) => {
    const value = row[name];
    const isAlike = own.has(name) && own.get(name) === view.kind(schema);
    const isShown = value === undefined ? required?.has(name) !== true : typeof value !== "object" || value === null;
    return isAlike && isShown ? [[name, value] as const] : [];
  });
  return Object.fromEntries(shared);
}
