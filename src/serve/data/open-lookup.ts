import type { Entity } from "../../contract/model/contract.ts";
import { pagedBy } from "../../contract/model/paged-by.ts";
import type { Value } from "../../contract/model/value.ts";
import type { Named } from "../scenario/scenario.ts";
import type { Collection, Lookup } from "./collection.ts";
import { propertyOf } from "../../contract/model/property.ts";
import { compareValues } from "./condition.ts";
import type { Row } from "./data.ts";
import { textIn } from "./declared.ts";
import { exampleOwner } from "./example-owner.ts";
import { dataKindOf } from "./kind.ts";
import { entityOf, factsOf, scenarioEntity, storedOf, type DataContext } from "./data-context.ts";

/** How one row of an entity is found: in a file, among the pages of its owners, else made for what is asked. */
export function openLookup(
  context: DataContext,
  name: string,
  collections: (owner: string) => Collection | undefined,
): Lookup {
  const entity = entityOf(context, name);
  const stored = storedOf(context, entity, scenarioEntity(context, name));
  if (stored !== undefined) {
    const withOwn = namedOwners(context, entity).flatMap(({ id, rows }) => (rows === undefined ? [] : (id ?? [])));
    return { find: (by) => stored.find(by) ?? amongPages(context, entity, by, { collections, owners: () => withOwn }) };
  }
  const made = dataKindOf(textIn(entity.data, "kind")).lookup?.(factsOf(context, entity));
  let known: readonly string[] | undefined;
  const owners = (): readonly string[] => (known ??= ownersKnown(context, entity));
  return { find: (by) => amongPages(context, entity, by, { collections, owners }) ?? made?.find(by) };
}

interface Pages {
  readonly collections: (owner: string) => Collection | undefined;
  /** Whom the scenario names, else the one that is shown as an example. */
  readonly owners: () => readonly string[];
}

/** The row that a page shows under the key asked for: of the owner asked for, else of any that is known. */
function amongPages(
  context: DataContext,
  entity: Entity,
  by: ReadonlyMap<string, Value>,
  { collections, owners }: Pages,
): Row | undefined {
  const property = pagedBy(context.contract, entity.name)?.property;
  const key = property === undefined ? undefined : by.get(property);
  if (key === undefined || key === null || typeof key === "object" || typeof key === "boolean") return undefined;
  for (const owner of ownersAsked(entity, by) ?? owners()) {
    // The first row not above the key, a unit of nothing behind it, is the one or there is none.
    const from = `${key}\0`;
    const [row] = collections(owner)?.page({ limit: 1, from, towards: "older", conditions: [] }).rows ?? [];
    if (row !== undefined && [...by].every(([path, wanted]) => isSame(propertyOf(row, path), wanted))) return row;
  }
  return undefined;
}

/** Undefined: it can be anybody's. */
function ownersAsked({ parent }: Entity, by: ReadonlyMap<string, Value>): readonly string[] | undefined {
  if (parent === undefined) return [""];
  const asked = by.get(parent.property);
  return typeof asked === "string" ? [asked] : undefined;
}

/**
 * A key alone does not tell whose row it is, and what was asked before must not count: so a row is looked for among owners
 * that have a name.
 */
function ownersKnown(context: DataContext, entity: Entity): readonly string[] {
  const named = namedOwners(context, entity).flatMap(({ id }) => id ?? []);
  return named.length > 0 ? named : [exampleOwner(context, entity) ?? []].flat();
}

function namedOwners(context: DataContext, { parent }: Entity): readonly Named[] {
  return parent === undefined ? [] : scenarioEntity(context, parent.entity).named;
}

function isSame(found: Value, wanted: Value): boolean {
  return found === wanted || compareValues(found, wanted) === 0;
}
