import type { Value } from "../../../contract/model/value.ts";
import { canonicalText, type Json, type JsonObject } from "../../../generate/json.ts";
import { LayeredMap } from "./layered-map.ts";
import { keyText, type Thing, type Within } from "./thing.ts";
import { isElsewhere, isOf, isOfAnybody, seenFrom, withinBoth } from "./whose-row.ts";

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
  /** The members that say whose it is. */
  readonly owners: readonly string[];
  /** Whether it was not there before: then lists show it first. */
  readonly isNew: boolean;
  /** Whether it was removed before: then lists show it as they show new rows, not where it stood. */
  readonly isAgain?: boolean | undefined;
  /** The key that it had until now. */
  readonly formerKey?: Json | undefined;
  /** The key under which lists show it that know nothing of what was written: it had that one once. */
  readonly listedAs?: Json | undefined;
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
  #rows = new LayeredMap<Entry>();
  /** Keys, and names, as text → the places of those that are called so. */
  #byKey: Places = new LayeredMap();
  #byName: Places = new LayeredMap();
  #next = 0;
  #largest = 0;
  #characters = 0;
  /** All of them in order, until one is added. */
  #inOrder: readonly Entry[] | undefined;

  constructor(before?: WrittenRows) {
    if (before === undefined) return;
    this.#rows = before.#rows;
    this.#byKey = before.#byKey;
    this.#byName = before.#byName;
    this.#next = before.#next;
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
    for (const { write } of this.#ordered()) yield write;
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
    return this.#ordered()
      .filter(({ write }) => isOf(write, within) || isElsewhere(write, within))
      .filter((entry) => this.ofKey(entry.write.key).length === 1 || this.#keyed(within, entry.write.key) === entry)
      .map(({ write }) => seenFrom(within, write));
  }

  /** One write more: only whoever made these rows calls this, before anybody else has them. */
  add({ formerKey, ...write }: ThingWrite): void {
    if (formerKey === undefined) {
      this.#put(write);
      return;
    }
    const last = this.#lastOf(this.#byKey, write.within, formerKey);
    const row = membersOf(write.row, [...write.names, ...write.owners]);
    this.#put({ ...write, key: formerKey, thing: undefined, row, isNew: false });
    const isMade = last?.write.isNew === true;
    const listedAs = isMade ? undefined : (last?.write.listedAs ?? formerKey);
    const within = last === undefined ? write.within : withinBoth(last.write, write);
    // Back under the key that lists know it by.
    const isBack = listedAs !== undefined && keyText(listedAs) === keyText(write.key);
    const placed = { isNew: isMade, isAgain: isMade, listedAs: isBack ? undefined : listedAs };
    this.#put({ ...write, ...placed, within }, { order: isMade || isBack ? last?.order : undefined });
  }

  /** @param renamed the place in the order that a row has which was there under another key; undefined: the next one */
  #put(write: ThingWrite, renamed?: { readonly order: number | undefined }): void {
    const last = this.#lastOf(this.#byKey, write.within, write.key);
    const before = isAside(write, last?.write) ? undefined : last;
    const place = before?.place ?? placeOf(write);
    const kept = keptOf(write, before?.write, renamed !== undefined);
    const known = this.#rows.get(place);
    const order = renamed?.order ?? (kept.isAgain === true && known?.write.isAgain !== true ? undefined : known?.order);
    this.#rows = this.#rows.with(place, { place, write: kept, order: order ?? this.#next++ });
    this.#inOrder = undefined;
    this.#characters += charactersIn(kept) - (known === undefined ? 0 : charactersIn(known.write));
    if (known === undefined) this.#byKey = put(this.#byKey, keyText(kept.key), place);
    const names = new Set(known === undefined ? [] : namesOf(known.write));
    for (const name of namesOf(kept)) if (!names.delete(name)) this.#byName = put(this.#byName, name, place);
    for (const name of names) this.#byName = take(this.#byName, name, place);
    const number = Number(kept.key);
    if (Number.isSafeInteger(number) && number > this.#largest) this.#largest = number;
  }

  #ordered(): readonly Entry[] {
    return (this.#inOrder ??= [...this.#rows.values()].sort((one, other) => one.order - other.order));
  }

  #keyed(within: Within, key: Value): Entry | undefined {
    const elsewhere = (): Entry | undefined =>
      lastIn(this.#entries(this.#byKey, key).filter(({ write }) => isElsewhere(write, within)));
    return this.#lastOf(this.#byKey, within, key) ?? elsewhere();
  }

  /** What was said of that owner's row goes before what was said of a row whose owner nobody named. */
  #lastOf(places: Places, within: Within, called: Value): Entry | undefined {
    const own = this.#entries(places, called).filter(({ write }) => isOf(write, within));
    return lastIn(own.filter(({ write }) => !isOfAnybody(write, within))) ?? lastIn(own);
  }

  #entries(places: Places, called: Value): readonly Entry[] {
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

type Places = LayeredMap<readonly string[]>;

function put(places: Places, called: string, place: string): Places {
  return places.with(called, [...(places.get(called) ?? []), place]);
}

function take(places: Places, called: string, place: string): Places {
  const left = (places.get(called) ?? []).filter((one) => one !== place);
  return left.length === 0 ? places.without(called) : places.with(called, left);
}

/** Whether what was written last stays beside this: what is taken from one owner stays for others as it was written, and what is new to one does not come back to all. */
function isAside(write: ThingWrite, last: ThingWrite | undefined): boolean {
  const isTaken = write.isDetached === true && last?.isDetached !== true;
  return isTaken || (write.isNew && last !== undefined && isOfAnybody(last, write.within));
}

/** A write with what is to be known of those before it. @param isRenamed whether it is a row that was there under another key */
function keptOf(write: ThingWrite, before: ThingWrite | undefined, isRenamed: boolean): ThingWrite {
  const { thing, listedAs = isRenamed ? undefined : before?.listedAs } = write;
  const wasGone = before !== undefined && before.thing === undefined && before.isDetached !== true;
  // What is made again after it was removed begins anew.
  const isBack = wasGone && thing !== undefined && !isRenamed;
  const isAgain = thing !== undefined && (isBack || (isRenamed ? write : (before ?? write)).isAgain === true);
  const isNew = write.isNew || isAgain || (!isRenamed && before?.isNew === true);
  // Every well-formed key has a row: that this one is gone has to be remembered, what else it was does not.
  const row = isNew && thing === undefined ? membersOf(write.row, [...write.names, ...write.owners]) : write.row;
  const moved = [...new Set([...((isBack ? undefined : before?.moved) ?? []), ...(write.moved ?? [])])];
  return {
    ...write,
    row,
    within: before === undefined || isBack ? write.within : withinBoth(before, write),
    isNew,
    isAgain: isAgain ? true : undefined,
    listedAs: thing === undefined || isAgain ? undefined : listedAs,
    ...(moved.length === 0 ? {} : { moved }),
  };
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
