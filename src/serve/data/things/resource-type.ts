import { type SchemaView, schemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { singular } from "../../../contract/model/singular.ts";
import type { KnownObject } from "../../../generate/make/known.ts";
import type { Part } from "../../../source/part.ts";

const known = new WeakMap<Entity, KnownObject>();

/**
 * The `type` of a resource object is the same for all rows of an entity, and so is that of what a relationship of it names
 * (JSON:API 1.1, sections 5.2.1 and 5.2.2); the schema may say which.
 */
export function resourceType(entity: Entity, contract: Contract): KnownObject {
  const types = known.get(entity) ?? { ...typeOf(entity), ...relationsOf(entity, contract) };
  known.set(entity, types);
  return types;
}

function typeOf({ name, source }: Entity): KnownObject {
  const view = source && schemaView(source.references);
  const members = source && view?.members(source.schema);
  const type = members?.get("type");
  if (view === undefined || type === undefined || members?.has("id") !== true || !members.has("attributes")) return {};
  return isOpen(type, view) ? { type: name } : {};
}

function isOpen(type: Part, view: SchemaView): boolean {
  return (
    view.kind(type) === "string" &&
    ["enum", "const", "pattern", "example", "examples"].every((word) => view.keyword(type, word) === undefined)
  );
}

/** So many rows are named where a relationship names several. */
const several = 2;

function relationsOf({ source }: Entity, contract: Contract): KnownObject {
  const view = source && schemaView(source.references);
  const all = source && view?.members(source.schema).get("relationships");
  if (view === undefined || all === undefined) return {};
  const relations = [...view.members(all)].flatMap(([name, relation]) => {
    const data = view.members(relation).get("data");
    const one = data && (view.items(data) ?? data);
    const type = one && view.members(one).get("type");
    if (data === undefined || type === undefined || !isOpen(type, view)) return [];
    const named = { type: typeNamed(name, contract) };
    const shown = view.kind(data) === "array" ? Array.from({ length: several }, () => named) : named;
    return [[name, { data: shown }] as const];
  });
  return relations.length === 0 ? {} : { relationships: Object.fromEntries(relations) };
}

/** The type of the entity that a relationship is called after; else the relationship's own name. */
function typeNamed(relation: string, { entities }: Contract): string {
  const wanted = [relation, singular(relation)].map(plainName);
  const target = [...entities.values()].find(({ name }) => wanted.includes(plainName(singular(name))));
  const { type } = target === undefined ? {} : typeOf(target);
  return typeof type === "string" ? type : relation;
}
