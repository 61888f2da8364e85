import type { Json } from "../../../generate/json.ts";
import { keyText, type Thing, type ThingList, type ThingData, type Within } from "./thing.ts";
import { valueAt } from "../../../contract/model/property.ts";

/** A row that was created, changed or removed. */
export interface ThingWrite {
  readonly entity: string;
  readonly key: Json;
  /** Whose row it is. */
  readonly within: Within;
  /** Undefined: it was removed. */
  readonly thing: Thing | undefined;
  /** Whether it was not there before: then lists show it first. */
  readonly isNew: boolean;
}

/** The text of a key → the last that was written of that row, in the order of creation. */
export type WrittenRows = ReadonlyMap<string, ThingWrite>;

/** Entity → its written rows. Never changed, only replaced. */
export type ThingWrites = ReadonlyMap<string, WrittenRows>;

export const noWrites: ThingWrites = new Map();

/** One write more. */
export function withWrites(writes: ThingWrites, more: readonly ThingWrite[]): ThingWrites {
  const all = new Map(writes);
  for (const write of more) {
    const rows = new Map(all.get(write.entity));
    const before = rows.get(keyText(write.key));
    rows.set(keyText(write.key), { ...write, isNew: before?.isNew ?? write.isNew });
    all.set(write.entity, rows);
  }
  return all;
}

/** How many rows were written. */
export function countOfWrites(writes: ThingWrites): number {
  return [...writes.values()].reduce((sum, rows) => sum + rows.size, 0);
}

/** The rows as they are after what was written: created ones first in their lists, changed ones in their place. */
export function writtenThings(base: ThingData, writes: ThingWrites): ThingData {
  return {
    ...base,
    create: (entity, within, sent) => base.create(entity, within, sent, writes.get(entity)),
    item(entity, within, key) {
      const write = writes.get(entity)?.get(keyText(key));
      return write === undefined ? base.item(entity, within, key) : write.thing;
    },
    list(entity, within) {
      const list = base.list(entity, within);
      const own = [...(writes.get(entity)?.values() ?? [])];
      return list === undefined || own.length === 0 ? list : writtenList(list, own, within);
    },
  };
}

function writtenList(base: ThingList, writes: readonly ThingWrite[], within: Within): ThingList {
  const added = writes
    .filter(({ isNew, thing }) => isNew && thing !== undefined)
    .filter((write) => base.indexOf(write.key) === undefined && isOf(write, within))
    .flatMap(({ thing }) => thing ?? [])
    .toReversed();
  const changed = new Map(writes.map((write) => [base.indexOf(write.key), write.thing] as const));
  const removed = [...changed]
    .flatMap(([index, thing]) => (index === undefined || thing !== undefined ? [] : [index]))
    .sort((a, b) => a - b);
  /** The place in the list below, past what was removed. */
  const below = (index: number): number =>
    removed.reduce((place, gone) => (gone <= place ? place + 1 : place), index - added.length);
  const size = base.size - removed.length + added.length;
  const at = (index: number): Thing | undefined =>
    index < 0 || index >= size ? undefined : (added[index] ?? changed.get(below(index)) ?? base.at(below(index)));
  return {
    size,
    at,
    keyAt: (index) => (index < added.length ? added[index]?.key : base.keyAt(below(index))),
    indexOf(key) {
      const first = added.findIndex((thing) => keyText(thing.key) === keyText(key));
      if (first >= 0) return first;
      const place = base.indexOf(key);
      if (place === undefined || removed.includes(place)) return undefined;
      return place - removed.filter((gone) => gone < place).length + added.length;
    },
  };
}

/** Whether a row is one of those that are meant: it was written as theirs, or says so itself. */
function isOf({ within: own, thing }: ThingWrite, within: Within): boolean {
  return within.every(([property, value]) => {
    const written = own.find(([name]) => name === property)?.[1];
    const shown = thing === undefined || property.startsWith("$") ? null : valueAt(thing.value, property);
    return keyText(written ?? shown) === keyText(value);
  });
}
