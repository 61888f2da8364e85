import type { Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { identifiers, referenceIn } from "../../../contract/model/reference-name.ts";
import { valueAt } from "../../../contract/model/property.ts";
import type { Cell } from "../../../generate/cell.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import { path } from "../../../random/key.ts";
import { type DataContext, entityOf } from "../data-context.ts";
import { changedThing, createdThing, type SentRow, type ThingSpot } from "./made-thing.ts";
import { isOnlyName, keyOrName } from "./named-rows.ts";
import { ownAddressesOf } from "./own-address.ts";
import { ownerMembers, ownerProperties } from "./owners-in-paths.ts";
import { withRelations } from "./sent-relations.ts";
import { tellingMembers, toldOf } from "./told-reference.ts";
import { membersOf } from "./times-of-writes.ts";
import { mostToldApart, thingKeys } from "./thing-keys.ts";
import { emptyLists, heldListsOf, withHeldAgreeing } from "./held-lists.ts";
import { kindTold } from "./resource-type.ts";
import type { ListOf, RowSources } from "./row-sources.ts";
import type { ThingWrite, WrittenRows } from "./written-rows.ts";
import { placeOf, type CreateOptions, keyText, type RowOf, type Thing, type ThingList, type Within } from "./thing.ts";

/** Works out what becomes of rows that are written. */
export class ThingWriter {
  readonly #context: DataContext;
  readonly #cellAt: (place: string) => Cell;
  readonly #listOf: ListOf;
  readonly #rowOf: RowOf;

  /** @param rowOf a row as it is fetched by its key */
  constructor({ context, cellAt, listOf }: RowSources, rowOf: RowOf) {
    this.#context = context;
    this.#cellAt = cellAt;
    this.#listOf = listOf;
    this.#rowOf = rowOf;
  }

  /**
   * Undefined: a client created a row of the key that was sent, and that matters; or no key is left. Else a row of that key
   * is replaced: documents show the same example in their lists and their bodies.
   */
  create(
    name: string,
    within: Within,
    sent: SentRow,
    { written = [], mayConflict = false, key: named }: CreateOptions = {},
  ): ThingWrite | undefined {
    const entity = entityOf(this.#context, name);
    const isKey = named !== undefined && !isOnlyName(entity, named);
    const given = isKey ? thingKeys(entity).spelled(named) : this.#keySent(entity, sent);
    if (given !== undefined && mayConflict && isCreated(written, given)) return undefined;
    const key = given ?? this.#nextKey(entity, within, written);
    if (key === undefined) return undefined;
    const isListed = this.#listOf(name, within)?.indexOf(key) !== undefined;
    const called = named === undefined || isKey ? {} : keyOrName(entity, thingKeys(entity).spelled(named));
    const lists = heldListsOf(this.#context.contract, entity);
    const whole = this.related(name, { ...sent, members: { ...emptyLists(lists), ...called, ...sent.members } });
    const thing = this.#saying(entity, createdThing(this.#spot(entity, within, key), whole), whole);
    return {
      entity: name,
      key,
      within,
      thing,
      row: thing.value,
      ...this.#calledOf(entity),
      isNew: !isListed,
    };
  }

  change(name: string, within: Within, before: Thing, sent: SentRow, action: "replace" | "merge"): ThingWrite {
    const formerKey = before.key ?? "";
    const entity = entityOf(this.#context, name);
    const key = this.#keyWritten(entity, sent) ?? formerKey;
    const spot = this.#spot(entity, within, key);
    // What is made of a row beside what it says stays the same under another key.
    const place = before.key === undefined || before.place === "" ? spot.place : before.place;
    const told = this.related(name, sent);
    const changed = changedThing({ ...spot, place, cell: this.#cellAt(place) }, before, told, action);
    const thing = this.#saying(entity, changed, told, before.said);
    const left = ownerProperties(this.#context.contract, name).flatMap((property) => {
      const owner = valueAt(before.value, property);
      return keyText(valueAt(thing.value, property)) === keyText(owner) ? [] : [[property, owner] as const];
    });
    // Whoever does not say whose a row is leaves it where it is.
    const isUnsaid = ([property]: Within[number]): boolean => !Object.hasOwn(thing.value, property.split(".")[0] ?? "");
    const moved = left.flatMap((pair) => (isUnsaid(pair) ? [] : [pair[0]]));
    const whose = [...within, ...left.filter((pair) => isUnsaid(pair) && !within.some(([own]) => own === pair[0]))];
    const called = this.#calledOf(entity);
    const own = { entity: name, key, within: whose, thing, row: thing.value, ...called, isNew: false };
    const isRenamed = keyText(key) !== keyText(formerKey);
    return { ...own, ...(isRenamed ? { formerKey } : {}), ...(moved.length === 0 ? {} : { moved }) };
  }

  remove(name: string, within: Within, before: Thing): ThingWrite {
    const called = this.#calledOf(entityOf(this.#context, name));
    const gone = { entity: name, key: before.key ?? "", within, thing: undefined, row: before.value };
    return { ...gone, ...called, isNew: false };
  }

  /** A row that was written, with what was sent of others. @param before what was said of them before */
  #saying(entity: Entity, thing: Thing, { members, told }: SentRow, before: readonly string[] = []): Thing {
    const said = tellingMembers(entity, (name) => entityOf(this.#context, name)).filter((name) =>
      Object.hasOwn(members, name) ? told?.has(name) !== true : before.includes(name),
    );
    const lists = heldListsOf(this.#context.contract, entity);
    const value = withHeldAgreeing(thing.value, lists, thing.key ?? null);
    return said.length === 0 ? { ...thing, value } : { ...thing, value, said };
  }

  /** By what rows are asked for, beside their keys. */
  #calledOf({ name, things }: Entity): Pick<ThingWrite, "names" | "owners"> {
    return { names: things?.names ?? [], owners: ownerMembers(this.#context.contract, name) };
  }

  #spot(entity: Entity, within: Within, key: Json): ThingSpot {
    const place = placeOf(entity.name, key);
    const now = new Date(this.#context.now).toISOString().replace(/\.000Z$/, "Z");
    const { contract } = this.#context;
    const own = { ...kindTold(entity, contract), ...ownAddressesOf({ contract, entity, key, within }) };
    const listed = this.#shownIn(this.#listOf(entity.name, within));
    return { entity, key, within, place, cell: this.#cellAt(place), now, listed, own };
  }

  /**
   * What was sent, with what rows show of those that it names.
   * @param rowOf a row of an entity. Default: as it was made
   */
  related(entity: string, sent: SentRow, rowOf: RowOf = this.#rowOf): SentRow {
    const own = entityOf(this.#context, entity);
    return withRelations(own, sent, (at, key) => {
      const name = own.things?.references.get(at);
      const row = (): JsonObject | undefined => rowOf(name ?? "", key);
      return name === undefined ? {} : toldOf(own, at, { target: entityOf(this.#context, name), key, row });
    });
  }

  /** What the first rows of a list show of a property: of the first of them that has it. */
  #shownIn(list: ThingList | undefined): ThingSpot["listed"] {
    const rows: (Thing | undefined)[] = [];
    return (property) => {
      for (let index = 0; index < Math.min(mostShown, list?.size ?? 0); index++) {
        const shown = (rows[index] ??= list?.at(index))?.value[property];
        if (shown !== undefined && shown !== null) return shown;
      }
      return undefined;
    };
  }

  #keySent(entity: Entity, { members, sendable }: SentRow): Json | undefined {
    const property = entity.things?.key;
    const sent = property !== undefined && sendable.has(property) ? members[property] : undefined;
    const isUnset = sent === undefined || sent === null || typeof sent === "object" || sent === "" || sent === noGuid;
    return isUnset || (sent === 0 && thingKeys(entity).isCounted) ? undefined : sent;
  }

  /**
   * The key that a change gives a row; undefined: it has the one that it had. Hosts give ids and numbers themselves, and what says more
   * of the row than its key names it as it is called elsewhere: samples do, and nobody finds the row after them.
   */
  #keyWritten(entity: Entity, sent: SentRow): Json | undefined {
    const property = entity.things?.key ?? "";
    if (Object.keys(sent.members).length !== 1) return undefined;
    const isGiven = identifiers.has(plainName(property)) || referenceIn(property) !== undefined;
    if (isGiven || thingKeys(entity).kind !== "string" || isReadOnly(entity, property)) return undefined;
    const key = this.#keySent(entity, sent);
    return key === undefined ? undefined : thingKeys(entity).spelled(key);
  }

  /** One more than the largest, where keys are counted; else the first that is drawn and that no other row has. */
  #nextKey(entity: Entity, within: Within, written: readonly WrittenRows[]): Json | undefined {
    const keys = thingKeys(entity);
    const list = this.#listOf(entity.name, within);
    const size = list?.size ?? 0;
    const isWritten = (key: Json): boolean => written.some((rows) => rows.ofKey(key).length > 0);
    if (keys.isCounted) {
      const largest = Math.max(largestKey(list), ...written.map((rows) => rows.largestKey));
      return keys.after(largest, isWritten);
    }
    const isTaken = (key: Json): boolean => list?.indexOf(key) !== undefined || isWritten(key);
    const cells = path(this.#context.key, "created keys", entity.name);
    const owner = { cells, isAlone: false, anchor: this.#context.anchor };
    const count = written.reduce((sum, rows) => sum + rows.size, 0);
    for (let index = count; index < count + mostDraws; index++) {
      const key = keys.at(owner, index);
      if (key !== undefined && !isTaken(key)) return key;
    }
    const numbered = Array.from({ length: mostDraws }, (_, index) => keys.numbered(owner, size + count + index));
    return numbered.find((key) => key !== undefined && !isTaken(key));
  }
}

const largest = new WeakMap<ThingList, number>();

/** The largest key of a list that is a whole number; of a long one, that of its last row. */
function largestKey(list: ThingList | undefined): number {
  if (list === undefined) return 0;
  const known = largest.get(list);
  if (known !== undefined) return known;
  let most = 0;
  for (let index = list.size > mostToldApart ? list.size - 1 : 0; index < list.size; index++) {
    const number = Number(list.keyAt(index));
    if (Number.isSafeInteger(number) && number > most) most = number;
  }
  largest.set(list, most);
  return most;
}

function isReadOnly(entity: Entity, property: string): boolean {
  return membersOf(entity).some(
    ([name, schema, view]) => name === property && view.keyword(schema, "readOnly") === true,
  );
}

function isCreated(written: readonly WrittenRows[], key: Json): boolean {
  return written.some((rows) => rows.ofKey(key).some(({ thing }) => thing !== undefined));
}

/** What typed clients and samples send for a key that is not set yet, as they do 0. */
const noGuid = "00000000-0000-0000-0000-000000000000";

const mostDraws = 20;

/** So many rows are looked at for one that has a property. */
const mostShown = 5;
