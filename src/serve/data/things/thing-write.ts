import type { Value } from "../../../contract/model/value.ts";
import { canonicalText, type Json, type JsonObject } from "../../../generate/json.ts";
import { keyText, type Thing, type ThingList, type ThingData, type Within } from "./thing.ts";
import { valueAt } from "../../../contract/model/property.ts";

/** A row that was created, changed or removed. */
export interface ThingWrite {
  readonly entity: string;
  readonly key: Json;
  /** Whose row it is, as far as the request said. */
  readonly within: Within;
  /** Undefined: it was removed. */
  readonly thing: Thing | undefined;
  /** Whether it was taken from that owner only. */
  readonly isDetached?: boolean | undefined;
  /** What the row shows, or showed last. */
  readonly row: JsonObject;
  /** Other properties by which it is asked for. */
  readonly names: readonly string[];
  /** Whether it was not there before: then lists show it first. */
  readonly isNew: boolean;
}

/** Owner and key → the last that was written of that row, in the order of creation. */
export type WrittenRows = ReadonlyMap<string, ThingWrite>;

/** Entity → its written rows. Never changed, only replaced. */
export type ThingWrites = ReadonlyMap<string, WrittenRows>;

export const noWrites: ThingWrites = new Map();

/** One write more. */
export function withWrites(writes: ThingWrites, more: readonly ThingWrite[]): ThingWrites {
  const all = new Map(writes);
  for (const write of more) {
    const rows = new Map(all.get(write.entity));
    const before = lastOf(rows, write.within, write.key);
    const place = before?.[0] ?? placeOf(write);
    const isNew = before?.[1].isNew ?? write.isNew;
    const within = before?.[1].within ?? write.within;
    // Every well-formed key has a row: that this one is gone has to be remembered, what else it was does not.
    const row = isNew && write.thing === undefined ? membersOf(write.row, write.names) : write.row;
    rows.set(place, { ...write, row, within, isNew });
    all.set(write.entity, rows);
  }
  return all;
}

function membersOf(row: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(row, name) ? [[name, row[name] ?? null]] : [])));
}

function placeOf({ within, key }: ThingWrite): string {
  return JSON.stringify([within.map(([property, value]) => [property, keyText(value)]), keyText(key)]);
}

/** How much was written, in characters of JSON, and how many rows. */
export function sizeOfWrites(writes: ThingWrites): { readonly rows: number; readonly characters: number } {
  const all = [...writes.values()].flatMap((rows) => [...rows.values()]);
  return { rows: all.length, characters: all.reduce((sum, write) => sum + charactersIn(write), 0) };
}

const known = new WeakMap<ThingWrite, number>();

function charactersIn(write: ThingWrite): number {
  const { unnamed = {} } = write.thing ?? {};
  const count = known.get(write) ?? canonicalText(write.row).length + canonicalText(unnamed).length;
  known.set(write, count);
  return count;
}

/** The rows as they are after what was written: created ones first in their lists, changed ones in their place. */
export function writtenThings(base: ThingData, writes: ThingWrites): ThingData {
  const written = (entity: string, within: Within): readonly ThingWrite[] =>
    [...(writes.get(entity)?.values() ?? [])].filter((write) => isOf(write, within));
  return {
    ...base,
    written,
    create: (entity, within, sent, options) =>
      base.create(entity, within, sent, {
        ...options,
        written: new Map([...(writes.get(entity) ?? []), ...(options?.written ?? [])]),
      }),
    has(entity, within, key) {
      const write = lastOf(writes.get(entity), within, key)?.[1];
      if (write === undefined && base.namesOf(entity).length > 0)
        return itemAfter(base, writes, [entity, within, key]) !== undefined;
      return write === undefined ? base.has(entity, within, key) : write.thing !== undefined;
    },
    item: (...asked) => itemAfter(base, writes, asked),
    list(entity, within) {
      const list = base.list(entity, within);
      const own = written(entity, within);
      if (list !== undefined && isOfNew(entity, within)) return writtenList(nothing, own.map(asNew));
      return list === undefined || own.length === 0 ? list : writtenList(list, own);
    },
  };

  /** Whether an owner was created in the session: then nothing is theirs but what was written. */
  function isOfNew(entity: string, within: Within): boolean {
    return within.some(([property, value]) => {
      const owner = writes.size === 0 ? undefined : base.ownerOf(entity, property);
      const write = owner === undefined ? undefined : lastOf(writes.get(owner), [], value)?.[1];
      return write?.isNew === true && write.thing !== undefined;
    });
  }
}

const nothing: ThingList = { size: 0, at: () => undefined, keyAt: () => undefined, indexOf: () => undefined };

function asNew(write: ThingWrite): ThingWrite {
  return { ...write, isNew: true };
}

function itemAfter(base: ThingData, writes: ThingWrites, asked: Parameters<ThingData["item"]>): Thing | undefined {
  const [entity, within, key] = asked;
  const rows = writes.get(entity);
  const write = lastOf(rows, within, key)?.[1];
  if (write !== undefined) return write.thing;
  const thing = base.item(...asked);
  // A row that was found by a name is no more called so, or gone, where it was written.
  const isWritten = thing?.key !== undefined && lastOf(rows, within, thing.key) !== undefined;
  return isWritten ? undefined : thing;
}

/** The last that was written of the row of a key, else of one that has this name, among those of an owner. */
function lastOf(rows: WrittenRows | undefined, within: Within, key: Value): readonly [string, ThingWrite] | undefined {
  const text = keyText(key);
  const all = [...(rows ?? [])];
  const isCalled = ({ names, row }: ThingWrite): boolean =>
    names.some((name) => Object.hasOwn(row, name) && keyText(row[name]) === text);
  return (
    all.findLast(([, write]) => keyText(write.key) === text && isOf(write, within)) ??
    all.findLast(([, write]) => isCalled(write) && isOf(write, within))
  );
}

function writtenList(base: ThingList, writes: readonly ThingWrite[]): ThingList {
  const added = writes
    .filter(({ isNew, thing }) => isNew && thing !== undefined)
    .filter((write) => base.indexOf(write.key) === undefined)
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
function isOf({ within: own, row, isDetached }: ThingWrite, within: Within): boolean {
  const isMeant = ([property, value]: Within[number]): boolean =>
    within.some(([name, asked]) => name === property && keyText(asked) === keyText(value));
  if (isDetached === true && !own.every(isMeant)) return false;
  return within.every(([property, value]) => {
    const written = own.find(([name]) => name === property)?.[1];
    const shown = property.startsWith("$") ? null : valueAt(row, property);
    return keyText(written ?? shown) === keyText(value);
  });
}
