import type { Entity } from "../../contract/model/contract.ts";
import type { Value } from "../../contract/model/value.ts";
import type { StoredRow } from "../scenario/scenario.ts";
import { compareBytes } from "../../contract/model/scalar/byte-order.ts";
import type { Collection, Lookup } from "./collection.ts";
import { meets } from "./condition.ts";
import type { PageRequest, Row } from "./data.ts";
import { foldCase } from "./fold-case.ts";
import { pageOf } from "./page-of.ts";
import { propertyOf, valueAt } from "../../contract/model/property.ts";

/** A user's own rows: by owner in the order of their keys, and as given for look-ups. The clock does not hide any of them. */
export interface StoredRows extends Lookup {
  readonly owners: ReadonlyMap<string, Collection & { readonly size: number }>;
  readonly rows: readonly Row[];
}

/**
 * Sorts stored rows into collections.
 * @param key the property that orders them; undefined: their place in the file does
 * @param ignoreCase property paths that a look-up compares without regard to case
 */
export function storedRows(
  entity: Entity,
  stored: readonly StoredRow[],
  key: string | undefined,
  ignoreCase: ReadonlySet<string>,
): StoredRows {
  const rows = stored.map((row, index) => ({ ...row, key: keyOf(row, key, index) }));
  const owners = new Map<string, Row[]>();
  for (const row of rows) {
    const owner = entity.parent === undefined ? "" : ownerOf(row, entity.parent.property);
    const own = owners.get(owner);
    if (own === undefined) owners.set(owner, [row]);
    else own.push(row);
  }
  return {
    rows,
    owners: new Map([...owners].map(([owner, own]) => [owner, sorted(own)])),
    find: (by) => findIn(rows, by, ignoreCase),
  };
}

function ownerOf(row: Row, property: string): string {
  const owner = propertyOf(row, property);
  return typeof owner === "string" ? owner : JSON.stringify(owner);
}

function keyOf(row: StoredRow, key: string | undefined, index: number): string {
  const value = key === undefined ? null : valueAt(row.value, key);
  return typeof value === "string" ? value : String(index).padStart(12, "0");
}

/** Newest first; a binary search finds where a page begins. */
function sorted(rows: readonly Row[]): Collection & { readonly size: number } {
  const order = rows.toSorted((a, b) => compareBytes(b.key, a.key));
  return {
    size: order.length,
    page(request) {
      const page = pageOf(walk(order, request), request);
      return request.skip === undefined ? page : { ...page, total: countOf(order, request) };
    },
  };
}

function countOf(order: readonly Row[], { conditions }: PageRequest): number {
  return conditions.length === 0 ? order.length : order.filter((row) => meets(row, conditions)).length;
}

function* walk(order: readonly Row[], request: PageRequest): Generator<Row> {
  const { from, towards, conditions } = request;
  const step = towards === "older" ? 1 : -1;
  let at = towards === "older" ? 0 : order.length - 1;
  // Exclusive: the first row strictly beyond `from`.
  if (from !== undefined) {
    at =
      towards === "older"
        ? countWhere(order, (row) => compareBytes(row.key, from) >= 0)
        : countWhere(order, (row) => compareBytes(row.key, from) > 0) - 1;
  }
  for (let row = order[at]; row !== undefined; row = order[(at += step)]) if (meets(row, conditions)) yield row;
}

/** How many rows at the beginning meet a test that those after them do not. */
function countWhere(order: readonly Row[], test: (row: Row) => boolean): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = order[middle];
    if (row !== undefined && test(row)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findIn(
  rows: readonly Row[],
  by: ReadonlyMap<string, Value>,
  ignoreCase: ReadonlySet<string>,
): Row | undefined {
  const index = by.get("$index");
  if (index !== undefined) return rows[Number(index)];
  return rows.find((row) =>
    [...by].every(([path, wanted]) => equal(propertyOf(row, path), wanted, ignoreCase.has(path))),
  );
}

function equal(found: Value, wanted: Value, ignoreCase: boolean): boolean {
  if (typeof found !== "string" || typeof wanted !== "string") return found === wanted;
  return ignoreCase ? foldCase(found) === foldCase(wanted) : found === wanted;
}
