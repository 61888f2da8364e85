import type { Entity } from "../model/contract.ts";
import { placeOf } from "../model/property.ts";
import { declaredValue } from "../model/untyped-value.ts";
import { nearestName } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import type { ObjectType, Slot } from "../model/type.ts";
import { isObjectValue } from "../model/value.ts";
import type { Workshop } from "./workshop.ts";

/** The things that have rows: `x-standin-entities`. */
export function entitiesOf(workshop: Workshop): Map<string, Entity> {
  const parts = workshop.root.get("x-standin-entities")?.entries() ?? [];
  const entities = new Map(parts.map(([name, part]) => [name, entityOf(name, part, workshop)] as const));
  for (const [name, part] of parts) checkParent(part, entities.get(name), entities, workshop);
  return entities;
}

function entityOf(name: string, part: Part, workshop: Workshop): Entity {
  const parent = part.get("parent");
  const data = part.get("data");
  const value = data === undefined ? undefined : declaredValue(data.exact());
  const schema = workshop.root.at("components", "schemas", part.get("schema")?.text ?? "");
  return Object.freeze({
    name,
    type: rowType(part.get("schema"), workshop),
    schema: part.get("schema")?.text,
    hidden: hiddenOf(part, workshop),
    parent:
      parent === undefined
        ? undefined
        : Object.freeze({
            entity: parent.get("entity")?.text ?? "",
            property: parent.get("property")?.text ?? "",
            parameter: parent.get("parameter")?.text ?? "",
          }),
    parameter: part.get("parameter")?.text,
    data: isObjectValue(value) ? value : undefined,
    ...(schema === undefined ? {} : { violations: workshop.bodies.validator(schema) }),
    ...(schema === undefined || workshop.host.values === "code"
      ? {}
      : { source: { schema, references: workshop.references } }),
  });
}

function hiddenOf(part: Part, workshop: Workshop): ReadonlyMap<string, Slot> {
  const hidden = part.get("hidden")?.entries() ?? [];
  return new Map(hidden.map(([key, schema]) => [key, workshop.types.slotOf(schema, key, false)]));
}

function rowType(schema: Part | undefined, { root, types, problems }: Workshop): ObjectType | undefined {
  if (schema?.text === undefined) return undefined;
  const schemas = root.at("components", "schemas");
  const part = schemas?.get(schema.text);
  if (part === undefined) {
    const near = nearestName(schema.text, Object.keys(schemas?.record ?? {}));
    problems.add(
      schema,
      `there is no schema "${schema.text}" under /components/schemas`,
      near === undefined ? "name one that is there" : `did you mean "${near}"?`,
    );
    return undefined;
  }
  const type = types.typeOf(part, schema.text);
  if (type.kind === "object") return type;
  problems.add(schema, `"${schema.text}" has no properties, and rows do`, "name the schema of an object");
  return undefined;
}

function checkParent(
  part: Part,
  entity: Entity | undefined,
  entities: ReadonlyMap<string, Entity>,
  { problems }: Workshop,
): void {
  const parent = part.get("parent");
  if (entity?.parent === undefined || parent === undefined) return;
  if (!entities.has(entity.parent.entity)) {
    const near = nearestName(entity.parent.entity, entities.keys());
    problems.add(
      parent.get("entity") ?? parent,
      `there is no entity "${entity.parent.entity}"`,
      near === undefined ? "add it to `x-standin-entities`" : `did you mean "${near}"?`,
    );
  }
  if (entity.parent.entity === entity.name)
    problems.add(parent, `"${entity.name}" is its own parent`, "name another entity");
  if (entity.schema !== undefined && lacksProperty(entity, entity.parent.property)) {
    problems.add(
      parent.get("property") ?? parent,
      noProperty(entity, entity.parent.property),
      cureForProperty(entity, entity.parent.property),
    );
  }
}

/** Whether rows of an entity surely lack a property. What an entity with an unknown schema has, nobody knows. */
export function lacksProperty(entity: Entity, path: string): boolean {
  const isUnknown = entity.schema !== undefined && entity.type === undefined;
  return !isUnknown && placeOf(entity, path) === undefined;
}

export function noProperty(entity: Entity, path: string): string {
  return `a row of "${entity.name}" has no property ${path}`;
}

export function cureForProperty(entity: Entity, path: string): string {
  const near = nearestName(path, propertyPaths(entity));
  return near === undefined ? "name one that the schema or `hidden` has" : `did you mean "${near}"?`;
}

function propertyPaths(entity: Entity): string[] {
  const shown = entity.type?.all.flatMap(({ key, slot }) => [
    key,
    ...(slot.type.kind === "object" ? slot.type.all.map((member) => `${key}.${member.key}`) : []),
  ]);
  return [...(shown ?? []), ...entity.hidden.keys()];
}
