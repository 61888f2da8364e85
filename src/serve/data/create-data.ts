import type { Contract } from "../../contract/model/contract.ts";
import { keyOf as seedKey, path } from "../../random/key.ts";
import { type Scenario, unmentioned } from "../scenario/scenario.ts";
import type { Cell } from "../../generate/cell.ts";
import { BoundedMap } from "./bounded-map.ts";
import { generatorFor } from "./generator-for.ts";
import type { Collection, Lookup } from "./collection.ts";
import type { Data } from "./data.ts";
import type { NamedEntity } from "./named-entity.ts";
import { madeOf } from "./made-value.ts";
import { namesOf } from "./names.ts";
import { openCollection } from "./open-collection.ts";
import { openLookup } from "./open-lookup.ts";
import { thingsOf } from "./things/things.ts";
import type { DataContext } from "./data-context.ts";

/** What a stand-in knows about one API, and what of it has a name. */
export interface CreatedData extends Data {
  /** Everything the scenario names, the largest first within each entity. */
  names(): readonly NamedEntity[];
}

export interface DataSettings {
  readonly seed: string;
  /** The clock: ISO 8601 in UTC. Rows whose time has not come are not there. */
  readonly now: string;
  /** The clock that the stand-in was started with, where that is not the scenario's. */
  readonly began?: string | undefined;
}

/** How many owners' layouts are remembered; each is a few hundred numbers, whatever the size of its collection. */
const rememberedOwners = 500;

/**
 * The data of one API: pure functions of contract, scenario, seed and clock. Cheap to create; everything is made when asked for.
 * What the contract declares has been checked: `checkDeclared`.
 * @throws {RangeError} when `now` is not a date
 */
export function createData(contract: Contract, scenario: Scenario, settings: DataSettings): CreatedData {
  const api = scenario.apis.get(contract.name) ?? unmentioned;
  const context: DataContext = {
    contract,
    api,
    key: path(seedKey(settings.seed), contract.name),
    now: timeOf(settings.now),
    anchor: anchorOf(contract, scenario, settings),
  };
  const cellAt = (place: string): Cell => ({
    key: path(context.key, "made", place),
    at: [0, 0],
    anchor: context.anchor,
    locale: contract.host.values === "json" ? "readable" : undefined,
  });
  const collections = new BoundedMap<Collection | undefined>(rememberedOwners);
  const lookups = new BoundedMap<Lookup>(rememberedOwners);
  const collection = (entity: string, owner: string): Collection | undefined =>
    collections.get(`${entity.length} ${entity} ${owner}`, () => openCollection(context, entity, owner));
  const lookup = (entity: string): Lookup =>
    lookups.get(entity, () => openLookup(context, entity, (owner) => collection(entity, owner)));
  return {
    page: (entity, owner, request) => collection(entity, owner)?.page(request),
    hasOwner: (entity, owner) => collection(entity, owner) !== undefined,
    find: (entity, by) => lookup(entity).find(by),
    make: (type, place) => madeOf(type, cellAt(place)),
    makeFrom: (source, place, known, direction) => generatorFor(source, direction).value(cellAt(place), known),
    things: thingsOf(context, cellAt),
    pageSize: (entity) => api.entities.get(entity)?.pageSize ?? api.pageSize,
    names: () => namesOf(context),
  };
}

/**
 * The moment before which rows are dated: the scenario's clock. Rows of ordinary documents are shown whatever the clock says, so
 * that none may lie ahead of it: there an earlier clock at the start counts.
 */
function anchorOf({ host }: Contract, { now }: Scenario, { began = now }: DataSettings): number {
  return host.values === "json" ? Math.min(timeOf(now), timeOf(began)) : timeOf(now);
}

function timeOf(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new RangeError(`"${text}" is not a date`);
  return ms;
}
