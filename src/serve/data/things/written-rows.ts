import type { Value } from "../../../contract/model/value.ts";
import { canonicalText, type Json, type JsonObject } from "../../../generate/json.ts";
import { valueAt } from "../../../contract/model/property.ts";
import { keyText, type Thing, type Within } from "./thing.ts";

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
  /** Properties that named another owner once: what the row shows of them says whose it is, whatever the request said. */
  readonly moved?: readonly string[] | undefined;
  /** What the row shows, or showed last. */
  readonly row: JsonObject;
  /** Other properties by which it is asked for. */
  readonly names: readonly string[];
  /** Whether it was not there before: then lists show it first. */
  readonly isNew: boolean;
}

interface Entry {
  readonly place: string;
  readonly write: ThingWrite;
  /** Rises from row to row, in the order of creation. */
  readonly order: number;
}

/** The last that was written of each row of an entity, in the order of creation; found by their keys and names. */
export class WrittenRows {
  /** By their places: owner and key. */
  readonly #rows = new Map<string, Entry>();
  /** Keys, and names, as text → the places of those that are called so. */
  readonly #byKey = new Map<string, readonly string[]>();
  readonly #byName = new Map<string, readonly string[]>();
  #largest = 0;
  #characters = 0;

  constructor(before?: WrittenRows) {
    if (before === undefined) return;
    this.#rows = new Map(before.#rows);
    this.#byKey = new Map(before.#byKey);
    this.#byName = new Map(before.#byName);
    this.#largest = before.#largest;
    this.#characters = before.#characters;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** How much that is, in characters of JSON. */
  get characters(): number {
    return this.#characters;
  }

  /** The largest key that is a whole number; 0: there is none. */
  get largestKey(): number {
    return this.#largest;
  }

  *values(): Generator<ThingWrite> {
    for (const { write } of this.#rows.values()) yield write;
  }

  /** All that was written of rows of a key, whosever they are. */
  ofKey(key: Value): readonly ThingWrite[] {
    return this.#entries(this.#byKey, key).map(({ write }) => write);
  }

  /** The last that was written of the row of a key; of one that went to another owner, that it is gone. */
  keyed(within: Within, key: Value): ThingWrite | undefined {
    const last = this.#keyed(within, key);
    return last && seenFrom(within, last.write);
  }

  /** The same of a row that is called so; of several, one that is there. */
  named(within: Within, name: Value): ThingWrite | undefined {
    const own = this.#entries(this.#byName, name).filter(({ write }) => isOf(write, within));
    return (lastIn(own.filter(({ write }) => write.thing !== undefined)) ?? lastIn(own))?.write;
  }

  /** What was written of the rows of an owner: of each row the last. */
  of(within: Within): readonly ThingWrite[] {
    return [...this.#rows.values()]
      .filter(({ write }) => isOf(write, within) || isElsewhere(write, within))
      .filter((entry) => this.ofKey(entry.write.key).length === 1 || this.#keyed(within, entry.write.key) === entry)
      .map(({ write }) => seenFrom(within, write));
  }

  /** One write more: only whoever made these rows calls this, before anybody else has them. */
  add(write: ThingWrite): void {
    const last = this.#lastOf(this.#byKey, write.within, write.key);
    // What is taken from one owner stays for others as it was written, and what is new to one does not come back to all.
    const isTaken = write.isDetached === true && last?.write.isDetached !== true;
    const isAside = isTaken || (write.isNew && last !== undefined && isOfAnybody(last.write, write.within));
    const before = isAside ? undefined : last;
    const place = before?.place ?? placeOf(write);
    const isNew = write.isNew || before?.write.isNew === true;
    const within = before === undefined ? write.within : withinBoth(before.write, write);
    // Every well-formed key has a row: that this one is gone has to be remembered, what else it was does not.
    const row = isNew && write.thing === undefined ? membersOf(write.row, write.names) : write.row;
    const moved = [...new Set([...(before?.write.moved ?? []), ...(write.moved ?? [])])];
    const kept = { ...write, row, within, isNew, ...(moved.length === 0 ? {} : { moved }) };
    const known = this.#rows.get(place);
    this.#rows.set(place, { place, write: kept, order: known?.order ?? this.#rows.size });
    this.#characters += charactersIn(kept) - (known === undefined ? 0 : charactersIn(known.write));
    if (known === undefined) put(this.#byKey, keyText(kept.key), place);
    const names = new Set(known === undefined ? [] : namesOf(known.write));
    for (const name of namesOf(kept)) if (!names.delete(name)) put(this.#byName, name, place);
    for (const name of names) take(this.#byName, name, place);
    const number = Number(kept.key);
    if (Number.isSafeInteger(number) && number > this.#largest) this.#largest = number;
  }

  #keyed(within: Within, key: Value): Entry | undefined {
    const elsewhere = (): Entry | undefined =>
      lastIn(this.#entries(this.#byKey, key).filter(({ write }) => isElsewhere(write, within)));
    return this.#lastOf(this.#byKey, within, key) ?? elsewhere();
  }

  /** What was said of that owner's row goes before what was said of a row whose owner nobody named. */
  #lastOf(places: ReadonlyMap<string, readonly string[]>, within: Within, called: Value): Entry | undefined {
    const own = this.#entries(places, called).filter(({ write }) => isOf(write, within));
    return lastIn(own.filter(({ write }) => !isOfAnybody(write, within))) ?? lastIn(own);
  }

  #entries(places: ReadonlyMap<string, readonly string[]>, called: Value): readonly Entry[] {
    return (places.get(keyText(called)) ?? []).flatMap((place) => this.#rows.get(place) ?? []);
  }
}

function charactersIn({ row, thing }: ThingWrite): number {
  return canonicalText(row).length + canonicalText(thing?.unnamed ?? {}).length;
}

function lastIn(entries: readonly Entry[]): Entry | undefined {
  return entries.reduce<Entry | undefined>(
    (last, entry) => (last === undefined || entry.order > last.order ? entry : last),
    undefined,
  );
}

function put(places: Map<string, readonly string[]>, called: string, place: string): void {
  places.set(called, [...(places.get(called) ?? []), place]);
}

function take(places: Map<string, readonly string[]>, called: string, place: string): void {
  const left = (places.get(called) ?? []).filter((one) => one !== place);
  if (left.length === 0) places.delete(called);
  else places.set(called, left);
}

function namesOf({ names, row }: ThingWrite): readonly string[] {
  const own = names.flatMap((name) => (Object.hasOwn(row, name) ? [keyText(row[name])] : []));
  return [...new Set(own)];
}

function membersOf(row: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(row, name) ? [[name, row[name] ?? null]] : [])));
}

function placeOf({ within, key, isDetached }: ThingWrite): string {
  const owner = within.map(([property, value]) => [property, keyText(value)]);
  return JSON.stringify([owner, keyText(key), ...(isDetached === true ? ["from"] : [])]);
}

/** Whose a row is that was written again: what it was, and what is said of it now; of a listed row asked for by its key alone nothing hidden. */
function withinBoth({ within: known, isNew, thing }: ThingWrite, { within, ...write }: ThingWrite): Within {
  // What is made again after it was removed begins anew.
  if (thing === undefined && write.isNew && write.thing !== undefined) return within;
  const isKept = (property: string): boolean => isNew || !isUnknown(property, within);
  const more = within.filter(([property]) => !isHidden(property) && !known.some(([name]) => name === property));
  return [...known.filter(([property]) => isKept(property)), ...more];
}

/** Whether no property of a row shows the owner. */
function isHidden(property: string): boolean {
  return property.startsWith("$");
}

/** Whether nothing says of what hidden owner a row is: then it is that of all lists which show its key. */
function isUnknown(property: string, own: Within): boolean {
  return isHidden(property) && !own.some(([name]) => isHidden(name));
}

function isOfAnybody({ within: own }: ThingWrite, within: Within): boolean {
  return within.some(([property]) => isUnknown(property, own));
}

/** Whether a row is one of those that are meant: it was written as theirs, or says so itself. */
function isOf({ within: own, row, isNew, isDetached, moved = [] }: ThingWrite, within: Within): boolean {
  const isMeant = ([property, value]: Within[number]): boolean =>
    within.some(([name, asked]) => name === property && keyText(asked) === keyText(value));
  if (isDetached === true && !own.every(isMeant)) return false;
  return within.every(([property, value]) => {
    if (isUnknown(property, own) && !isNew) return true;
    const written = moved.includes(property) ? undefined : own.find(([name]) => name === property)?.[1];
    const shown = isHidden(property) ? null : valueAt(row, property);
    return keyText(written ?? shown) === keyText(value);
  });
}

/** Whether a row went from that owner, or to another one than that. */
function isElsewhere({ row, moved = [] }: ThingWrite, within: Within): boolean {
  return within.some(
    ([property, value]) => moved.includes(property) && keyText(valueAt(row, property)) !== keyText(value),
  );
}

/** A row that changed its owner is gone from the lists of others, and new in that of its own. */
function seenFrom(within: Within, write: ThingWrite): ThingWrite {
  if (isElsewhere(write, within)) return { ...write, thing: undefined };
  return within.some(([property]) => write.moved?.includes(property) === true) ? { ...write, isNew: true } : write;
}
