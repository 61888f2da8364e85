import { sizeOfWrites } from "../data/things/thing-write.ts";
import type { Changes } from "./changes.ts";

/** Of what is shared by many sets of changes, and never changed: its characters, counted once. */
const known = new WeakMap<object, number>();

/** How many characters sets of changes hold, as JSON; what several of them share counts once. */
export function weightOf(all: Iterable<Changes>): number {
  const seen = new Set<object>();
  let weight = 0;
  const add = (held: object, count: () => number): void => {
    if (seen.has(held)) return;
    seen.add(held);
    const own = known.get(held) ?? count();
    known.set(held, own);
    weight += own;
  };
  for (const { seed = "", overrides, faults, writes, replies } of all) {
    weight += seed.length;
    for (const held of [...overrides, ...faults]) add(held, () => JSON.stringify(held, asText).length);
    for (const rows of writes.values()) add(rows, () => sizeOfWrites(rows).characters);
    for (const kept of replies.values())
      for (const reply of kept.values()) add(reply, () => JSON.stringify(reply).length);
  }
  return weight;
}

/** What JSON has no word for is counted by its text. */
function asText(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  return value instanceof Map ? [...(value as Map<unknown, unknown>)] : value;
}
