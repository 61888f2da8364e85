import type { Contract, Entity } from "../../contract/model/contract.ts";
import { pagedBy } from "../../contract/model/paged-by.ts";
import { type Key, path } from "../../random/key.ts";
import { type ScenarioApi, type ScenarioEntity, type StoredRow, unmentionedEntity } from "../scenario/scenario.ts";
import type { EntityFacts } from "./entity-facts.ts";
import { type StoredRows, storedRows } from "./stored-rows.ts";

/** What everything is computed from. */
export interface World {
  readonly contract: Contract;
  readonly api: ScenarioApi;
  /** Seed and API. */
  readonly key: Key;
  readonly now: number;
  readonly anchor: number;
}

export function scenarioEntity(world: World, entity: string): ScenarioEntity {
  return world.api.entities.get(entity) ?? unmentionedEntity;
}

/** Sorting a file's rows is done once for as long as the file is known; it depends on nothing else that changes. */
const sorted = new WeakMap<readonly StoredRow[], StoredRows>();

/** The rows of a file that a scenario gives an entity. */
export function storedOf({ contract }: World, entity: Entity, { rows }: ScenarioEntity): StoredRows | undefined {
  if (rows === undefined) return undefined;
  const known = sorted.get(rows);
  if (known !== undefined) return known;
  const made = storedRows(entity, rows, pagedBy(contract, entity.name)?.property, ignoredCase(contract, entity.name));
  sorted.set(rows, made);
  return made;
}

export function entityOf({ contract }: World, name: string): Entity {
  const entity = contract.entities.get(name);
  if (entity === undefined) throw new RangeError(`The contract has no entity "${name}"`);
  return entity;
}

/** Property paths that look-ups compare without regard to case. */
function ignoredCase(contract: Contract, entity: string): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { answer } of contract.operations) {
    if (answer.kind !== "row" || answer.entity !== entity) continue;
    for (const [parameter, property] of answer.by) if (answer.ignoreCase?.has(parameter) === true) paths.add(property);
  }
  return paths;
}

function foundAmong(world: World, { name, parent }: Entity): EntityFacts["foundAmong"] {
  const key = pagedBy(world.contract, name)?.property;
  if (parent === undefined || key === undefined) return undefined;
  const byKeyAlone = world.contract.operations.some(({ answer }) => {
    if (answer.kind !== "row" || answer.entity !== name) return false;
    const properties = [...answer.by.values()];
    return properties.includes(key) && !properties.includes(parent.property);
  });
  return byKeyAlone ? { named: scenarioEntity(world, parent.entity).named } : undefined;
}

/** What the rows of an entity are computed from. */
export function factsOf(world: World, entity: Entity): EntityFacts {
  const { contract, api, now, anchor } = world;
  return {
    entity,
    key: path(world.key, entity.name),
    api,
    scenario: scenarioEntity(world, entity.name),
    now,
    anchor,
    pagedBy: pagedBy(contract, entity.name),
    foundAmong: foundAmong(world, entity),
    ignoreCase: ignoredCase(contract, entity.name),
  };
}
