import { chance } from "../../random/draw.ts";
import { child, keyOf } from "../../random/key.ts";
import type { Json } from "../json.ts";
import type { Limits } from "../limits.ts";
import type { Node } from "../plan/node.ts";
import type { Planner } from "../plan/planner.ts";
import { kind, type Kinds } from "../schema/kinds.ts";
import { givenValue, listedValue } from "./given.ts";
import { makeList } from "./make-list.ts";
import { makeNumber } from "./make-number.ts";
import { makeObject } from "./make-object.ts";
import { makeText } from "./make-text.ts";
import type { Direction, Maker } from "./maker.ts";
import { allChosen, chosenNode, kindsInOrder } from "./search.ts";
import { again, type Spot } from "./spot.ts";
import { leftOut } from "./usual.ts";

/** So many times a value is made with other draws and choices before the least one is taken. */
const attempts = 8;
/** How many steps are taken through combinations of choices for the least value, and how often each is tried. */
const least = { steps: 300, attempts: 3 };

/** Makes the values of nodes. What it remembers depends on the schema alone, never on what was asked before. */
export class ValueMaker implements Maker {
  readonly limits: Limits;
  readonly planner: Planner;
  readonly direction: Direction | undefined;

  constructor(planner: Planner, limits: Limits, direction: Direction | undefined) {
    this.planner = planner;
    this.limits = limits;
    this.direction = direction;
  }

  make(node: Node, spot: Spot): Json | undefined {
    if (spot.room !== undefined) return this.#leastWithin(node, spot.room).value;
    spot.run.steps++;
    if (spot.run.steps > this.limits.steps || spot.depth > this.limits.depth) return this.leastOf(node).value;
    if (spot.depth > 0 && node.isNullable && chance(child(spot.key, "null"), leftOut, ...spot.at)) return null;
    return givenValue(node, spot) ?? this.#attempted(node, spot) ?? this.leastOf(node).value;
  }

  vary(node: Node, spot: Spot): Json | undefined {
    return givenValue(node, spot) ?? this.#attempted(node, { ...spot, room: undefined });
  }

  canMake(node: Node, spot: Spot): boolean {
    const made = spot.room === undefined ? this.leastOf(node) : this.#leastWithin(node, spot.room);
    return made.value !== undefined;
  }

  #attempted(node: Node, spot: Spot): Json | undefined {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const own = again(spot, attempt);
      const plan = chosenNode(node, own, attempt);
      if (plan === undefined) continue;
      const listed = listedValue(plan, own);
      if (listed !== undefined) return listed;
      for (const one of kindsInOrder(plan, own)) {
        const value = this.#build(plan, one, own);
        if (value !== undefined && (plan.isExact || node.admits(value))) return value;
      }
    }
    return undefined;
  }

  #build(plan: Node, one: Kinds, spot: Spot): Json | undefined {
    spot.run.steps++;
    switch (one) {
      case kind.null:
        return null;
      case kind.boolean:
        return chance(spot.key, 0.5, ...spot.at);
      case kind.string:
        return makeText(plan, spot, this.limits);
      case kind.array:
        return makeList(plan, spot, this);
      case kind.object:
        return makeObject(plan, spot, this);
      default:
        return makeNumber(plan.numbers, (plan.kinds & kind.fraction) === 0, spot);
    }
  }

  /** The smallest value that is found: with as few levels as can be, and nothing in it that may be missing. */
  leastOf(node: Node): Least {
    return node.once("least", () => {
      for (let room = 0; room <= this.limits.depth; room++) {
        const made = this.#leastWithin(node, room);
        if (made.value !== undefined) return made;
      }
      return { value: undefined };
    });
  }

  #leastWithin(node: Node, room: number): Least {
    if (room < 0 || node.kinds === 0) return { value: undefined };
    return node.once(`least ${room}`, () => {
      const value = this.#findLeast(node, room);
      return { value };
    });
  }

  #findLeast(node: Node, room: number): Json | undefined {
    const spot: Spot = { ...start, room, run: { steps: 0 } };
    for (const plan of allChosen(node, { left: least.steps })) {
      const [listed] = plan.values ?? [];
      if (listed !== undefined) return listed;
      for (let attempt = 0; attempt < least.attempts; attempt++) {
        const own = again(spot, attempt);
        for (const one of kindsInOrder(plan, own)) {
          const value = room === 0 && isNested(one) ? emptyOf(one) : this.#build(plan, one, own);
          if (value !== undefined && node.admits(value)) return value;
        }
      }
    }
    return simple.find((value) => node.admits(value));
  }
}

export interface Least {
  readonly value: Json | undefined;
}

function isNested(one: Kinds): boolean {
  return one === kind.array || one === kind.object;
}

function emptyOf(one: Kinds): Json {
  return one === kind.array ? [] : {};
}

const simple: readonly Json[] = [null, true, false, 0, 1, -1, 0.5, "", "a", "A", [], {}];

/** The least value is made at a place that no row has. */
const start: Omit<Spot, "room" | "run"> = {
  key: keyOf("least"),
  at: [0, 0],
  anchor: Date.UTC(2026, 0, 1),
  locale: undefined,
  name: "",
  depth: 0,
  examples: [],
};
