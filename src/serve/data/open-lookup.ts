import type { Entity } from "../../contract/contract.ts";
import { pagedBy } from "../../contract/paged-by.ts";
import type { Value } from "../../contract/value.ts";
import type { Collection, Lookup } from "./collection.ts";
import { compareValues, propertyOf } from "./condition.ts";
import type { Row } from "./data.ts";
import { textIn } from "./declared.ts";
import { kindOf } from "./kind.ts";
import { entityOf, factsOf, scenarioEntity, storedOf, type World } from "./world.ts";

/** How one row of an entity is found: in a file, among the pages of its owners, else made for what is asked. */
export function openLookup(world: World, name: string, collections: (owner: string) => Collection | undefined): Lookup {
  const entity = entityOf(world, name);
  const stored = storedOf(world, entity, scenarioEntity(world, name));
  if (stored !== undefined) return stored;
  const made = kindOf(textIn(entity.data, "kind")).lookup?.(factsOf(world, entity));
  return { find: (by) => amongPages(world, entity, by, collections) ?? made?.find(by) };
}

/** The row that a page shows under the key asked for: of the owner asked for, else of any that the scenario names. */
function amongPages(
  world: World,
  entity: Entity,
  by: ReadonlyMap<string, Value>,
  collections: (owner: string) => Collection | undefined,
): Row | undefined {
  const property = pagedBy(world.contract, entity.name)?.property;
  const key = property === undefined ? undefined : by.get(property);
  if (key === undefined || key === null || typeof key === "object" || typeof key === "boolean") return undefined;
  for (const owner of ownersAsked(world, entity, by)) {
    // The first row not above the key, a unit of nothing behind it, is the one or there is none.
    const from = `${key}\0`;
    const [row] = collections(owner)?.page({ limit: 1, from, towards: "older", conditions: [] }).rows ?? [];
    if (row !== undefined && [...by].every(([path, wanted]) => isSame(propertyOf(row, path), wanted))) return row;
  }
  return undefined;
}

function ownersAsked(world: World, { parent }: Entity, by: ReadonlyMap<string, Value>): readonly string[] {
  if (parent === undefined) return [""];
  const asked = by.get(parent.property);
  if (typeof asked === "string") return [asked];
  return scenarioEntity(world, parent.entity).named.flatMap(({ id }) => id ?? []);
}

function isSame(found: Value, wanted: Value): boolean {
  return found === wanted || compareValues(found, wanted) === 0;
}
