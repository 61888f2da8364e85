import type { Json } from "../../../generate/json.ts";
import { canonicalText } from "../../../generate/json.ts";
import { BoundedMap } from "../bounded-map.ts";
import { mostToldApart, type ThingKeys } from "./thing-keys.ts";
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
