import type { WriteAnswer } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import { canonicalText, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Data } from "../../data/data.ts";
import { noWrites, withWrites, WritesUnderWay, writtenThings } from "../../data/things/thing-write.ts";
import { keyText, type Thing, type ThingData, type Within } from "../../data/things/thing.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Asked } from "../here.ts";
import { soleOf, withinOf } from "./list-outcome.ts";
import { sentRow } from "./sent-row.ts";

/** Rows of other entities that stand in a new one: found in the lists below it from now on, in the order in which they were sent. */
export function childrenOf(
  answer: WriteAnswer,
  { key, thing }: ThingWrite,
  parameters: ReadonlyMap<string, Value>,
  { data, asked }: { readonly data: Data; readonly asked: Asked },
): readonly ThingWrite[] {
  if (answer.action !== "create" || answer.children.size === 0 || thing === undefined) return [];
  const { members } = sentRow(answer, asked);
  return [...answer.children].flatMap(([member, { entity, within, owner, sendable }]) => {
    const rows = childRows(members[member], thing.value[member]);
    const property = data.things.keyOf(entity);
    const whose = withinOf(within, new Map([...parameters, [owner, key]]));
    const before = new WritesUnderWay();
    const things = writtenThings(data.things, before.writes);
    // Lists show first what was made last.
    return rows.toReversed().flatMap((row): ThingWrite[] => {
      const childKey = property === undefined ? undefined : row[property];
      const options = childKey === undefined ? {} : { key: childKey };
      const write = things.create(entity, whose, { members: row, sendable }, options);
      if (write === undefined) return [];
      before.add(write);
      return [write];
    });
  });
}

/**
 * Rows of lists that a written row holds: they are what it says of them from now on.
 * @param before the row as it was; undefined: it is new
 */
export function heldWrites(
  answer: WriteAnswer,
  { entity: holder, key, within, thing }: ThingWrite,
  before: Thing | undefined,
  { things }: Data,
): readonly ThingWrite[] {
  return things.heldIn(holder).flatMap(({ entity, member, owner }) => {
    const rows = thing?.value[member];
    const isUnchanged =
      before !== undefined && canonicalText(before.value[member] ?? null) === canonicalText(rows ?? null);
    if (!Array.isArray(rows) || isUnchanged || (before === undefined && answer.children.has(member))) return [];
    const whose: Within = [...within.filter(([property]) => property.startsWith("$")), [owner, key]];
    return listWrites(things, { entity, within: whose }, (rows as readonly Json[]).filter(isJsonObject));
  });
}

/** What makes a list of these rows alone: others are removed. */
function listWrites(
  things: ThingData,
  { entity, within }: { readonly entity: string; readonly within: Within },
  rows: readonly JsonObject[],
): readonly ThingWrite[] {
  const property = things.keyOf(entity) ?? "";
  const kept = new Set(rows.flatMap((row) => (Object.hasOwn(row, property) ? [keyText(row[property])] : [])));
  const list = things.list(entity, within);
  const listed = Array.from({ length: list?.size ?? 0 }, (_, index) => list?.at(index));
  const under = new WritesUnderWay();
  const after = writtenThings(things, under.writes);
  const writes: ThingWrite[] = [];
  const add = (write: ThingWrite | undefined): void => {
    if (write === undefined) return;
    writes.push(write);
    under.add(write);
  };
  for (const one of listed)
    if (one !== undefined && !kept.has(keyText(one.key))) add(things.remove(entity, within, one));
  for (const row of rows.toReversed()) {
    const own = row[property] === undefined ? {} : { key: row[property] };
    add(after.create(entity, within, { members: row, sendable: new Set(Object.keys(row)) }, own));
  }
  return writes;
}

/** The rows as the new row shows them, which knows what was filled in of each; else as they were sent. */
function childRows(sent: Json | undefined, shown: Json | undefined): readonly JsonObject[] {
  const [given, made] = [sent, shown].map((rows) => (Array.isArray(rows) ? (rows as readonly Json[]) : []));
  const rows = made?.length === given?.length ? made : given;
  return (rows ?? []).map((row) => (isJsonObject(row) ? row : {}));
}

/** The row that an answer shows where that hangs on others: the one that holds it, or itself with the lists that it holds. */
export function shownAfter(
  { holder }: WriteAnswer,
  writes: readonly [ThingWrite, ...ThingWrite[]],
  parameters: ReadonlyMap<string, Value>,
  { things }: Data,
): Thing | undefined {
  const [{ entity, within, key }, ...held] = writes;
  if (holder === undefined && held.length === 0) return undefined;
  const after = writtenThings(things, withWrites(noWrites, writes));
  if (holder === undefined) return after.item(entity, within, key);
  return after.item(holder.entity, withinOf(holder.within, parameters), soleOf(parameters.get(holder.key)) ?? null);
}
