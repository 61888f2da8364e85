import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity, SchemaSource } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { valueAt, withValueAt } from "../../../contract/model/property.ts";
import { referenceIn } from "../../../contract/model/reference-name.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { KnownObject } from "../../../generate/make/known.ts";
import { embeddedRow } from "./embedded-row.ts";
import type { RowOf, Thing } from "./thing.ts";

/** An entity by its name. */
export type EntityOf = (name: string) => Entity;

/** What a row, or the object inside it where the reference stands, says of another one. @param row undefined: its key alone is said */
export function toldOf(
  entity: Entity,
  at: string,
  {
    target,
    key,
    row,
  }: { readonly target: Entity; readonly key: Json; readonly row: (() => JsonObject | undefined) | undefined },
): KnownObject {
  if (isInside(at))
    return { ...embeddedRow(entity, holderOf(at), target, row?.()), [at.slice(holderOf(at).length + 1)]: key };
  const names = row && namesBeside(entity, at, target);
  const name = names && row()?.[names.theirs];
  return { [at]: key, ...(names !== undefined && typeof name === "string" ? { [names.own]: name } : {}) };
}

/** The members of a row that say more of other rows than their keys. */
export function tellingMembers(entity: Entity, entityOf: EntityOf): readonly string[] {
  return [...(entity.things?.references ?? [])].flatMap(
    ([at, target]) => memberTold(entity, at, entityOf(target)) ?? [],
  );
}

function memberTold(entity: Entity, at: string, target: Entity): string | undefined {
  return isInside(at) ? at.split(".")[0] : namesBeside(entity, at, target)?.own;
}

/**
 * A row that shows others as they are now, but for what was sent of them.
 * @param rowOf undefined: that one is shown as it was
 */
export function retold(entity: Entity, thing: Thing, entityOf: EntityOf, rowOf: RowOf): Thing {
  const value = [...(entity.things?.references ?? [])].reduce<JsonObject>((row, [at, name]) => {
    const key = valueAt(row, at) as Json;
    const now = key === null ? undefined : rowOf(name, key);
    const target = entityOf(name);
    const member = now && memberTold(entity, at, target);
    if (now === undefined || member === undefined || thing.said?.includes(member) === true) return row;
    const told = withRetold(row, at, toldOf(entity, at, { target, key, row: () => now }));
    return (entity.violations?.(told).length ?? 0) === 0 ? told : row;
  }, thing.value);
  return value === thing.value ? thing : { ...thing, value };
}

function withRetold(row: JsonObject, at: string, told: KnownObject): JsonObject {
  const before = isInside(at) ? valueAt(row, holderOf(at)) : row;
  const all = { ...(isJsonObject(before as Json) ? (before as JsonObject) : {}), ...told };
  const now = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as JsonObject;
  return isInside(at) ? (withValueAt(row, holderOf(at), now) as JsonObject) : now;
}

/** The path of the object in which a reference stands: `customer` of `customer.id`. */
export function holderOf(at: string): string {
  return at.slice(0, Math.max(0, at.lastIndexOf(".")));
}

/** Whether a reference stands in an object of the row: `customer.id`. */
export function isInside(at: string): boolean {
  return at.includes(".");
}

/** A property beside a reference that says what the row there is called, and the property by which that row says it. */
function namesBeside(
  { source }: Entity,
  at: string,
  target: Entity,
): { readonly own: string; readonly theirs: string } | undefined {
  const thing = referenceIn(at)?.thing;
  if (source === undefined || target.source === undefined || thing === undefined) return undefined;
  const [own, theirs] = [source, target.source].map(textsOf);
  for (const word of ["name", "title"]) {
    const [mine, other] = [own?.get(thing + word), theirs?.get(word)];
    if (mine !== undefined && other !== undefined) return { own: mine, theirs: other };
  }
  return undefined;
}

const knownTexts = new WeakMap<SchemaSource, ReadonlyMap<string, string>>();

/** Plain name → name of the members that are texts: asked for every row, and looked for once. */
function textsOf(source: SchemaSource): ReadonlyMap<string, string> {
  const known = knownTexts.get(source);
  if (known !== undefined) return known;
  const view = schemaView(source.references);
  const texts = [...view.members(source.schema)].filter(([, member]) => view.kind(member) === "string");
  const made = new Map(texts.map(([name]) => [plainName(name), name] as const));
  knownTexts.set(source, made);
  return made;
}
