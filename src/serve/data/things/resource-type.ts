import { type SchemaView, schemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { singular } from "../../../contract/model/singular.ts";
import type { JsonObject } from "../../../generate/json.ts";
import type { KnownObject } from "../../../generate/make/known.ts";
import { below } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import type { Part } from "../../../source/part.ts";

/** What all rows of an entity have alike, and how many rows each relationship names; looked at once. */
interface Resource {
  readonly type: JsonObject;
  readonly relations: readonly Relation[];
}

interface Relation {
  readonly name: string;
  readonly type: string;
  /** How many rows it names; undefined: one, and not in a list. */
  readonly counts: { readonly least: number; readonly most: number } | undefined;
}

const known = new WeakMap<Entity, Resource>();

/**
 * The `type` of a resource object is the same for all rows of an entity, and so is that of what a relationship of it names
 * (JSON:API 1.1, sections 5.2.1 and 5.2.2); the schema may say which. In JSON-LD that is `@type`.
 * @param row by which it is drawn how many rows a relationship names
 */
export function resourceType(entity: Entity, contract: Contract, row: Key): KnownObject {
  const { type, relations } = resourceOf(entity, contract);
  if (relations.length === 0) return type;
  const shown = relations.map(
    ({ name, type: named, counts }) => [name, { data: dataOf(named, counts, child(row, name)) }] as const,
  );
  return { ...type, relationships: Object.fromEntries(shown) };
}

/** What all rows of an entity say of their kind. */
export function kindTold(entity: Entity, contract: Contract): JsonObject {
  return resourceOf(entity, contract).type;
}

const kinds = new WeakMap<Contract, ReadonlyMap<unknown, string>>();

/** The entity whose rows are of a type; of several, the first. */
export function entityOfKind(type: string, contract: Contract): string | undefined {
  const found = kinds.get(contract) ?? new Map([...contract.entities.values()].map(kindAndName).toReversed());
  kinds.set(contract, found);
  return found.get(type);
}

function kindAndName(entity: Entity): readonly [unknown, string] {
  const { source, name } = entity;
  const view = source && schemaView(source.references);
  const type = source && view?.members(source.schema).get("type");
  const [listed, ...others] = [type && view?.keyword(type, "enum")].flat();
  const told = typeOf(entity)["type"] ?? (type && view?.keyword(type, "const"));
  return [told ?? (others.length === 0 ? listed : undefined), name];
}

function resourceOf(entity: Entity, contract: Contract): Resource {
  const resource = known.get(entity) ?? { type: typeOf(entity), relations: relationsOf(entity, contract) };
  known.set(entity, resource);
  return resource;
}

function dataOf(type: string, counts: Relation["counts"], key: Key): KnownObject | readonly KnownObject[] {
  if (counts === undefined) return { type };
  const length = counts.least + below(key, counts.most - counts.least + 1);
  return Array.from({ length }, () => ({ type }));
}

function typeOf({ name, source }: Entity): JsonObject {
  const view = source && schemaView(source.references);
  const members = source && view?.members(source.schema);
  const own = source && view?.follow(source.schema);
  const linked = members?.get("@type");
  if (own !== undefined && view !== undefined && linked !== undefined && isOpen(linked, view) && isOneKind(own, view))
    return { "@type": nameOf(name, own) };
  const type = members?.get("type");
  if (view === undefined || type === undefined || members?.has("id") !== true || !members.has("attributes")) return {};
  return isOpen(type, view) ? { type: name } : {};
}

/** What JSON-LD calls the rows of an entity: as their schema is called, without the form in which it shows them (`Book.jsonld-read`). */
function nameOf(entity: string, { pointer }: Part): string {
  const [, named] = /^\/(?:components\/schemas|definitions)\/([^/]+)$/.exec(pointer) ?? [];
  return named?.split(/[.-]/)[0] ?? singular(entity).replace(/^./, (first) => first.toUpperCase());
}

/** Whether all that a schema allows is of one kind: else its alternatives say what each is called. */
function isOneKind(schema: Part, view: SchemaView): boolean {
  return ["oneOf", "anyOf", "discriminator"].every((word) => view.keyword(schema, word) === undefined);
}

function isOpen(type: Part, view: SchemaView): boolean {
  return (
    view.kind(type) === "string" &&
    ["enum", "const", "pattern", "example", "examples"].every((word) => view.keyword(type, word) === undefined)
  );
}

/** At most so many rows are named where a relationship names several. */
const several = 3;

function relationsOf({ source }: Entity, contract: Contract): readonly Relation[] {
  const view = source && schemaView(source.references);
  const all = source && view?.members(source.schema).get("relationships");
  if (view === undefined || all === undefined) return [];
  return [...view.members(all)].flatMap(([name, relation]): readonly Relation[] => {
    const data = view.members(relation).get("data");
    const one = data && (view.items(data) ?? data);
    const type = one && view.members(one).get("type");
    if (data === undefined || type === undefined || !isOpen(type, view)) return [];
    return [
      { name, type: typeNamed(name, contract), counts: view.kind(data) === "array" ? countsOf(data, view) : undefined },
    ];
  });
}

function countsOf(data: Part, view: SchemaView): Relation["counts"] {
  const [least, most] = ["minItems", "maxItems"].map((word) => view.keyword(data, word));
  const atLeast = typeof least === "number" ? least : 0;
  return { least: atLeast, most: Math.max(atLeast, Math.min(several, typeof most === "number" ? most : several)) };
}

/** The type of the entity that a relationship is called after; else the relationship's own name. */
function typeNamed(relation: string, { entities }: Contract): string {
  const wanted = [relation, singular(relation)].map(plainName);
  const target = [...entities.values()].find(({ name }) => wanted.includes(plainName(singular(name))));
  const { type } = target === undefined ? {} : typeOf(target);
  return typeof type === "string" ? type : relation;
}
