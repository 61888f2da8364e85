import { type Collection, emptyCollection } from "./collection.ts";
import { textIn } from "./declared.ts";
import { namedOwner, ownerExists } from "./existence.ts";
import { dataKindOf } from "./kind.ts";
import { entityOf, factsOf, scenarioEntity, storedOf, type DataContext } from "./data-context.ts";

/** The rows of an entity that belong to an owner: those of a file of its own, of a file for all, else made-up ones. Undefined when there is no such owner. */
export function openCollection(context: DataContext, name: string, owner: string): Collection | undefined {
  const entity = entityOf(context, name);
  const stored = storedOf(context, entity, scenarioEntity(context, name));
  const parent = entity.parent === undefined ? undefined : context.contract.entities.get(entity.parent.entity);
  const owners = parent === undefined ? undefined : scenarioEntity(context, parent.name);
  const named = owners === undefined ? undefined : namedOwner(owners, owner);
  if (named?.rows !== undefined) return storedOf(context, entity, named)?.owners.get(owner) ?? emptyCollection;
  const own = stored?.owners.get(parent === undefined ? "" : owner);
  if (own !== undefined) return own;
  if (parent !== undefined && owners !== undefined && !ownerExists(parent, owner, context.api, owners))
    return undefined;
  if (stored !== undefined) return emptyCollection;
  return dataKindOf(textIn(entity.data, "kind")).collection(owner, named, factsOf(context, entity));
}
