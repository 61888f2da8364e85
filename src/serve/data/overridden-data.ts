import type { Value } from "../../contract/model/value.ts";
import { BoundedMap } from "./bounded-map.ts";
import { compareBytes } from "./byte-order.ts";
import { meets } from "./condition.ts";
import type { CreatedData } from "./create-data.ts";
import type { Page, PageRequest, Row } from "./data.ts";
import { withValueAt } from "./property.ts";

/** Another value for one property of one row. */
export interface RowOverride {
  readonly entity: string;
  /** The row's key. */
  readonly key: string;
  /** Property path; hidden properties too. */
  readonly property: string;
  readonly value: Value;
}

/** How many owners' changed rows are remembered. */
const rememberedOwners = 500;

/**
 * The same data with single rows told otherwise. A changed row is judged by filters as it is told, and stays where its key
 * puts it; what is not changed costs what it did, and a changed row is looked up once for its owner.
 */
export function overriddenData(data: CreatedData, overrides: readonly RowOverride[]): CreatedData {
  if (overrides.length === 0) return data;
  const entities = byRow(overrides);
  const told = (entity: string, row: Row): Row => (entities.get(entity)?.get(row.key) ?? []).reduce(overriddenRow, row);
  const changedRows = new BoundedMap<readonly Row[]>(rememberedOwners);
  const changedOf = (entity: string, owner: string): readonly Row[] =>
    changedRows.get(JSON.stringify([entity, owner]), () =>
      [...(entities.get(entity)?.keys() ?? [])]
        .flatMap((key) => rowAt(data, entity, owner, key))
        .map((row) => told(entity, row)),
    );
  return {
    names: () => data.names(),
    make: (type, place) => data.make(type, place),
    pageSize: (entity) => data.pageSize?.(entity),
    find(entity, by) {
      const row = data.find(entity, by);
      return row === undefined ? undefined : told(entity, row);
    },
    page(entity, owner, request) {
      const changed = changedOf(entity, owner);
      if (changed.length === 0) return data.page(entity, owner, request);
      const page = data.page(entity, owner, { ...request, limit: request.limit + changed.length });
      return page === undefined ? undefined : merged(page, changed, request);
    },
  };
}

/** Entity → row's key → what is told otherwise of it, in the order given. */
function byRow(overrides: readonly RowOverride[]): ReadonlyMap<string, ReadonlyMap<string, readonly RowOverride[]>> {
  const entities = new Map<string, Map<string, RowOverride[]>>();
  for (const override of overrides) {
    const rows = entities.get(override.entity) ?? new Map<string, RowOverride[]>();
    entities.set(override.entity, rows);
    rows.set(override.key, [...(rows.get(override.key) ?? []), override]);
  }
  return entities;
}

/** A row with one property told otherwise. */
export function overriddenRow(row: Row, { property, value }: Pick<RowOverride, "property" | "value">): Row {
  if (Object.hasOwn(row.hidden, property)) return { ...row, hidden: { ...row.hidden, [property]: value } };
  return { ...row, value: withValueAt(row.value, property, value) };
}

/** The row of that key: the first at or below it, if it is the one. A key followed by NUL is the smallest text above it. */
function rowAt(data: CreatedData, entity: string, owner: string, key: string): readonly Row[] {
  const page = data.page(entity, owner, { limit: 1, from: `${key}\0`, towards: "older", conditions: [] });
  return page?.rows.filter((row) => row.key === key) ?? [];
}

/** A page that was asked for with as many rows more as there are changed ones, with those put where they belong. */
function merged(page: Page, changed: readonly Row[], request: PageRequest): Page {
  const { from, towards, limit, conditions } = request;
  const ahead = (key: string): boolean =>
    from === undefined || (towards === "older" ? compareBytes(key, from) < 0 : compareBytes(key, from) > 0);
  const others = page.rows.filter((row) => !changed.some(({ key }) => key === row.key));
  const beyond = towards === "older" ? others.at(-1)?.key : others[0]?.key;
  // Past the last row that was asked for, unchanged rows may still come: a changed one there waits for its own page.
  const within = (key: string): boolean =>
    page.done ||
    beyond === undefined ||
    (towards === "older" ? compareBytes(key, beyond) > 0 : compareBytes(key, beyond) < 0);
  const mine = changed.filter((row) => ahead(row.key) && meets(row, conditions));
  const rows = [...others, ...mine.filter(({ key }) => within(key))].sort((a, b) => compareBytes(b.key, a.key));
  const done = page.done && rows.length <= limit;
  return { rows: towards === "older" ? rows.slice(0, limit) : rows.slice(Math.max(0, rows.length - limit)), done };
}
