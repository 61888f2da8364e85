import { keyText, type Thing, type ThingList } from "./thing.ts";
import type { ThingWrite } from "./written-rows.ts";

/** A list after what was written of its rows: created ones first, the last of them before all. */
export function writtenList(base: ThingList, writes: readonly ThingWrite[]): ThingList {
  const added = writes
    .filter(({ isNew, thing }) => isNew && thing !== undefined)
    .filter((write) => base.indexOf(write.key) === undefined)
    .flatMap(({ thing }) => thing ?? [])
    .toReversed();
  const changed = new Map(writes.map((write) => [base.indexOf(write.key), write.thing] as const));
  const removed = [...changed]
    .flatMap(([index, thing]) => (index === undefined || thing !== undefined ? [] : [index]))
    .sort((a, b) => a - b);
  /** The place in the list below, past what was removed. */
  const below = (index: number): number => {
    const place = index - added.length;
    return place + countOf(removed, (gone, before) => gone - before <= place);
  };
  const size = base.size - removed.length + added.length;
  const at = (index: number): Thing | undefined =>
    index < 0 || index >= size ? undefined : (added[index] ?? changed.get(below(index)) ?? base.at(below(index)));
  let first: ReadonlyMap<string, number> | undefined;
  return {
    size,
    at,
    keyAt: (index) => (index < added.length ? added[index]?.key : base.keyAt(below(index))),
    indexOf(key) {
      first ??= new Map(added.map((thing, index) => [keyText(thing.key), index] as const).toReversed());
      const own = first.get(keyText(key));
      if (own !== undefined) return own;
      const place = base.indexOf(key);
      if (place === undefined) return undefined;
      const before = countOf(removed, (gone) => gone < place);
      return removed[before] === place ? undefined : place - before + added.length;
    },
  };
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
