import { type Collection, emptyCollection } from "./collection.ts";
import { textIn } from "./declared.ts";
import { namedOwner, ownerExists } from "./existence.ts";
import { kindOf } from "./kind.ts";
import { entityOf, factsOf, scenarioEntity, storedOf, type World } from "./world.ts";

/** The rows of an entity that belong to an owner: those of a file, else made-up ones. Undefined when there is no such owner. */
export function openCollection(world: World, name: string, owner: string): Collection | undefined {
  const entity = entityOf(world, name);
  const stored = storedOf(world, entity, scenarioEntity(world, name));
  const parent = entity.parent === undefined ? undefined : world.contract.entities.get(entity.parent.entity);
  const own = stored?.owners.get(parent === undefined ? "" : owner);
  if (own !== undefined) return own;
  const owners = parent === undefined ? undefined : scenarioEntity(world, parent.name);
  if (parent !== undefined && owners !== undefined && !ownerExists(parent, owner, world.api, owners)) return undefined;
  if (stored !== undefined) return emptyCollection;
  const named = owners === undefined ? undefined : namedOwner(owners, owner);
  return kindOf(textIn(entity.data, "kind")).collection(owner, named, factsOf(world, entity));
}
