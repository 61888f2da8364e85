import { below } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import type { EntityFacts } from "../entity-facts.ts";
import { usualMost } from "../story-of.ts";
import type { KeyMaker } from "./key-maker.ts";

/** The number of rows of a made-up owner, by default. */
export const usualSize = 60;
/** An owner's keys leave room for this many times its rows, as the clock runs on. */
const growth = 4;
/** Numbers look best in thousands. */
const usualRoom = 1000;
/** Fewer places than this are too few: then rows have no room to grow. */
const fewPlaces = 10;

/**
 * Keys that are only counted would be the same for every owner. Where a row is looked up by its key alone, the texts that
 * there are are cut into places of equal length instead: each owner that a scenario names has one of its own, in the
 * scenario's order, and others have one by their id. Where there is room for one owner only, all share it.
 */
export function ownKeys(keys: KeyMaker, owner: string, key: Key, facts: EntityFacts): KeyMaker {
  if (facts.foundAmong === undefined || !keys.counted) return keys;
  const { named } = facts.foundAmong;
  const room = roomOf(keys.count, facts);
  const places = Math.floor(keys.count / room);
  if (places < 2) return keys;
  const known = named.findIndex(({ id }) => id === owner);
  const others = Math.max(0, places - named.length);
  const place =
    known >= 0
      ? known % places
      : others === 0
        ? below(child(key, "place"), places)
        : named.length + below(child(key, "place"), others);
  return { ...keys, count: room, at: (index, time) => keys.at(place * room + index, time) };
}

/** How many keys each owner has: the same for all, whatever the clock says. */
function roomOf(count: number, { scenario, foundAmong }: EntityFacts): number {
  const sizes = (foundAmong?.named ?? []).map(({ size }) => size ?? 0);
  const largest = Math.max(scenario.size ?? usualMost(usualSize), ...sizes);
  const room = Math.max(usualRoom, largest * growth);
  return count / room >= fewPlaces ? room : largest;
}
