import { didYouMean } from "../../source/nearest.ts";
import type { Entity } from "./contract.ts";
import { placeOf } from "./property.ts";

/** Whether rows of an entity surely lack a property. What an entity with an unknown schema has, nobody knows. */
export function lacksProperty(entity: Entity, path: string): boolean {
  const isUnknown = entity.schema !== undefined && entity.type === undefined;
  return !isUnknown && placeOf(entity, path) === undefined;
}

export function noProperty(entity: Entity, path: string): string {
  return `a row of "${entity.name}" has no property ${path}`;
}

export function cureForProperty(entity: Entity, path: string): string {
  return didYouMean(path, propertyPaths(entity)) ?? "name one that the schema or `hidden` has";
}

function propertyPaths(entity: Entity): string[] {
  const shown = entity.type?.all.flatMap(({ key, slot }) => [
    key,
    ...(slot.type.kind === "object" ? slot.type.all.map((member) => `${key}.${member.key}`) : []),
  ]);
  return [...(shown ?? []), ...entity.hidden.keys()];
}
