import type { Contract, Entity } from "../../contract/model/contract.ts";
import { pagedBy } from "../../contract/model/paged-by.ts";
import { type Key, path } from "../../random/key.ts";
import { type ScenarioApi, type ScenarioEntity, type StoredRow, unmentionedEntity } from "../scenario/scenario.ts";
import type { EntityFacts } from "./entity-facts.ts";
import { type StoredRows, storedRows } from "./stored-rows.ts";

/** What everything is computed from. */
export interface DataContext {
  readonly contract: Contract;
  readonly api: ScenarioApi;
  /** Seed and API. */
  readonly key: Key;
  readonly now: number;
  readonly anchor: number;
}

export function scenarioEntity(context: DataContext, entity: string): ScenarioEntity {
  return context.api.entities.get(entity) ?? unmentionedEntity;
}

/** Sorting a file's rows is done once for as long as the file is known; it depends on nothing else that changes. */
const sorted = new WeakMap<readonly StoredRow[], StoredRows>();

/** The rows of a file that a scenario gives an entity, or one who owns some of them. */
export function storedOf(
  { contract }: DataContext,
  entity: Entity,
  { rows }: Partial<Pick<ScenarioEntity, "rows">>,
): StoredRows | undefined {
  if (rows === undefined) return undefined;
  const known = sorted.get(rows);
  if (known !== undefined) return known;
  const made = storedRows(entity, rows, pagedBy(contract, entity.name)?.property, ignoredCase(contract, entity.name));
  sorted.set(rows, made);
  return made;
}

export function entityOf({ contract }: DataContext, name: string): Entity {
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

function foundAmong(context: DataContext, { name, parent }: Entity): EntityFacts["foundAmong"] {
  const key = pagedBy(context.contract, name)?.property;
  if (parent === undefined || key === undefined) return undefined;
  const byKeyAlone = context.contract.operations.some(({ answer }) => {
    if (answer.kind !== "row" || answer.entity !== name) return false;
    const properties = [...answer.by.values()];
    return properties.includes(key) && !properties.includes(parent.property);
  });
  return byKeyAlone ? { named: scenarioEntity(context, parent.entity).named } : undefined;
}

/** What the rows of an entity are computed from. */
export function factsOf(context: DataContext, entity: Entity): EntityFacts {
  const { contract, api, now, anchor } = context;
  return {
    entity,
    key: path(context.key, entity.name),
    api,
    scenario: scenarioEntity(context, entity.name),
    now,
    anchor,
    pagedBy: pagedBy(contract, entity.name),
    foundAmong: foundAmong(context, entity),
    ignoreCase: ignoredCase(contract, entity.name),
  };
}
