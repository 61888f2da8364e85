import type { Contract } from "../../contract/contract.ts";
import { keyOf, path } from "../../random/key.ts";
import { type Scenario, unmentioned } from "../scenario/scenario.ts";
import { BoundedMap } from "./bounded-map.ts";
import { type Collection, emptyCollection, type Lookup } from "./collection.ts";
import type { Data } from "./data.ts";
import { textIn } from "./declared.ts";
import { deliveriesOf } from "./deliveries/declaration.ts";
import { deliveriesFor } from "./deliveries/collection-of.ts";
import { namedOwner, ownerExists } from "./existence.ts";
import { madeCollection } from "./made/made-collection.ts";
import { madeLookup } from "./made/made-lookup.ts";
import type { NamedEntity } from "./named-entity.ts";
import { namesOf } from "./names.ts";
import { subscriptionsOf } from "./subscriptions/subscriptions.ts";
import { entityOf, ignoredCase, keyProperty, scenarioEntity, storedOf, type World } from "./world.ts";

/** What a stand-in knows about one API, and what of it has a name. */
export interface CreatedData extends Data {
  /** Everything the scenario names, the largest first within each entity. */
  names(): readonly NamedEntity[];
}

export interface DataSettings {
  readonly seed: string;
  /** The clock: ISO 8601 in UTC. Rows whose time has not come are not there. */
  readonly now: string;
}

/** How many owners' layouts are remembered; each is a few hundred numbers, whatever the size of its collection. */
const rememberedOwners = 500;

/**
 * The data of one API: pure functions of contract, scenario, seed and clock. Cheap to create; everything is made when asked for.
 * @throws {RangeError} when `now` is no date
 */
export function createData(contract: Contract, scenario: Scenario, settings: DataSettings): CreatedData {
  const api = scenario.apis.get(contract.name) ?? unmentioned;
  const world: World = {
    contract,
    api,
    key: path(keyOf(settings.seed), contract.name),
    now: timeOf(settings.now),
    anchor: timeOf(scenario.now),
  };
  const collections = new BoundedMap<Collection | undefined>(rememberedOwners);
  const lookups = new BoundedMap<Lookup>(rememberedOwners);
  return {
    page: (entity, owner, request) =>
      collections.get(JSON.stringify([entity, owner]), () => collectionOf(world, entity, owner))?.page(request),
    find: (entity, by) => lookups.get(entity, () => lookupOf(world, entity)).find(by),
    names: () => namesOf(world),
  };
}

function timeOf(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new RangeError(`"${text}" is not a date`);
  return ms;
}

function collectionOf(world: World, name: string, owner: string): Collection | undefined {
  const entity = entityOf(world, name);
  const scenario = scenarioEntity(world, name);
  const stored = storedOf(world, entity, scenario);
  const parent = entity.parent === undefined ? undefined : world.contract.entities.get(entity.parent.entity);
  const owners = parent === undefined ? undefined : scenarioEntity(world, parent.name);
  if (stored !== undefined) {
    const own = stored.owners.get(parent === undefined ? "" : owner);
    return (
      own ??
      (parent === undefined || (owners !== undefined && ownerExists(parent, owner, world.api, owners))
        ? emptyCollection
        : undefined)
    );
  }
  if (parent !== undefined && owners !== undefined && !ownerExists(parent, owner, world.api, owners)) return undefined;
  const named = owners === undefined ? undefined : namedOwner(owners, owner);
  const facts = { entity, scenario, key: path(world.key, name), now: world.now, anchor: world.anchor };
  const key = keyProperty(world.contract, name);
  if (textIn(entity.data, "kind") === "deliveries")
    return deliveriesFor(owner, named, { ...facts, declaration: deliveriesOf(entity, key) });
  return madeCollection(owner, named, { ...facts, keyProperty: key });
}

function lookupOf(world: World, name: string): Lookup {
  const entity = entityOf(world, name);
  const scenario = scenarioEntity(world, name);
  const stored = storedOf(world, entity, scenario);
  if (stored !== undefined) return stored;
  const facts = {
    entity,
    scenario,
    api: world.api,
    key: path(world.key, name),
    now: world.now,
    anchor: world.anchor,
    ignoreCase: ignoredCase(world.contract, name),
  };
  return textIn(entity.data, "kind") === "subscriptions" ? subscriptionsOf(facts) : madeLookup(facts);
}
