import type { Contract, Entity } from "../../contract/contract.ts";
import type { Key } from "../../random/key.ts";
import { type ScenarioApi, type ScenarioEntity, type StoredRow, unmentionedEntity } from "../scenario/scenario.ts";
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
  const made = storedRows(entity, rows, keyProperty(contract, entity.name), ignoredCase(contract, entity.name));
  sorted.set(rows, made);
  return made;
}

export function entityOf({ contract }: World, name: string): Entity {
  const entity = contract.entities.get(name);
  if (entity === undefined) throw new RangeError(`The contract has no entity "${name}"`);
  return entity;
}

/** The property that orders an entity's rows: that of the operations which page through it. */
export function keyProperty(contract: Contract, entity: string): string | undefined {
  return contract.operations.find(
    ({ answer, pagination }) => answer.kind === "page" && answer.entity === entity && pagination !== undefined,
  )?.pagination?.key;
}

/** Property paths that look-ups compare without regard to case. */
export function ignoredCase(contract: Contract, entity: string): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { answer } of contract.operations) {
    if (answer.kind !== "row" || answer.entity !== entity) continue;
    for (const [parameter, property] of answer.by) if (answer.ignoreCase?.has(parameter) === true) paths.add(property);
  }
  return paths;
}
