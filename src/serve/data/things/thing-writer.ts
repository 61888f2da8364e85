import type { Entity } from "../../../contract/model/contract.ts";
import type { Cell } from "../../../generate/cell.ts";
import type { Json } from "../../../generate/json.ts";
import { path } from "../../../random/key.ts";
import { type DataContext, entityOf } from "../data-context.ts";
import { changedThing, createdThing, type SentRow, type ThingSpot } from "./made-thing.ts";
import { mostToldApart, thingKeys } from "./thing-keys.ts";
import type { ThingWrite, WrittenRows } from "./thing-write.ts";
import { keyText, type Thing, type ThingList, type Within } from "./thing.ts";

/** Works out what becomes of rows that are written. */
export class ThingWriter {
  readonly #context: DataContext;
  readonly #cellAt: (place: string) => Cell;
  readonly #listOf: (entity: string, within: Within) => ThingList | undefined;

  constructor(
    context: DataContext,
    cellAt: (place: string) => Cell,
    listOf: (entity: string, within: Within) => ThingList | undefined,
  ) {
    this.#context = context;
    this.#cellAt = cellAt;
    this.#listOf = listOf;
  }

  /** @param written what was written of the entity's rows before: no key is given twice */
  create(name: string, within: Within, sent: SentRow, written: WrittenRows = new Map()): ThingWrite {
    const entity = entityOf(this.#context, name);
    const key = this.#keySent(entity, sent) ?? this.#nextKey(entity, within, written);
    const thing = createdThing(this.#spot(entity, within, key), sent);
    return { entity: name, key, within, thing, isNew: true };
  }

  change(name: string, within: Within, before: Thing, sent: SentRow, action: "replace" | "merge"): ThingWrite {
    const key = before.key ?? "";
    const spot = this.#spot(entityOf(this.#context, name), within, key);
    return { entity: name, key, within, thing: changedThing(spot, before, sent, action), isNew: false };
  }

  #spot(entity: Entity, within: Within, key: Json): ThingSpot {
    const place = ["thing", entity.name, keyText(key)].join("/");
    const now = new Date(this.#context.now).toISOString().replace(/\.000Z$/, "Z");
    return { entity, key, within, place, cell: this.#cellAt(place), now };
  }

  #keySent({ things }: Entity, { members, sendable }: SentRow): Json | undefined {
    const property = things?.key;
    const sent = property !== undefined && sendable.has(property) ? members[property] : undefined;
    return sent === undefined || sent === null || typeof sent === "object" || sent === "" ? undefined : sent;
  }

  /** One more than the largest, where keys are counted; else the first that is drawn and that no other row has. */
  #nextKey(entity: Entity, within: Within, written: WrittenRows): Json {
    const keys = thingKeys(entity);
    const list = this.#listOf(entity.name, within);
    const listed = Array.from(
      { length: Math.min(list?.size ?? 0, mostToldApart) },
      (_, index) => list?.keyAt(index) ?? null,
    );
    const all = [...listed, ...[...written.values()].map(({ key }) => key)];
    const numbers = all.filter((key): key is number => typeof key === "number");
    if (keys.kind === "integer") return keys.spelled(numbers.reduce((most, one) => Math.max(most, one), 0) + 1);
    const taken = new Set(all.map(keyText));
    const cells = path(this.#context.key, "created keys", entity.name);
    const owner = { cells, isAlone: false, anchor: this.#context.anchor };
    for (let index = written.size; index < written.size + mostDraws; index++) {
      const key = keys.at(owner, index);
      if (key !== undefined && !taken.has(keyText(key))) return key;
    }
    return keys.numbered(owner, written.size) ?? `new-${written.size + 1}`;
  }
}

const mostDraws = 20;
