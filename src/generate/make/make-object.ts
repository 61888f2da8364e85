import { below, chance } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { Judge } from "../judge/judge.ts";
import { type Json, jsonObject, type JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { kind } from "../schema/kinds.ts";
import type { Maker } from "./maker.ts";
import { extraNames } from "./extra-names.ts";
import { examplesOfMember, inside, type Spot } from "./spot.ts";
import { deepest, leftOut } from "./usual.ts";

/** An object that fits a node; undefined when none was found. */
export function makeObject(node: Node, spot: Spot, maker: Maker): JsonObject | undefined {
  const names = new Names(node, spot, maker).chosen();
  if (names === undefined) return undefined;
  const members: [string, Json][] = [];
  for (const name of names) {
    const value = maker.make(node.member(name), memberSpot(spot, name));
    if (value !== undefined) members.push([name, value]);
    else if (node.members.required.has(name)) return undefined;
  }
  return jsonObject(members);
}

function memberSpot(spot: Spot, name: string): Spot {
  return inside(spot, name, { name, examples: examplesOfMember(spot.examples, name) });
}

/** Chooses the members that an object has. */
class Names {
  readonly #node: Node;
  readonly #spot: Spot;
  readonly #maker: Maker;
  readonly #isPossible = new Map<string, boolean>();

  constructor(node: Node, spot: Spot, maker: Maker) {
    this.#node = node;
    this.#spot = spot;
    this.#maker = maker;
  }

  /** The names in their order; undefined when the bounds cannot be kept. */
  chosen(): readonly string[] | undefined {
    const { listed, required } = this.#node.members;
    const { least, most } = this.#node.counts.members;
    if (least > this.#maker.limits.items) return undefined;
    const names = new Set(required);
    for (const name of required) if (!this.#canBe(name)) return undefined;
    if (!this.#addNeeded(names)) return undefined;
    const wished = listed.filter((name) => !names.has(name) && this.#isWished(name));
    for (const name of wished) this.#addOptional(names, name, most);
    const others = listed.filter((name) => !names.has(name));
    for (const name of others) if (names.size < least) this.#addOptional(names, name, most);
    this.#addExtra(names, Math.max(least, Math.min(most, names.size + this.#wantedExtra())));
    if (names.size < least || names.size > most) return undefined;
    return [...listed.filter((name) => names.has(name)), ...[...names].filter((name) => !listed.includes(name))];
  }

  /** Whether a member of that name may be there and can be made. */
  #canBe(name: string): boolean {
    let isPossible = this.#isPossible.get(name);
    if (isPossible === undefined) {
      const judge = new Judge();
      isPossible =
        this.#node.members.names.every((shape) => judge.admits(shape, name)) &&
        this.#maker.canMake(this.#node.member(name), inside(this.#spot, "", this.#spot));
      this.#isPossible.set(name, isPossible);
    }
    return isPossible;
  }

  /** Adds what the names need, until nothing is missing. */
  #addNeeded(names: Set<string>): boolean {
    for (const name of names) {
      for (const needed of this.#node.members.needs(name)) {
        if (!this.#canBe(needed)) return false;
        names.add(needed);
      }
    }
    return true;
  }

  #addOptional(names: Set<string>, name: string, most: number): void {
    if (!this.#canBe(name)) return;
    const more = new Set([...names, name]);
    if (!this.#addNeeded(more) || more.size > most) return;
    for (const added of more) names.add(added);
  }

  /** Nine in ten of the members that may be missing are there, fewer of those that hold others deep down. */
  #isWished(name: string): boolean {
    const { room, depth, key, at } = this.#spot;
    if (room !== undefined || depth + 1 >= deepest) return false;
    const member = this.#node.member(name);
    if (this.#goesOtherWay(member)) return false;
    const own = child(key, name);
    if (chance(child(own, "null"), leftOut, ...at)) return member.isNullable;
    const isNested = (member.kinds & ~(kind.array | kind.object)) === 0;
    return !isNested || depth < 1 || chance(child(own, "nested"), 1 / (depth + 1), ...at);
  }

  #goesOtherWay({ shapes }: Node): boolean {
    const { direction } = this.#maker;
    if (direction === undefined) return false;
    return shapes.some(({ readOnly, writeOnly }) => (direction === "request" ? readOnly : writeOnly) === true);
  }

  /** A map has one to three members. */
  #wantedExtra(): number {
    const { room, depth, key, at } = this.#spot;
    const { isMap, listed } = this.#node.members;
    if (!isMap || listed.length > 0 || room !== undefined || depth >= deepest) return 0;
    return 1 + below(child(key, "count"), 3, ...at);
  }

  #addExtra(names: Set<string>, count: number): void {
    if (names.size >= count) return;
    for (const name of extraNames(this.#node, this.#spot, this.#maker)) {
      if (!names.has(name)) this.#addOptional(names, name, count);
      if (names.size >= count) return;
    }
  }
}
