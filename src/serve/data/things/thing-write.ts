import { withValueAt } from "../../../contract/model/property.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { JsonObject } from "../../../generate/json.ts";
import type { RowOverride } from "../change.ts";
import { withListsShown } from "./held-lists.ts";
import type { SentRow } from "./made-thing.ts";
import type { RowOf, Thing, ThingData, ThingList, Within } from "./thing.ts";
import { writtenList } from "./written-list.ts";
import { type ThingWrite, WrittenRows } from "./written-rows.ts";

/** Entity → its written rows. Never changed, only replaced. */
export type ThingWrites = ReadonlyMap<string, WrittenRows>;

export const noWrites: ThingWrites = new Map();

/** What was written before, and more of it, one after the other. */
export class WritesUnderWay {
  readonly #writes: Map<string, WrittenRows>;
  readonly #own = new Set<WrittenRows>();

  constructor(before: ThingWrites = noWrites) {
    this.#writes = new Map(before);
  }

  /** All of it, which goes on with what is added. */
  get writes(): ThingWrites {
    return this.#writes;
  }

  add(write: ThingWrite): void {
    let rows = this.#writes.get(write.entity);
    if (rows === undefined || !this.#own.has(rows)) {
      rows = new WrittenRows(rows);
      this.#own.add(rows);
      this.#writes.set(write.entity, rows);
    }
    rows.add(write);
  }
}

/** Some writes more. */
export function withWrites(writes: ThingWrites, more: readonly ThingWrite[]): ThingWrites {
  const all = new WritesUnderWay(writes);
  for (const write of more) all.add(write);
  return all.writes;
}

/** How much was written, in characters of JSON, and how many rows. */
export function sizeOfWrites(writes: ThingWrites): { readonly rows: number; readonly characters: number } {
  const size = { rows: 0, characters: 0 };
  for (const { size: rows, characters } of writes.values()) {
    size.rows += rows;
    size.characters += characters;
  }
  return size;
}

/** The rows as they are after what was written: created ones first in their lists, changed ones in their place. */
export function writtenThings(base: ThingData, writes: ThingWrites): ThingData {
  const rowOf = rowsAfter(writes);
  const related = (entity: string, sent: SentRow): SentRow => base.related(entity, sent, rowOf);
  const listWritten = (entity: string, within: Within): ThingList | undefined =>
    (writes.get(entity)?.of(within) ?? []).length === 0 ? undefined : listAfter(base, writes, [entity, within]);
  const retold = (entity: string, thing: Thing | undefined): Thing | undefined =>
    thing && withListsShown(base, entity, base.retold(entity, thing, rowOf), listWritten);
  return {
    ...base,
    written: (entity, within) => writes.get(entity)?.of(within) ?? [],
    wasWritten: (entity, within, key) => writes.get(entity)?.keyed(within, key),
    create(entity, within, sent, options) {
      const rows = writes.get(entity);
      const told = related(entity, sent);
      if (rows === undefined) return base.create(entity, within, told, options);
      return base.create(entity, within, told, { ...options, written: [rows, ...(options?.written ?? [])] });
    },
    change: (entity, within, before, sent, action) =>
      base.change(entity, within, before, related(entity, sent), action),
    has(entity, within, key) {
      const write = writes.get(entity)?.keyed(within, key);
      if (write === undefined && base.namesOf(entity).length > 0)
        return itemAfter(base, writes, [entity, within, key]) !== undefined;
      return write === undefined ? base.has(entity, within, key) : write.thing !== undefined;
    },
    item: (...asked) => retold(asked[0], itemAfter(base, writes, asked)),
    isListed(entity, within, key) {
      const write = writes.get(entity)?.keyed(within, key);
      if (isOfNew(base, writes, [entity, within])) return write?.thing !== undefined;
      if (write === undefined) return base.isListed(entity, within, key);
      return write.thing !== undefined && (write.isNew || base.isListed(entity, within, write.listedAs ?? key));
    },
    list(entity, within) {
      const list = listAfter(base, writes, [entity, within]);
      const isShowing = (): boolean => base.heldIn(entity).some((held) => writes.has(held.entity));
      if (list === undefined || !(base.showsAny(entity, (other) => writes.has(other)) || isShowing())) return list;
      return { ...list, at: (index) => retold(entity, list.at(index)) };
    },
  };
}

/** What rows say that were written; what is gone says what it said last, but for what the session made itself. */
function rowsAfter(writes: ThingWrites): RowOf {
  return (name, key) => {
    const write = writes.get(name)?.keyed([], key);
    return write?.thing?.value ?? (write?.isNew === false ? write.row : undefined);
  };
}

/** The rows as they are after what was written, with single properties overridden: these lie over all that was written. */
export function overriddenThings(
  base: ThingData,
  writes: ThingWrites,
  overrides: readonly Omit<RowOverride, "kind">[],
): ThingData {
  const all = new WritesUnderWay(writes);
  const things = writtenThings(base, all.writes);
  for (const { entity, key, property, value } of overrides) {
    const before = things.item(entity, [], key);
    if (before === undefined) continue;
    const row = withValueAt(before.value, property, value) as JsonObject;
    const said = [...(before.said ?? []), property.split(".")[0] ?? property];
    // A removal finds its row as a change does, by its key and its owners, and makes nothing of what was sent.
    all.add({ ...things.remove(entity, [], before), thing: { ...before, value: row, said }, row });
  }
  return things;
}

/** Whether an owner was created in the session: then nothing is theirs but what was written. */
function isOfNew(
  base: ThingData,
  writes: ThingWrites,
  [entity, within]: readonly [entity: string, within: Within],
): boolean {
  return within.some(([property, value]) => {
    const owner = writes.size === 0 ? undefined : base.ownerOf(entity, property);
    const write = owner === undefined ? undefined : lastOf(writes, owner, value);
    return write?.isNew === true && write.thing !== undefined;
  });
}

/** What was written of the row of a key, or of one that is called so. */
function lastOf(writes: ThingWrites, entity: string, key: Value): ThingWrite | undefined {
  const rows = writes.get(entity);
  return rows?.keyed([], key) ?? rows?.named([], key);
}

const nothing: ThingList = { size: 0, at: () => undefined, keyAt: () => undefined, indexOf: () => undefined };

function asNew(write: ThingWrite): ThingWrite {
  return { ...write, isNew: true };
}

function listAfter(
  base: ThingData,
  writes: ThingWrites,
  [entity, within]: Parameters<ThingData["list"]>,
): ThingList | undefined {
  const list = base.list(entity, within);
  const own = writes.get(entity)?.of(within) ?? [];
  if (list !== undefined && isOfNew(base, writes, [entity, within])) return writtenList(nothing, own.map(asNew));
  return list === undefined || own.length === 0 ? list : writtenList(list, own);
}

function itemAfter(base: ThingData, writes: ThingWrites, asked: Parameters<ThingData["item"]>): Thing | undefined {
  const [entity, within, key] = asked;
  const rows = writes.get(entity);
  const write = rows?.keyed(within, key);
  if (write !== undefined) return write.thing;
  if (rows === undefined || base.namesOf(entity).length === 0) return base.item(...asked);
  // A key of a listed row is no name of another one.
  const named = base.isListed(entity, within, key) ? undefined : rows.named(within, key);
  if (named !== undefined) return named.thing;
  const thing = base.item(...asked);
  // A row that was found by a name is no more called so, or gone, where it was written.
  const isWritten = thing?.key !== undefined && rows.keyed(within, thing.key) !== undefined;
  return isWritten ? undefined : thing;
}
