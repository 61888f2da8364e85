import { below } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { canonicalText, type Json } from "../json.ts";
import type { Contained } from "../plan/items.ts";
import type { Node } from "../plan/node.ts";
import { ChildKeys } from "./child-keys.ts";
import { finiteValues } from "./finite-values.ts";
import { knownItems } from "./known.ts";
import type { Maker } from "./maker.ts";
import { examplesOfItems, inside, roomInside, type Spot } from "./spot.ts";
import { deepest } from "./usual.ts";

/** A list that fits a node; undefined when none was found. */
export function makeList(node: Node, spot: Spot, maker: Maker): readonly Json[] | undefined {
  const slots = slotsOf(node, spot, maker);
  if (slots === undefined) return undefined;
  const examples = examplesOfItems(spot.examples);
  const items = knownItems(spot.known);
  const seen = node.items.isUnique ? new Set<string>() : undefined;
  const keys = node.once("item keys", () => new ChildKeys(["0", "1", "2", "3"])).below(spot.key);
  const list: Json[] = [];
  for (const [index, slot] of slots.entries()) {
    const known = items?.[index];
    const own = inside(spot, keys[index] ?? child(spot.key, String(index)), spot.name, { examples, known });
    const item = seen === undefined ? maker.make(slot, own) : newItem(slot, own, seen, maker);
    if (item === undefined) return index >= node.counts.items.least ? list : undefined;
    list.push(item);
  }
  if (node.items.isRepeated) return list.map(() => list[0] ?? null);
  return items === undefined ? withoutTwins(list, node) : list;
}

/** A list of words says none twice, where it may be shorter. */
function withoutTwins(list: readonly Json[], { items, counts }: Node): readonly Json[] {
  if (items.prefix > 0 || items.contains.length > 0 || !list.every((item) => typeof item === "string")) return list;
  const others = [...new Set(list)];
  return others.length < counts.items.least ? list : others;
}

/** The nodes of the items that are made, as many as there are to be. */
function slotsOf(node: Node, spot: Spot, maker: Maker): readonly Node[] | undefined {
  const { least, most } = node.counts.items;
  if (least > maker.limits.items) return undefined;
  const cap = Math.min(most, maker.limits.items);
  const slots: Node[] = [];
  const room = roomInside(spot);
  const canMake = (slot: Node): boolean => maker.canMake(slot, room, spot.run);
  const addUpTo = (count: number): void => {
    while (slots.length < Math.min(count, cap)) {
      const next = node.item(slots.length);
      if (!canMake(next)) return;
      slots.push(next);
    }
  };
  addUpTo(Math.max(least, wantedCount(node, spot)));
  for (const contained of node.items.contains) {
    if (!placeContained(contained, node, slots, addUpTo, canMake)) return undefined;
  }
  return slots.length < least ? undefined : slots;
}

/** One to three items, as many as have a schema of their own; none deep down, nor where nothing is said of items. */
function wantedCount({ items }: Node, { key, at, depth, room, known }: Spot): number {
  const given = room === undefined ? knownItems(known) : undefined;
  if (given !== undefined) return given.length;
  if (room !== undefined || depth >= deepest || !items.isSaid) return 0;
  return Math.max(items.prefix, 1 + below(child(key, "count"), 3, ...at));
}

/** Makes some slots fit `contains`, and where there is a most the others not. */
function placeContained(
  { shape, least, most }: Contained,
  node: Node,
  slots: Node[],
  addUpTo: (count: number) => void,
  canMake: (slot: Node) => boolean,
): boolean {
  const { prefix } = node.items;
  let placed = 0;
  const place = (index: number): void => {
    const slot = slots[index]?.with(shape);
    if (placed >= least || slot === undefined || !canMake(slot)) return;
    slots[index] = slot;
    placed++;
  };
  for (let index = prefix; index < slots.length; index++) place(index);
  for (let index = 0; index < prefix; index++) place(index);
  while (placed < least) {
    const before = slots.length;
    addUpTo(before + 1);
    if (slots.length === before) return false;
    place(before);
    if (slots.length > before + 1) return false;
  }
  if (most !== Infinity) forbidOthers(slots, shape, most, node.counts.items.least, canMake);
  return true;
}

function forbidOthers(
  slots: Node[],
  shape: Contained["shape"],
  most: number,
  least: number,
  canMake: (slot: Node) => boolean,
): void {
  let left = most;
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index];
    if (slot === undefined) return;
    const without = slot.without(shape);
    if (slot.roots.includes(shape)) left--;
    else if (canMake(without)) slots[index] = without;
    else if (left > 0) left--;
    else if (slots.length > least) slots.splice(index--, 1);
  }
}

/** So often other draws are tried for an item that is there already. */
const mostTries = 8;

function newItem(slot: Node, spot: Spot, seen: Set<string>, maker: Maker): Json | undefined {
  const isNew = (item: Json | undefined): item is Json => {
    if (item === undefined || seen.has(canonicalText(item))) return false;
    seen.add(canonicalText(item));
    return true;
  };
  const first = maker.make(slot, spot);
  if (first === undefined || isNew(first)) return first;
  const finite = finiteValues(slot);
  if (finite !== undefined) return finite.find(isNew);
  for (let attempt = 1; attempt <= mostTries; attempt++) {
    const other = maker.vary(slot, { ...spot, key: child(spot.key, `other ${attempt}`) });
    if (isNew(other)) return other;
  }
  return nextTo(first).find((other) => slot.admits(other) && isNew(other));
}

/** So many neighbours of a value are tried where draws repeat themselves. */
const mostNext = 3000;

function nextTo(value: Json): readonly Json[] {
  const counts = Array.from({ length: mostNext }, (_, index) => index + 1);
  if (typeof value === "string") return counts.map((count) => `${value}${count}`);
  return typeof value === "number" ? counts.flatMap((count) => [value + count, value - count]) : [];
}
