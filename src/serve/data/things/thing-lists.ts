import type { Entity } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import { canonicalText, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { BoundedMap } from "../bounded-map.ts";
import { mostToldApart, thingKeys, type ThingKeys } from "./thing-keys.ts";
import { keyText, type Thing, type ThingList } from "./thing.ts";

/** So many rows of a list are remembered. */
const rememberedRows = 200;

/** So often a row without a key is made anew that is like one before it. */
const mostTries = 8;

/** Rows that nothing but their values tells apart, each unlike those before it if it can be. */
export function unlike(size: number, make: (place: Json) => Thing): (index: number) => Thing {
  if (size > mostToldApart) return make;
  const things: Thing[] = [];
  const seen = new Set<string>();
  const next = (index: number): Thing => {
    let thing = make(index);
    for (let tried = 1; tried < mostTries && seen.has(canonicalText(thing.value)); tried++)
      thing = make(`${index}.${tried}`);
    seen.add(canonicalText(thing.value));
    return thing;
  };
  return (index) => {
    while (things.length <= index) things.push(next(things.length));
    return things[index] ?? make(index);
  };
}

/** A list that makes its rows when they are asked for, and remembers some. */
export function listOf(
  size: number,
  keyAt: (index: number) => Json | undefined,
  thingAt: (index: number, key: Json | undefined) => Thing,
  keys: ThingKeys,
): ThingList {
  const known = new BoundedMap<Thing>(rememberedRows);
  let places: ReadonlyMap<string, number> | undefined;
  return {
    size,
    keyAt,
    at: (index) =>
      index < 0 || index >= size ? undefined : known.get(String(index), () => thingAt(index, keyAt(index))),
    indexOf(key) {
      places ??= new Map(Array.from({ length: size }, (_, index) => [keyText(keyAt(index)), index] as const));
      return places.get(keyText(keys.spelled(key)));
    },
  };
}

/** A list of the rows that a scenario has. */
export function storedList(entity: Entity, rows: readonly Value[]): ThingList {
  const key = entity.things?.key;
  const values = rows.filter((row): row is JsonObject => isJsonObject(row as Json));
  const thing = (index: number): Thing => {
    const value = values[index] ?? {};
    const own = key === undefined ? undefined : value[key];
    return { key: own, value, place: `${entity.name}/${keyText(own ?? index)}`, isWhole: true };
  };
  return listOf(values.length, (index) => thing(index).key, thing, thingKeys(entity));
}
