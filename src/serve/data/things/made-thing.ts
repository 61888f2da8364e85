import { createHash } from "node:crypto";
import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { identifiers } from "../../../contract/model/reference-name.ts";
import type { Cell } from "../../../generate/cell.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { type Known, options, whole } from "../../../generate/make/known.ts";
import { generatorFor } from "../generator-for.ts";
import { withAgreeingIds } from "./agreeing-ids.ts";
import { asRowsSpell } from "./as-rows-spell.ts";
import { countOfNew } from "./counts-of-new.ts";
import { mergePatch, withBeside } from "./merge-patch.ts";
import { respelled, spelledBy } from "./row-names.ts";
import { type SentFile, toldOfFile } from "./sent-file.ts";
import { knownOwners } from "./told-rows.ts";
import { keyText, type Thing, type Within } from "./thing.ts";
import {
  heldTimes,
  isAhead,
  isStateName,
  type Member,
  membersOf,
  timeOfCreation,
  timesOfChange,
} from "./times-of-writes.ts";

/** What a client sent of a row, and what it might have sent. */
export interface SentRow {
  readonly members: JsonObject;
  readonly sendable: ReadonlySet<string>;
  /** Those that were not sent, but are told by rows that were named. */
  readonly told?: ReadonlySet<string> | undefined;
  /** A file beside them. */
  readonly file?: SentFile | undefined;
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
  /** What listed rows show of a property. */
  readonly listed: (property: string) => Json | undefined;
  /** Members that say of what kind the row is, and where. */
  readonly own: JsonObject;
}

/** What was sent by the names of the row. */
function byRowNames({ members, sendable, file }: SentRow, entity: Entity): SentRow {
  const meant = spelledBy(membersOf(entity).map(([name]) => name));
  return {
    file,
    members: asRowsSpell(respelled(members, meant), entity),
    sendable: new Set([...sendable].map(meant)),
  };
}

/** A new row: what was sent, what its schema says of what was not, and what a server fills in. */
export function createdThing(spot: ThingSpot, given: SentRow): Thing {
  const sent = byRowNames(given, spot.entity);
  const members = membersOf(spot.entity);
  const filled = members.flatMap((member) => {
    const [name] = member;
    if (Object.hasOwn(sent.members, name)) return [];
    const known = fillIn(member, sent, spot);
    return known === leftToServer ? [] : [[name, known] as const];
  });
  const known = {
    ...Object.fromEntries(filled),
    ...toldBy(sent, spot),
    ...spot.own,
    ...wholes(sent.members),
    ...timesHeld(spot, sent.members),
    ...ownKnown(spot, sent.members),
  };
  return {
    ...thingOf(spot, known, { ...sent.members, ...ownMembers(spot) }),
    unnamed: unnamedIn(sent.members, spot.entity),
  };
}

/** A row after a change: `replace` leaves only what a client cannot send as it was. */
export function changedThing(spot: ThingSpot, before: Thing, given: SentRow, action: "replace" | "merge"): Thing {
  const sent = byRowNames(given, spot.entity);
  const kept: JsonObject =
    action === "merge"
      ? before.value
      : Object.fromEntries(Object.entries(before.value).filter(([name]) => !sent.sendable.has(name)));
  const touched = timesOfChange(spot, before, sent).filter(([name]) => !Object.hasOwn(sent.members, name));
  const versions = Object.entries(before.value)
    .filter(([name]) => plainName(name) === "etag" && !Object.hasOwn(sent.members, name))
    .map(([name, version]) => [name, options([nextVersion(version)])] as const);
  const changed = Object.entries(sent.members).map(
    ([name, value]) => [name, isKept(kept[name], value) ? mergePatch(kept[name] ?? null, value) : value] as const,
  );
  const known = {
    ...absentBut(spot.entity, kept),
    ...wholes(kept),
    ...wholes(Object.fromEntries(changed)),
    ...timesHeld(spot, { ...kept, ...Object.fromEntries(changed) }, { before: before.value, sent: sent.members }),
    ...toldBy(sent, spot),
    ...Object.fromEntries(touched),
    ...Object.fromEntries(versions),
    ...ownKnown(spot, { ...kept, ...Object.fromEntries(changed) }),
  };
  const thing = thingOf(spot, known, { ...sent.members, ...ownMembers(spot) });
  const others = action === "merge" ? before.unnamed : undefined;
  return { ...thing, unnamed: unnamedIn({ ...others, ...sent.members }, spot.entity) };
}

/** What rows hold in one object, with the times of this write. @param change of a row that is there: what it was, and what was sent */
function timesHeld(
  spot: ThingSpot,
  members: JsonObject,
  change?: { readonly before: JsonObject; readonly sent: JsonObject },
): Readonly<Record<string, Known>> {
  const [name, times] = heldTimes(spot, change?.sent ?? members, change?.before) ?? [];
  const held = name === undefined ? undefined : (members[name] ?? null);
  return name === undefined || held === undefined || !isJsonObject(held)
    ? {}
    : { [name]: whole({ ...held, ...times }) };
}

/** What a row says of the file that was sent, where nothing else was sent of that. */
function toldBy({ file, members }: SentRow, { entity: { source } }: ThingSpot): Readonly<Record<string, Known>> {
  if (file === undefined || source === undefined) return {};
  const told = [...toldOfFile(file, source.schema, schemaView(source.references))];
  const unsent = told.filter(([name]) => !Object.hasOwn(members, name));
  return Object.fromEntries(unsent.map(([name, value]) => [name, options([value])]));
}

/** Undefined: the row's schema names all of it. */
function unnamedIn(members: JsonObject, entity: Entity): JsonObject | undefined {
  const own = new Set(membersOf(entity).map(([name]) => name));
  const others = Object.entries(members).filter(([name, value]) => !own.has(name) && value !== null);
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** A version that counts goes on; of any other the next is another text. */
function nextVersion(version: Json): Json {
  if (typeof version === "number") return version + 1;
  if (typeof version !== "string" || version === "") return version;
  if (/^\d{1,15}$/.test(version)) return String(Number(version) + 1);
  const digits = createHash("sha256").update(version).digest("hex");
  const [mark = ""] = /^W\//.exec(version) ?? [];
  const rest = version.slice(mark.length);
  return mark + rest.replace(/[0-9a-z]/gi, (_, at: number) => digits[at % digits.length] ?? "");
}

function isKept(before: Json | undefined, sent: Json): boolean {
  return before !== undefined && isJsonObject(before) && isJsonObject(sent) && !isOther(before, sent);
}

/** Whether an object names another row than was held: then nothing that was said of that one stays. */
function isOther(before: JsonObject, sent: JsonObject): boolean {
  return Object.entries(sent).some(
    ([name, key]) =>
      identifiers.has(plainName(name)) && Object.hasOwn(before, name) && keyText(before[name]) !== keyText(key),
  );
}

/** Members that a row does not have stay away, as far as they may. */
function absentBut(entity: Entity, row: JsonObject): Readonly<Record<string, Known | undefined>> {
  const members = membersOf(entity).filter(([name]) => !Object.hasOwn(row, name));
  return Object.fromEntries(members.map((member) => [member[0], left(member, entity)]));
}

/** A member that was left out: not there, or null where a row has to have it. */
function left([name, , view]: Member, { source }: Entity): Known | undefined {
  const isRequired = source !== undefined && view.required(source.schema).has(name);
  return isRequired ? options([null]) : undefined;
}

const leftToServer = Symbol("left to the server");

/** What a member is that was not sent. */
function fillIn(
  [name, schema, view]: Member,
  { sendable, members }: SentRow,
  spot: ThingSpot,
): Known | undefined | typeof leftToServer {
  const now = timeOfCreation([name, schema, view], spot);
  if (now !== undefined) return now;
  // What has not happened yet has no time.
  if (!sendable.has(name) && isAhead([name, schema, view], spot)) return options([null]);
  const usual = view.keyword(schema, "default");
  if (usual !== undefined && usual !== null) return whole(usual as Json);
  if (sendable.has(name)) return left([name, schema, view], spot.entity);
  const counted = countOfNew([name, schema, view], members);
  if (counted !== undefined) return options([counted]);
  const listed = view.keyword(schema, "enum") ?? spot.entity.things?.words.get(name);
  return isStateName(name) && Array.isArray(listed) ? whole(listed[0] as Json) : leftToServer;
}

/** Whether a member was sent, or one of an object in it, or of any item of a list. */
function isSentAt(sent: JsonObject, [name = "", ...inner]: readonly string[]): boolean {
  if (inner.length === 0 || !Object.hasOwn(sent, name)) return Object.hasOwn(sent, name);
  return [sent[name] ?? null].flat().some((one: Json) => isJsonObject(one) && isSentAt(one, inner));
}

function wholes(members: JsonObject): Readonly<Record<string, Known>> {
  // Null stays where it may, else the member goes.
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, value === null ? options([null]) : whole(value)]),
  );
}

/** The key of a row and its owners, in objects of whom the rest stays. */
function ownKnown(spot: ThingSpot, members: JsonObject): Readonly<Record<string, Known>> {
  const own = ownMembers(spot);
  const known = Object.entries(withBeside(own, members)).map(([name, value]): readonly [string, Known] => [
    name,
    value === own[name] ? value : whole(value),
  ]);
  return Object.fromEntries(known);
}

function ownMembers({ entity, key, within }: ThingSpot): JsonObject {
  const property = entity.things?.key;
  return { ...knownOwners(entity, within), ...(property === undefined ? {} : { [property]: key }) };
}

/** @param sent what stays as it is */
function thingOf({ entity, key, place, cell }: ThingSpot, known: Known, sent: JsonObject): Thing {
  const made = entity.source && generatorFor(entity.source).value(cell, known);
  const row = made?.kind === "value" && isJsonObject(made.value) ? made.value : {};
  const value = withAgreeingIds(row, entity, (at) => isSentAt(sent, at.split(".")), sent);
  return { key, value, place, isWhole: true };
}
