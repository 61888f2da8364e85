import { child, type Key } from "../../../random/key.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Named } from "../../scenario/scenario.ts";
import { compareBytes } from "../../../contract/model/scalar/byte-order.ts";
import type { Collection } from "../collection.ts";
import { meets } from "../condition.ts";
import type { PageRequest, Row } from "../data.ts";
import { textIn } from "../declared.ts";
import type { EntityFacts } from "../entity-facts.ts";
import { entityRows } from "../entity-rows.ts";
import { pageOf } from "../page-of.ts";
import { sizeAround } from "../story-of.ts";
import type { KeyMaker } from "./key-maker.ts";
import { madeKey } from "./made-key.ts";
import { ownKeys, usualSize } from "./own-keys.ts";

const usualDays = 60;
const day = 86_400_000;
/** Ids need a tick of their own each. */
const leastStep = 4;

/**
 * Rows of an entity that declares no story: one every so often up to the clock, each made from its own cells.
 * Rows are computed by index; the start of a page is found by binary search over computed keys.
 */
export function madeCollection(owner: string, named: Named | undefined, facts: EntityFacts): Collection {
  const { entity, scenario, now, anchor, pagedBy } = facts;
  const key = child(facts.key, owner);
  const keys = ownKeys(madeKey(entity, pagedBy, key), owner, key, facts);
  const size = sizeOf(keys, key, named, scenario.size);
  const step = Math.max(
    leastStep,
    Math.floor(((named?.days ?? usualDays) * day) / Math.max(size, 1) / leastStep) * leastStep,
  );
  const begin = Math.floor(anchor / 1000) * 1000 - size * step;
  const count = size === 0 ? 0 : Math.min(keys.count, Math.max(0, Math.floor((now - begin) / step)));
  const overrides = new Map([...scenario.overrides, ...(named?.overrides ?? [])]);
  const rows = entityRows({ entity, now, anchor, locale: textIn(entity.data, "locale"), overrides });
  const plan = rows.plan<Value>([
    ...(pagedBy === undefined ? [] : [{ property: pagedBy.property, valueOf: (value: Value) => value }]),
    ...(entity.parent === undefined ? [] : [{ property: entity.parent.property, valueOf: () => owner }]),
  ]);
  const rowAt = (index: number): Row => {
    const { text, value } = keys.at(index, begin + index * step);
    return plan(text, value, key, index % 0x1_0000_0000, Math.floor(index / 0x1_0000_0000));
  };
  const keyAt = (index: number): string => keys.at(index, begin + index * step).text;
  return {
    page(request) {
      const { skip, from, conditions } = request;
      if (skip === undefined || conditions.length > 0 || from !== undefined)
        return pageOf(walk(count, keyAt, rowAt, request), request);
      // Every row counts, so that one is found by its number alone.
      return { ...pageOf(walkFrom(skip, count, rowAt, request), { ...request, skip: 0 }), total: count };
    },
  };
}

function* walkFrom(
  skip: number,
  count: number,
  rowAt: (index: number) => Row,
  { towards }: PageRequest,
): Generator<Row> {
  for (let passed = skip; passed < count; passed++) yield rowAt(towards === "older" ? count - 1 - passed : passed);
}

/** How many rows an owner has at the scenario's now. */
export function madeSize(owner: string, named: Named | undefined, facts: EntityFacts): number {
  const key = child(facts.key, owner);
  const keys = ownKeys(madeKey(facts.entity, facts.pagedBy, key), owner, key, facts);
  return sizeOf(keys, key, named, facts.scenario.size);
}

/** No more than there are keys. */
function sizeOf({ count }: KeyMaker, key: Key, named: Named | undefined, usual: number | undefined): number {
  return Math.min(count, named?.size ?? usual ?? (named?.story === "silent" ? 0 : sizeAround(key, usualSize)));
}

function* walk(
  count: number,
  keyAt: (index: number) => string,
  rowAt: (index: number) => Row,
  request: PageRequest,
): Generator<Row> {
  const { from, towards, conditions } = request;
  const older = towards === "older";
  const below = from === undefined ? (older ? count : 0) : firstAtOrAbove(count, keyAt, from);
  let index = older ? below - 1 : below;
  if (!older && from !== undefined && index < count && keyAt(index) === from) index++;
  for (; index >= 0 && index < count; index += older ? -1 : 1) {
    const row = rowAt(index);
    if (meets(row, conditions)) yield row;
  }
}

/** The number of the first row whose key is not below a text. */
function firstAtOrAbove(count: number, keyAt: (index: number) => string, text: string): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compareBytes(keyAt(middle), text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
