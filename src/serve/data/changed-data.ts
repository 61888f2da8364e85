import type { Value } from "../../contract/model/value.ts";
import { compareBytes } from "../../contract/model/scalar/byte-order.ts";
import { BoundedMap } from "./bounded-map.ts";
import { changedRow, keyOf, type RowChange } from "./change.ts";
import { propertyOf } from "../../contract/model/property.ts";
import { compareValues, meets } from "./condition.ts";
import type { CreatedData } from "./create-data.ts";
import type { Page, PageRequest, Row } from "./data.ts";

/** How many owners' changed rows are remembered. */
const rememberedOwners = 500;

/** A row before and after the changes; undefined: not there. */
interface Changed {
  readonly key: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/**
 * The data with changes over it: single properties overridden, rows put in, replaced and taken out. The data below stays
 * the pure function that it is. A changed row is filtered by its values after the change, and stays where its key puts it;
 * what is not changed costs what it did, and a changed row is looked up once for its owner.
 */
export function changedData(data: CreatedData, changes: readonly RowChange[]): CreatedData {
  if (changes.length === 0) return data;
  const entities = byRow(changes);
  const owners = new BoundedMap<readonly Changed[]>(rememberedOwners);
  const changedOf = (entity: string, owner: string): readonly Changed[] =>
    owners.get(JSON.stringify([entity, owner]), () =>
      [...(entities.get(entity) ?? [])].flatMap(([key, all]) => {
        const own = all.filter((change) => change.kind === "override" || change.owner === owner);
        const before = rowAt(data, entity, owner, key);
        const after = own.reduce(changedRow, before);
        return before === undefined && after === undefined ? [] : [{ key, before, after }];
      }),
    );
  return {
    names: () => data.names(),
    make: (type, place) => data.make(type, place),
    makeFrom: (source, place, known, direction) => data.makeFrom(source, place, known, direction),
    things: data.things,
    pageSize: (entity) => data.pageSize?.(entity),
    hasOwner: (entity, owner) => data.hasOwner(entity, owner),
    find(entity, by) {
      const row = data.find(entity, by);
      const all = (row && entities.get(entity)?.get(row.key)) ?? [];
      if (row !== undefined) return all.reduce<Row | undefined>(changedRow, row);
      return putRow(entities.get(entity), by);
    },
    page(entity, owner, request) {
      const changed = changedOf(entity, owner);
      return changed.length === 0 ? data.page(entity, owner, request) : merged(data, entity, owner, request, changed);
    },
  };
}

type ChangesOfRows = ReadonlyMap<string, readonly RowChange[]>;

/** Entity → row's key → its changes, in the order given. */
function byRow(changes: readonly RowChange[]): ReadonlyMap<string, ChangesOfRows> {
  const entities = new Map<string, Map<string, RowChange[]>>();
  for (const change of changes) {
    const rows = entities.get(change.entity) ?? new Map<string, RowChange[]>();
    entities.set(change.entity, rows);
    const own = rows.get(keyOf(change));
    if (own === undefined) rows.set(keyOf(change), [change]);
    else own.push(change);
  }
  return entities;
}

/** The row of that key: the first at or below it, if it is the one. A key followed by NUL is the smallest text above it. */
function rowAt(data: CreatedData, entity: string, owner: string, key: string): Row | undefined {
  const page = data.page(entity, owner, { limit: 1, from: `${key}\0`, towards: "older", conditions: [] });
  return page?.rows.find((row) => row.key === key);
}

/** The row put in that has these values. */
function putRow(rows: ChangesOfRows | undefined, by: ReadonlyMap<string, Value>): Row | undefined {
  for (const changes of rows?.values() ?? []) {
    const row = changes.reduce<Row | undefined>(changedRow, undefined);
    const fits = (path: string, wanted: Value): boolean =>
      row !== undefined && (propertyOf(row, path) === wanted || compareValues(propertyOf(row, path), wanted) === 0);
    if (row !== undefined && [...by].every(([path, wanted]) => fits(path, wanted))) return row;
  }
  return undefined;
}

/** A page of the data below, taken with as many rows more as there are changed ones, with those put where they belong. */
function merged(
  data: CreatedData,
  entity: string,
  owner: string,
  request: PageRequest,
  changed: readonly Changed[],
): Page | undefined {
  const { from, limit, conditions, skip = 0 } = request;
  const order = orderOf(request);
  const isAhead = (key: string): boolean => from === undefined || order(from, key) < 0;
  const counts = (row: Row | undefined): row is Row => row !== undefined && isAhead(row.key) && meets(row, conditions);
  const gone = changed.flatMap(({ before }) => (counts(before) ? [before] : []));
  const mine = changed.flatMap(({ after }) => (counts(after) ? [after] : []));
  // Rows put in before the page push it back, rows taken out pull it on: what lies between is asked for too.
  const start = Math.max(0, skip - mine.length);
  const wider = { ...request, skip: start, limit: limit + (skip - start) + gone.length + changed.length };
  const page = data.page(entity, owner, wider);
  if (page === undefined) return undefined;
  const walked = inDirection(page.rows, request);
  const border = start === 0 ? undefined : (walked[0] ?? data.page(entity, owner, lastOf(request))?.rows[0]);
  const isBefore = ({ key }: Row): boolean => border !== undefined && order(key, border.key) < 0;
  const first = walked.length > 0 ? start : (page.total ?? start);
  const passed =
    first - gone.filter((row) => isBefore(row) || walked.length === 0).length + mine.filter(isBefore).length;
  const keys = new Set(changed.map(({ key }) => key));
  const others = walked.filter(({ key }) => !keys.has(key));
  // Past the last row that was asked for, unchanged rows may still come: a changed one there waits for its own page.
  const last = page.done ? undefined : others.at(-1)?.key;
  const mineHere = mine.filter((row) => !isBefore(row) && (last === undefined || order(row.key, last) < 0));
  const rows = [...others, ...mineHere].sort((a, b) => order(a.key, b.key)).slice(Math.max(0, skip - passed));
  const total =
    page.total === undefined || request.skip === undefined ? {} : { total: page.total - gone.length + mine.length };
  return { rows: inDirection(rows.slice(0, limit), request), done: page.done && rows.length <= limit, ...total };
}

/** Compares keys in the order in which a request walks. */
function orderOf({ towards }: PageRequest): (a: string, b: string) => number {
  return towards === "older" ? (a, b) => compareBytes(b, a) : compareBytes;
}

/** Rows newest first in the order of a walk, or back again. */
function inDirection(rows: readonly Row[], { towards }: PageRequest): readonly Row[] {
  return towards === "older" ? rows : rows.toReversed();
}

/** Asks for the last row of a walk. */
function lastOf({ towards, conditions }: PageRequest): PageRequest {
  return { limit: 1, from: undefined, towards: towards === "older" ? "newer" : "older", conditions };
}
