import { schemaView, type SchemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { isHolder } from "../../../contract/model/row-holder.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { timeLike } from "../../../generate/make/like-example.ts";
import { meaningOf } from "../../../generate/text/meaning-of.ts";
import { spellingOf } from "../../../generate/text/written-moment.ts";
import type { Part } from "../../../source/part.ts";
import type { SentRow, ThingSpot } from "./made-thing.ts";
import type { Thing } from "./thing.ts";

/** A member of the rows of an entity. */
export type Member = readonly [name: string, schema: Part, view: SchemaView];

export function membersOf({ source }: Entity): readonly Member[] {
  if (source === undefined) return [];
  const view = schemaView(source.references);
  return [...view.members(source.schema)].map(([name, schema]) => [name, schema, view] as const);
}

const ofMaking =
  /^(created|creation|updated|(last)?modifi(ed|cation)|lastupdated?|inserted|placed|opened|registered|submitted|started|added|joined|date|time)/;
const isOfMaking = (name: string): boolean => ofMaking.test(name) && !name.includes("birth");
const ofChange = /^(updated|(last)?modifi(ed|cation)|changed|lastupdated?|datemodified|dateupdated)/;
const isOfChange = (name: string): boolean => ofChange.test(name);

/** What an object of a row holds: the schema of its members. */
function membersIn([, schema, view]: Member): readonly Member[] {
  return [...view.members(schema)].map(([name, inner]) => [name, inner, view] as const);
}

/** The object in which rows hold all that they have, with the times of a write; undefined: they hold none, or it has no times. */
export function heldTimes(
  spot: ThingSpot,
  sent: JsonObject,
  before: JsonObject | undefined,
): readonly [holder: string, times: JsonObject] | undefined {
  const holder = membersOf(spot.entity).find(([name]) => isHolder(name));
  const [name = ""] = holder ?? [];
  const [own, then] = [sent[name], before?.[name]].map((one) => (isJsonObject(one ?? null) ? (one as JsonObject) : {}));
  if (holder === undefined || own === undefined || (before === undefined && !Object.hasOwn(sent, name)))
    return undefined;
  const listed: ThingSpot["listed"] = (inner) => {
    const shown = spot.listed(name) ?? null;
    return isJsonObject(shown) ? shown[inner] : undefined;
  };
  const times = membersIn(holder).flatMap((member) => {
    const [inner] = member;
    const isTouched = before === undefined ? isOfMaking : isOfChange;
    const isThere = before === undefined || (then !== undefined && Object.hasOwn(then, inner));
    if (!isTouched(plainName(inner)) || Object.hasOwn(own, inner) || !isThere) return [];
    const now = timeOf(member, { ...spot, listed }, then?.[inner]);
    return now === undefined ? [] : [[inner, now] as const];
  });
  return times.length === 0 ? undefined : [name, Object.fromEntries(times)];
}

/** The clock, where a member is a time at which a row is made. */
export function timeOfCreation(member: Member, spot: ThingSpot): Json | undefined {
  return isOfMaking(plainName(member[0])) ? timeOf(member, spot) : undefined;
}

/** Whether a member is the time of what does not happen to a row when it is made. */
export function isAhead(member: Member, spot: ThingSpot): boolean {
  return ahead.test(plainName(member[0])) && timeOf(member, spot) !== undefined;
}

/** The clock, where a row shows the time of its last change, and in empty times of what a new state says has happened. */
export function timesOfChange(spot: ThingSpot, before: Thing, sent: SentRow): readonly (readonly [string, Json])[] {
  const isReached = reachedBy(before, sent);
  return membersOf(spot.entity).flatMap((member) => {
    const [name] = member;
    const own = before.value[name];
    const isEmpty = own === undefined || own === null;
    if (!(own !== undefined && isOfChange(plainName(name))) && !(isEmpty && isReached(plainName(name)))) return [];
    const now = timeOf(member, spot, own);
    return now === undefined ? [] : [[name, now] as const];
  });
}

/** Plain names of times of what a new state says has happened: `cancelled` was reached at `cancelledAt`. */
function reachedBy({ value }: Thing, { members }: SentRow): (name: string) => boolean {
  const words = Object.entries(members).flatMap(([name, word]) =>
    isStateName(name) && typeof word === "string" && word !== value[name] ? [plainName(word)] : [],
  );
  return (name) =>
    words.some((word) =>
      finishing.test(word)
        ? finished.test(name)
        : name.startsWith(word) && /^(at|on|date|time)?$/.test(name.slice(word.length)),
    );
}

export function isStateName(name: string): boolean {
  return /^(status|state|phase|stage)$/i.test(name);
}

/** Plain words for what is done, and plain names of times at which it was. */
const finishing = /^(done|completed?|finished|succeeded|success(ful)?|processed)$/;
const finished = /^(finished|completed|ended|done)(at|on|date|time)?$/;
/** And of what does not happen to a row when it is made. */
const ahead =
  /^(finished|completed|ended|done|cancelled|canceled|closed|resolved|deleted|archived|revoked)(at|on|date|time)?$/;

/**
 * The clock as a member spells it: as the row shows it, or listed rows do; undefined: the member is no time. Where no row has
 * it, its format says so, or its name.
 */
function timeOf([name, schema, view]: Member, { now, listed }: ThingSpot, own?: Json): Json | undefined {
  const spelled = [own, listed(name)].flatMap((shown) =>
    shown === undefined || shown === null ? [] : (timeLike(shown, name, Date.parse(now)) ?? []),
  );
  if (spelled[0] !== undefined) return spelled[0];
  const format = view.format(schema);
  const isTime =
    format === undefined
      ? view.kind(schema) === "string" && meaningOf(name) === "moment"
      : format.startsWith("date-time");
  return isTime ? (spellingOf(format ?? "")?.(Date.parse(now)) ?? now) : undefined;
}
