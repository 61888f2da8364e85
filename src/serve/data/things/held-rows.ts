import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity, SchemaSource } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { generatorFor } from "../generator-for.ts";
import { type DataContext, entityOf } from "../data-context.ts";
import { heldListsOf } from "./held-lists.ts";
import type { ListedOwners } from "./listed-owners.ts";
import type { ListOf, RowSources } from "./row-sources.ts";
import { listOf } from "./thing-lists.ts";
import { thingKeys } from "./thing-keys.ts";
import { knownOwners } from "./told-rows.ts";
import { placeOf, type Thing, type ThingList, type Within } from "./thing.ts";

/** Lists of rows that stand in a row of another entity: what a list below that row shows is what the row holds. */
export class HeldRows {
  readonly #context: DataContext;
  readonly #cellAt: RowSources["cellAt"];
  readonly #listOf: ListOf;
  readonly #owners: ListedOwners;
  readonly #holder: (entity: string, within: Within, key: Json) => Thing | undefined;

  /** @param holder a row as it is fetched by its key */
  constructor(
    { context, cellAt, listOf: known }: RowSources,
    owners: ListedOwners,
    holder: (entity: string, within: Within, key: Json) => Thing | undefined,
  ) {
    this.#context = context;
    this.#cellAt = cellAt;
    this.#listOf = known;
    this.#owners = owners;
    this.#holder = holder;
  }

  /** Undefined: no row holds the list of that owner. */
  list(entity: Entity, within: Within): ThingList | undefined {
    for (const { entity: name, member, owner } of entity.things?.heldBy ?? []) {
      const own = within.find(([property]) => property === owner);
      if (own === undefined) continue;
      const others = within.filter((pair) => pair !== own);
      const rows = this.#holder(name, others, own[1] as Json)?.value[member];
      const objects = Array.isArray(rows) ? (rows as readonly Json[]).filter(isJsonObject) : [];
      return this.#listed(entity, objects, { within, row: this.#shownIn(name, entity) });
    }
    return undefined;
  }

  /** The row of a key as the row shows it that holds it; undefined: none does. */
  item(entity: Entity, within: Within, key: Value): Thing | undefined {
    if ((entity.things?.heldBy ?? []).length === 0) return undefined;
    const owner = within.length > 0 ? within : this.#owners.of(entity, thingKeys(entity).spelled(key));
    const list = owner && this.#listOf(entity.name, owner);
    return list?.at(list.indexOf(key) ?? -1);
  }

  #shownIn(holder: string, { name }: Entity): SchemaSource | undefined {
    const held = heldListsOf(this.#context.contract, entityOf(this.#context, holder));
    return held.find(({ entity }) => entity === name)?.row;
  }

  #listed(
    entity: Entity,
    rows: readonly JsonObject[],
    by: { readonly within: Within; readonly row: SchemaSource | undefined },
  ): ThingList {
    const key = entity.things?.key;
    const keys = rows.map((row) => (key === undefined ? undefined : row[key]));
    const thing = (index: number): Thing => this.#thing(entity, rows[index] ?? {}, keys[index] ?? index, by);
    return listOf(rows.length, (index) => keys[index], thing, thingKeys(entity));
  }

  /** A row as its holder shows it, with what the holder leaves out. */
  #thing(
    entity: Entity,
    row: JsonObject,
    key: Json,
    { within, row: shown }: { readonly within: Within; readonly row: SchemaSource | undefined },
  ): Thing {
    const place = placeOf(entity.name, key);
    const own: JsonObject = { ...row, ...knownOwners(entity, within) };
    const { source } = entity;
    const isSame = source !== undefined && shown !== undefined && idOf(source) === idOf(shown);
    if (source === undefined || isSame) return { key, value: own, place, isWhole: true };
    const made = generatorFor(source).value(this.#cellAt(place), own);
    const value = made.kind === "value" && isJsonObject(made.value) ? made.value : own;
    return { key, value, place, isWhole: true };
  }
}

function idOf({ schema, references }: SchemaSource): string {
  return schemaView(references).follow(schema).id;
}
