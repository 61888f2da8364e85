import { SchemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import type { Part } from "../../../source/part.ts";
import type { Cell } from "../../../generate/cell.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { type Known, whole } from "../../../generate/make/known.ts";
import { generatorFor } from "../generator-for.ts";
import type { Thing, Within } from "./thing.ts";

/** What a client sent of a row, and what it might have sent. */
export interface SentRow {
  readonly members: JsonObject;
  readonly sendable: ReadonlySet<string>;
}

/** Where a row that is written stands. */
export interface ThingSpot {
  readonly entity: Entity;
  readonly key: Json;
  readonly within: Within;
  readonly place: string;
  readonly cell: Cell;
  /** The clock, ISO 8601 UTC. */
  readonly now: string;
}

/** What was sent by the names of the row: some services take `FriendlyName` and show `friendly_name`. */
function byRowNames({ members, sendable }: SentRow, entity: Entity): SentRow {
  const names = membersOf(entity).map(([name]) => name);
  const plain = new Map(names.map((name) => [plainName(name), name] as const));
  const meant = (name: string): string => (names.includes(name) ? name : (plain.get(plainName(name)) ?? name));
  return {
    members: Object.fromEntries(Object.entries(members).map(([name, value]) => [meant(name), value])),
    sendable: new Set([...sendable].map(meant)),
  };
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** A new row: what was sent, what its schema says of what was not, and what a server fills in. */
export function createdThing(spot: ThingSpot, given: SentRow): Thing {
  const sent = byRowNames(given, spot.entity);
  const members = membersOf(spot.entity);
  const filled = members.flatMap(([name, schema, view]) => {
    if (Object.hasOwn(sent.members, name)) return [];
    const known = fillIn(name, schema, view, sent, spot);
    return known === leftToServer ? [] : [[name, known] as const];
  });
  return thingOf(spot, { ...Object.fromEntries(filled), ...wholes(sent.members), ...ownMembers(spot) });
}

/** A row after a change: `replace` leaves only what a client cannot send as it was. */
export function changedThing(spot: ThingSpot, before: Thing, given: SentRow, action: "replace" | "merge"): Thing {
  const sent = byRowNames(given, spot.entity);
  const kept =
    action === "merge"
      ? before.value
      : Object.fromEntries(Object.entries(before.value).filter(([name]) => !sent.sendable.has(name)));
  const touched = membersOf(spot.entity)
    .filter(([name, schema, view]) =>
      isMoment(name, schema, view, /^(updated|modified|changed|lastmodified|lastupdated)/),
    )
    .filter(([name]) => Object.hasOwn(before.value, name) && !Object.hasOwn(sent.members, name))
    .map(([name]) => [name, spot.now] as const);
  const after = mergePatch(kept, sent.members);
  return thingOf(
    spot,
    whole({ ...(isJsonObject(after) ? after : {}), ...Object.fromEntries(touched), ...ownMembers(spot) }),
  );
}

/** JSON Merge Patch (RFC 7396): null takes a member out. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, Json> = isJsonObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && !(name in merged && isNullKept(target, name))) Reflect.deleteProperty(merged, name);
    else merged[name] = mergePatch(merged[name] ?? null, value);
  }
  return merged;
}

/** A member that is null already stays so. */
function isNullKept(target: Json, name: string): boolean {
  return isJsonObject(target) && target[name] === null;
}

const leftToServer = Symbol("left to the server");

/** What a member is that was not sent. */
function fillIn(
  name: string,
  schema: Part,
  view: SchemaView,
  { sendable }: SentRow,
  { now }: ThingSpot,
): Known | undefined | typeof leftToServer {
  if (
    isMoment(
      name,
      schema,
      view,
      /^(created|updated|modified|inserted|placed|opened|registered|submitted|started|date|time)/,
    )
  )
    return now;
  const usual = view.keyword(schema, "default");
  if (usual !== undefined && usual !== null) return whole(usual as Json);
  if (sendable.has(name)) return undefined;
  const listed = view.keyword(schema, "enum");
  return /^(status|state|phase)$/i.test(name) && Array.isArray(listed) ? whole(listed[0] as Json) : leftToServer;
}

function isMoment(name: string, schema: Part, view: SchemaView, pattern: RegExp): boolean {
  return view.format(schema) === "date-time" && pattern.test(name.toLowerCase().replace(/[^a-z]/g, ""));
}

function membersOf({ source }: Entity): (readonly [string, Part, SchemaView])[] {
  if (source === undefined) return [];
  const view = new SchemaView(source.references);
  return [...view.members(source.schema)].map(([name, schema]) => [name, schema, view] as const);
}

function wholes(members: JsonObject): Readonly<Record<string, Known>> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, whole(value)]));
}

function ownMembers({ entity, key, within }: ThingSpot): JsonObject {
  const owners = within.filter(
    ([property, value]) => !property.startsWith("$") && (typeof value !== "object" || value === null),
  );
  const property = entity.things?.key;
  return { ...(Object.fromEntries(owners) as JsonObject), ...(property === undefined ? {} : { [property]: key }) };
}

function thingOf({ entity, key, place, cell }: ThingSpot, known: Known): Thing {
  const made = entity.source && generatorFor(entity.source).value(cell, known);
  const value = made?.kind === "value" && isJsonObject(made.value) ? made.value : {};
  return { key, value, place, isWhole: true };
}
