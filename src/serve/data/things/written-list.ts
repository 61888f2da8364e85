import { keyText, type Thing, type ThingList } from "./thing.ts";
import type { ThingWrite } from "./written-rows.ts";

/** A list after what was written of its rows: created ones first, the last of them before all. */
export function writtenList(base: ThingList, writes: readonly ThingWrite[]): ThingList {
  const added = writes
    .filter(({ isNew, isAgain, key }) => isNew && (isAgain === true || base.indexOf(key) === undefined))
    .flatMap(({ thing }) => thing ?? [])
    .toReversed();
  const changed = changedPlaces(base, writes);
  const removed = [...changed].flatMap(([place, thing]) => (thing === undefined ? [place] : [])).sort((a, b) => a - b);
  /** The place in the list below, past what was removed. */
  const below = (index: number): number => {
    const place = index - added.length;
    return place + countOf(removed, (gone, before) => gone - before <= place);
  };
  const size = base.size - removed.length + added.length;
  const at = (index: number): Thing | undefined =>
    index < 0 || index >= size ? undefined : (added[index] ?? changed.get(below(index)) ?? base.at(below(index)));
  const indexAt = (place: number): number => place - countOf(removed, (gone) => gone < place) + added.length;
  /** Keys that the list below does not know, or has elsewhere → where they are here. */
  let own: ReadonlyMap<string, number> | undefined;
  return {
    size,
    at,
    keyAt: (index) =>
      index < added.length ? added[index]?.key : (changed.get(below(index))?.key ?? base.keyAt(below(index))),
    indexOf(key) {
      own ??= new Map([
        ...renamedIn(base, changed).map(([text, place]) => [text, indexAt(place)] as const),
        ...added.map((thing, index) => [keyText(thing.key), index] as const).toReversed(),
      ]);
      const here = own.get(keyText(key));
      if (here !== undefined) return here;
      const place = base.indexOf(key);
      if (place === undefined) return undefined;
      const thing = changed.get(place);
      const isElsewhere = changed.has(place) && (thing === undefined || !isAt(base, place, thing));
      return isElsewhere ? undefined : indexAt(place);
    },
  };
}

/** Places of the list below → what is there now; undefined: nothing, or what stands among new rows. */
function changedPlaces(base: ThingList, writes: readonly ThingWrite[]): ReadonlyMap<number, Thing | undefined> {
  const changed = new Map<number, Thing | undefined>();
  for (const { key, listedAs = key, isAgain, thing } of writes) {
    const place = base.indexOf(listedAs);
    const there = isAgain === true ? undefined : thing;
    if (place !== undefined && (there !== undefined || !changed.has(place))) changed.set(place, there);
    // A row that got the key of one that was removed stands where it stood.
    const former = listedAs === key ? undefined : base.indexOf(key);
    if (former !== undefined && !changed.has(former)) changed.set(former, undefined);
  }
  return changed;
}

/** New keys of rows that stand where they stood → their places in the list below. */
function renamedIn(
  base: ThingList,
  changed: ReadonlyMap<number, Thing | undefined>,
): readonly (readonly [string, number])[] {
  return [...changed].flatMap(([place, thing]) =>
    thing === undefined || isAt(base, place, thing) ? [] : [[keyText(thing.key), place] as const],
  );
}

/** Whether a row stands where the list below has its key: it was not renamed. */
function isAt(base: ThingList, place: number, { key }: Thing): boolean {
  return key === undefined || base.indexOf(key) === place;
}

/** How many numbers at the beginning of a list are so, where none is behind the first that is not. */
function countOf(numbers: readonly number[], isSo: (number: number, index: number) => boolean): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isSo(numbers[middle] ?? 0, middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
