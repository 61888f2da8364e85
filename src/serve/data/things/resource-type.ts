import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import type { KnownObject } from "../../../generate/make/known.ts";

const known = new WeakMap<Entity, KnownObject>();

/** The `type` of a resource object is the same for all rows of an entity (JSON:API 1.1, section 5.2.1); the schema may say which. */
export function resourceType(entity: Entity): KnownObject {
  const type = known.get(entity) ?? typeOf(entity);
  known.set(entity, type);
  return type;
}

function typeOf({ name, source }: Entity): KnownObject {
  const view = source && schemaView(source.references);
  const members = source && view?.members(source.schema);
  const type = members?.get("type");
  if (view === undefined || type === undefined || members?.has("id") !== true || !members.has("attributes")) return {};
  const isOpen =
    view.kind(type) === "string" &&
    ["enum", "const", "pattern", "example", "examples"].every((word) => view.keyword(type, word) === undefined);
  return isOpen ? { type: name } : {};
}
