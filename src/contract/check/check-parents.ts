import { didYouMean } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import type { Entity } from "../model/contract.ts";
import { cureForProperty, lacksProperty, noProperty } from "../model/missing-property.ts";

/**
 * The entity that owns another's rows has to be there, and the rows have to name their owner.
 * @param parts the entities as the document writes them, by name
 */
export function checkParents(
  parts: readonly (readonly [name: string, part: Part])[],
  entities: ReadonlyMap<string, Entity>,
  problems: Problems,
): void {
  for (const [name, part] of parts) {
    const entity = entities.get(name);
    const parent = part.get("parent");
    if (entity !== undefined && parent !== undefined) checkParent(parent, entity, entities, problems);
  }
}

function checkParent(part: Part, entity: Entity, entities: ReadonlyMap<string, Entity>, problems: Problems): void {
  const { name, parent, schema } = entity;
  if (parent === undefined) return;
  if (!entities.has(parent.entity)) {
    problems.add(
      part.get("entity") ?? part,
      `there is no entity "${parent.entity}"`,
      didYouMean(parent.entity, entities.keys()) ?? "add it to `x-standin-entities`",
    );
  }
  if (parent.entity === name) problems.add(part, `"${name}" is its own parent`, "name another entity");
  if (schema !== undefined && lacksProperty(entity, parent.property)) {
    const at = part.get("property") ?? part;
    problems.add(at, noProperty(entity, parent.property), cureForProperty(entity, parent.property));
  }
}
