import type { Entity, Things } from "../../../contract/model/contract.ts";
import { withValueAt } from "../../../contract/model/property.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Cell } from "../../../generate/cell.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { ifThere, type KnownObject, whole } from "../../../generate/make/known.ts";
import { child, path } from "../../../random/key.ts";
import { BoundedMap } from "../bounded-map.ts";
import { isAbsentKey } from "../existence.ts";
import { generatorFor } from "../generator-for.ts";
import type { ScenarioEntity } from "../../scenario/scenario.ts";
import { entityOf, scenarioEntity, type DataContext } from "../data-context.ts";
import { mostToldApart, thingKeys } from "./thing-keys.ts";
import { ListedOwners } from "./listed-owners.ts";
import { listOf, storedList, unlike } from "./thing-lists.ts";
import { heldListsOf, withHeldAgreeing } from "./held-lists.ts";
import { HeldRows } from "./held-rows.ts";
import { namedThing, toldRow } from "./thing-stories.ts";
import { owningEntity } from "./owners-in-paths.ts";
import { ownAddressesOf, withAddressesShown, withSelfLinks } from "./own-address.ts";
import { exampleOf, knownOwners, ownerName, rowsOwned, shownKeys } from "./told-rows.ts";
import { knownWords } from "./known-words.ts";
import { keyNamed, keyOrName } from "./named-rows.ts";
import { keyInPath } from "./row-of-path.ts";
import { ThingWriter } from "./thing-writer.ts";
import { listSize } from "./list-size.ts";
import { titleOf } from "./thing-titles.ts";
import { withAgreeingIds } from "./agreeing-ids.ts";
import { withOrderedMoments } from "./ordered-moments.ts";
import { withBeside } from "./merge-patch.ts";
import { referredRows } from "./referred-rows.ts";
import type { ListOf, RowSources } from "./row-sources.ts";
import { entityOfKind, resourceType } from "./resource-type.ts";
import { shownThing } from "./shown-thing.ts";
import { retold } from "./told-reference.ts";
import { keyText, placeOf, type Thing, type ThingData, type ThingList, type Within } from "./thing.ts";

/** So many owners' lists are remembered, and so many rows that were fetched by their keys. */
const remembered = { lists: 200, rows: 500 };

/**
 * Rows made from their schemas. A row is a function of its key: what lists it and what fetches it show the same, and so
 * do all lists that it is in. Every well-formed key has a row; a list shows some of them.
 */
export function thingsOf(context: DataContext, cellAt: (place: string) => Cell): ThingData {
  const lists = new BoundedMap<ThingList | undefined>(remembered.lists);
  const sources = { context, cellAt, listOf: list };
  const rows = new ThingRows(sources);
  const writer = new ThingWriter(sources, (entity, key) => rows.item(entity, [], named(entity, [], key))?.value);
  return {
    list,
    has: (entity, within, key) => rows.has(entity, within, named(entity, within, key)),
    item: (entity, within, key) => rows.item(entity, within, named(entity, within, key)),
    isListed: (entity, within, key) => list(entity, within)?.indexOf(key) !== undefined,
    written: () => [],
    wasWritten: () => undefined,
    shown: (name, thing, source, lead) =>
      shownThing(context.contract, entityOf(context, name), thing, { source, cellAt, lead }),
    keyOf: (name) => entityOf(context, name).things?.key,
    namesOf: (name) => entityOf(context, name).things?.names ?? [],
    ownerOf: (entity, property) => owningEntity(context.contract, entity, property),
    related: (entity, sent, rowOf) => writer.related(entity, sent, rowOf),
    retold: (name, thing, rowOf) => retold(entityOf(context, name), thing, (other) => entityOf(context, other), rowOf),
    heldIn: (name) => heldListsOf(context.contract, entityOf(context, name)),
    ofKind: (type) => entityOfKind(type, context.contract),
    showsAny: (name, isMeant) => [...(entityOf(context, name).things?.references.values() ?? [])].some(isMeant),
    create: (entity, within, sent, options) => writer.create(entity, within, sent, options),
    change: (entity, within, before, sent, action) => writer.change(entity, within, before, sent, action),
    remove: (entity, within, before) => writer.remove(entity, within, before),
  };

  function list(name: string, within: Within): ThingList | undefined {
    return lists.get(JSON.stringify([name, ownerName(within)]), () => rows.list(name, within));
  }

  function named(name: string, within: Within, asked: Value): Value {
    return keyNamed(entityOf(context, name), () => list(name, within), asked);
  }
}

/** Makes the rows of all entities. */
class ThingRows {
  readonly #context: DataContext;
  readonly #cellAt: (place: string) => Cell;
  readonly #listOf: ListOf;
  readonly #owners: ListedOwners;
  readonly #held: HeldRows;
  readonly #fetched = new BoundedMap<Thing>(remembered.rows);

  constructor({ context, cellAt, listOf }: RowSources) {
    this.#context = context;
    this.#cellAt = cellAt;
    this.#listOf = listOf;
    this.#owners = new ListedOwners(context, listOf);
    this.#held = new HeldRows({ context, cellAt, listOf }, this.#owners, (...asked) => this.item(...asked));
  }

  list(name: string, within: Within): ThingList | undefined {
    const entity = entityOf(this.#context, name);
    const { things } = entity;
    if (things === undefined || !this.#ownerExists(within)) return undefined;
    const scenario = scenarioEntity(this.#context, name);
    if (scenario.rows !== undefined) return storedList(entity, rowsOwned(scenario.rows, within));
    return this.#held.list(entity, within) ?? this.#made(entity, things, within);
  }

  has(name: string, within: Within, key: Value): boolean {
    const entity = entityOf(this.#context, name);
    const { things } = entity;
    const scenario = scenarioEntity(this.#context, name);
    const text = keyText(key);
    if (things === undefined || scenario.absent.includes(text) || isAbsentKey(text)) return false;
    if (things.key === undefined) return scenario.rows === undefined || (this.list(name, within)?.size ?? 0) > 0;
    if (
      this.#context.api.exists === "named" &&
      scenario.named.length > 0 &&
      namedThing(this.#context, name, text) === undefined
    )
      return false;
    if (!this.#isFoundInList(scenario) || this.list(name, within)?.indexOf(key) !== undefined) return true;
    return within.length === 0 && this.#isOwned(entity, scenario, key);
  }

  item(name: string, within: Within, key: Value): Thing | undefined {
    const entity = entityOf(this.#context, name);
    const { things } = entity;
    if (things === undefined || !this.has(name, within, key)) return undefined;
    const scenario = scenarioEntity(this.#context, name);
    if (things.key === undefined)
      return scenario.rows === undefined ? this.#thing(entity, things, within, 0) : this.list(name, within)?.at(0);
    if (!this.#isFoundInList(scenario))
      return this.#held.item(entity, within, key) ?? this.#fetch(entity, things, within, key);
    const list = this.list(name, within);
    const index = list?.indexOf(key);
    if (index === undefined && within.length === 0 && this.#isOwned(entity, scenario, key))
      return this.#fetch(entity, things, within, key);
    return list?.at(index ?? -1);
  }

  /** The row of a key that no list need show. */
  #fetch(entity: Entity, things: Things, within: Within, key: Value): Thing {
    const spelled = thingKeys(entity).spelled(key);
    const name = JSON.stringify([entity.name, ownerName(within), spelled]);
    return this.#fetched.get(name, () => this.#thing(entity, things, within, spelled));
  }

  /** Whether the list of an owner shows a row that is asked for by its key alone. */
  #isOwned(entity: Entity, { rows }: ScenarioEntity, key: Value): boolean {
    return rows === undefined && this.#owners.of(entity, thingKeys(entity).spelled(key)) !== undefined;
  }

  /** Whether only what a list shows exists. */
  #isFoundInList({ rows }: ScenarioEntity): boolean {
    return rows !== undefined || this.#context.api.exists !== "any";
  }

  #ownerExists(within: Within): boolean {
    return within.every(([, value]) => !isAbsentKey(keyText(value)));
  }

  #made(entity: Entity, things: Things, within: Within): ThingList {
    const cells = path(this.#context.key, "thing keys", entity.name, ownerName(within));
    const owner = { cells, isAlone: within.length === 0, anchor: this.#context.anchor };
    const size = listSize(this.#context, entity, within);
    const made = thingKeys(entity);
    if (things.key === undefined) {
      const rows = unlike(size, (place) => this.#thing(entity, things, within, place));
      return listOf(size, () => undefined, rows, made);
    }
    const named = scenarioEntity(this.#context, entity.name).named.flatMap(({ id }) => id ?? []);
    const own = keyInPath(this.#context.contract, entity, within);
    const shown = [...(own === undefined ? [] : [own]), ...named, ...shownKeys(things)].map((key) => made.spelled(key));
    const keys = size > mostToldApart ? undefined : made.list(owner, size, shown);
    const keyAt = (index: number): Json | undefined => (keys === undefined ? made.at(owner, index) : keys[index]);
    return listOf(keys?.length ?? size, keyAt, (index, key) => this.#thing(entity, things, within, key ?? index), made);
  }

  /** @param isNamed whether it says what the rows are called that it refers to */
  #thing(entity: Entity, things: Things, within: Within, key: Json, isNamed = true): Thing {
    const whose = things.key === undefined ? [ownerName(within)] : [];
    const place = placeOf(entity.name, key, ...whose);
    const example = exampleOf(things, key);
    const shows = this.#isFirst(entity, things, key) ? "examples" : "others";
    const cell: Cell = { ...this.#cellAt(place), shows };
    const owners = within.length === 0 && things.key !== undefined ? (this.#owners.of(entity, key) ?? within) : within;
    const own: JsonObject = { ...knownOwners(entity, owners), ...keyOrName(entity, key) };
    const { overrides: ofAll, story: ofList } = scenarioEntity(this.#context, entity.name);
    const named = namedThing(this.#context, entity.name, key);
    const overrides = [...ofAll, ...(named?.overrides ?? [])].reduce<KnownObject>(
      (known, [at, value]) => withValueAt(known as JsonObject, at, value) as KnownObject,
      {},
    );
    const placed = { contract: this.#context.contract, entity, key, within: owners };
    const told = example ?? this.#knownOf(entity, { place, shows }, owners, isNamed);
    const firm = { ...withBeside(own, told), ...(overrides as JsonObject) };
    const known =
      example === undefined
        ? { ...ifThere(told), ...ownAddressesOf(placed), ...firm }
        : whole({ ...withAddressesShown(example, placed), ...firm });
    const made = entity.source && generatorFor(entity.source).value(cell, known);
    const row =
      made?.kind === "value" && isJsonObject(made.value)
        ? withSelfLinks(made.value, placed, (name) => Object.hasOwn(overrides, name))
        : {};
    const fixed = new Set([...Object.keys(own), ...ofAll.keys(), ...(named?.overrides.keys() ?? [])]);
    const isFixed = (at: string): boolean => fixed.has(at) || fixed.has(at.split(".")[0] ?? "");
    const ordered = example === undefined ? withOrderedMoments(row, (name) => Object.hasOwn(known, name)) : row;
    const held = withHeldAgreeing(ordered, heldListsOf(this.#context.contract, entity), key);
    const agreeing = example === undefined ? withAgreeingIds(held, entity, isFixed) : held;
    const story = named?.story ?? ofList;
    const kept = new Set([...Object.keys({ ...own, ...overrides }), ...things.references.keys()]);
    const value = toldRow(agreeing, entity, story, { kept, cell });
    const isWhole = example !== undefined || story === "minimal";
    return { key: things.key === undefined ? undefined : (value[things.key] ?? key), value, place, isWhole, shows };
  }

  /** What is known of a row that the document does not show. */
  #knownOf(
    entity: Entity,
    { place, shows }: Pick<Thing, "place" | "shows">,
    within: Within,
    isNamed: boolean,
  ): KnownObject {
    return {
      ...resourceType(entity, this.#context.contract, child(this.#cellAt(place).key, "relations")),
      ...(entity.things === undefined ? {} : knownWords(entity.things, { place, shows }, this.#cellAt)),
      ...titleOf(entity, { ...this.#cellAt(place), shows }),
      ...this.#referred(entity, place, within, isNamed),
    };
  }

  /** Whether a row is the one that the list of all shows first. */
  #isFirst(entity: Entity, things: Things, key: Json): boolean {
    if (things.key === undefined) return key === 0;
    const [shown] = shownKeys(things);
    const first = shown === undefined ? this.#listOf(entity.name, [])?.keyAt(0) : thingKeys(entity).spelled(shown);
    return keyText(first) === keyText(key);
  }

  #referred(entity: Entity, place: string, within: Within, isNamed: boolean): KnownObject {
    const rowOf = (name: string, owner: Within, key: Json): JsonObject | undefined => {
      const target = entityOf(this.#context, name);
      if (target.things === undefined || scenarioEntity(this.#context, name).rows !== undefined)
        return this.item(name, owner, key)?.value;
      return this.#thing(target, target.things, owner, key, false).value;
    };
    const by = { cellAt: this.#cellAt, listOf: this.#listOf, rowOf };
    return referredRows(this.#context, entity, { place, within, isNamed }, by);
  }
}
