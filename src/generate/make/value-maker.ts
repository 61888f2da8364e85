import { chance } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { Limits } from "../limits.ts";
import { SchemaJudge } from "../judge/judge.ts";
import type { Node } from "../plan/node.ts";
import type { Planner } from "../plan/planner.ts";
import { kind, type Kinds } from "../schema/kinds.ts";
import { givenValue, listedValue, ownExamples } from "./given.ts";
import { isOptions, type Known, knownMember, type Strayed, strayed } from "./known.ts";
import { makeFlag } from "./make-flag.ts";
import { makeList } from "./make-list.ts";
import { makeNumber } from "./make-number.ts";
import { makeObject } from "./make-object.ts";
import type { Direction, Maker } from "./maker.ts";
import { asPart } from "./part-of-whole.ts";
import { allChosen, chosenNode, kindsInOrder, orders } from "./search.ts";
import { again, noCost, type Run, sharing, type Spot } from "./spot.ts";
import { settledValue } from "./settled-value.ts";
import { start } from "./start.ts";
import { telling } from "./telling-values.ts";
import { TextMaker } from "./text-maker.ts";
import { leftOut } from "./usual.ts";

/** So many times a value is made with other draws and choices before the least one is taken. */
const attempts = 8;
/** So often each option of a choice has its turn, whatever the number of attempts. */
const turns = 3;
/** How many steps are taken through combinations of choices for the least value, and how often each is tried. */
const least = { steps: 200, attempts: 3, cut: 8 };

/** The work of planning one combination, in shapes that are looked at. */
const planned = 20;

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
    const { run, room } = spot;
    if (room !== undefined) return spent(run, this.#leastWithin(node, room));
    run.steps++;
    if (run.steps > this.limits.size) return undefined;
    if (this.#isSpent(run) || spot.depth > this.limits.depth) return spent(run, this.#least(node));
    const settled = spot.known === undefined ? undefined : settledValue(node, spot.known);
    if (settled !== undefined) return settled;
    if (
      spot.known === undefined &&
      spot.depth > 0 &&
      node.isNullable &&
      chance(child(spot.key, "null"), leftOut, ...spot.at)
    )
      return null;
    const own = (node.kinds & kind.string) === 0 ? asPart(node, spot) : sharing(spot);
    return givenValue(node, own) ?? this.#attempted(node, own) ?? spent(run, this.#least(node));
  }

  /** Whether only what has to be there is made from now on. */
  #isSpent({ steps, lost, work }: Run): boolean {
    return steps > this.limits.steps || lost > this.limits.lost || work > this.limits.work;
  }

  vary(node: Node, spot: Spot): Json | undefined {
    return givenValue(node, spot) ?? this.#attempted(node, { ...spot, room: undefined });
  }

  canMake(node: Node, room: number | undefined, run: Run): boolean {
    const { value, isCut, work } = room === undefined ? this.#least(node) : this.#leastWithin(node, room);
    if (value !== undefined) return true;
    run.work += work;
    if (room !== undefined && isCut) run.isCut = true;
    return false;
  }

  /** Of several choices, one that keeps what is known. */
  #attempted(node: Node, spot: Spot): Json | undefined {
    if (node.options === undefined || spot.known === undefined) return this.#attempt(node, spot, 0);
    let best: { readonly value: Json; readonly strayed: Strayed; readonly distance: number } | undefined;
    for (let first = 0; first < attempts && best?.distance !== 0; first++) {
      const value = this.#attempt(node, spot, first);
      if (value === undefined) break;
      const away = strayed(spot.known, value);
      // Nothing is better than something else.
      const distance = away.missing.length + 2 * away.other;
      if (best === undefined || distance < best.distance) best = { value, strayed: away, distance };
    }
    return best && withMembersOfOthers(node, best.value, spot.known, best.strayed.missing);
  }

  #attempt(node: Node, spot: Spot, first: number): Json | undefined {
    // Every option has its turns before the least value is taken.
    const last = Math.max(attempts, turns * (node.options?.length ?? 0));
    for (let attempt = first; attempt < last; attempt++) {
      const draws = again(spot, attempt);
      // Around what is known, every choice is tried in turn; else each attempt draws anew.
      const plan = chosenNode(node, spot.known === undefined ? draws : spot, attempt);
      if (plan === undefined) continue;
      const listed = listedValue(plan, draws);
      if (listed !== undefined) return listed;
      const shown = ownExamples(plan);
      const own = shown.length === 0 ? draws : { ...draws, examples: [...draws.examples, ...shown] };
      for (const one of kindsInOrder(plan, own)) {
        const value = this.#build(plan, one, own);
        if (value !== undefined && (plan.isExact || admitted(node, value, spot.run))) return value;
      }
      spot.run.lost++;
    }
    return undefined;
  }

  #build(plan: Node, one: Kinds, spot: Spot): Json | undefined {
    spot.run.steps++;
    switch (one) {
      case kind.null:
        return null;
      case kind.boolean:
        return makeFlag(spot);
      case kind.string:
        return this.#text(plan, spot);
      case kind.array:
        return makeList(plan, spot, this);
      case kind.object:
        return makeObject(plan, spot, this);
      default:
        return makeNumber(plan.numbers, (plan.kinds & kind.fraction) === 0, spot);
    }
  }

  #text(plan: Node, spot: Spot): string | undefined {
    if (plan.texts.least > this.limits.text) return undefined;
    return plan.once("text maker", () => new TextMaker(plan.texts)).text(spot, spot.name);
  }

  /** The smallest value that is found: with as few levels as can be, and nothing in it that may be missing. */
  leastOf(node: Node): Json | undefined {
    return this.#least(node).value;
  }

  /** Whether what has to be there is more than is made. */
  isTooLarge(node: Node): boolean {
    return this.#least(node).cost > this.limits.size;
  }

  #least(node: Node): Least {
    const { limits } = this;
    return node.once("least", () => {
      let cost = 0;
      let work = 0;
      for (let room = 0; room <= limits.depth && cost <= limits.size && work <= limits.search; room++) {
        const made = this.#leastWithin(node, room);
        if (made.value !== undefined || !made.isCut) return made;
        cost += made.cost;
        work += made.work;
      }
      return { value: undefined, cost, work, isCut: true };
    });
  }

  #leastWithin(node: Node, room: number): Least {
    if (node.kinds === 0) return { value: undefined, cost: 1, work: 1, isCut: false };
    if (room < 0) return { value: undefined, cost: 1, work: 1, isCut: true };
    return node.once(`least ${room}`, () => {
      const run = { ...noCost(), steps: 1 };
      const value = this.#findLeast(node, { ...start, room, run });
      return {
        value: run.steps > this.limits.size ? undefined : value,
        cost: run.steps,
        work: run.work,
        isCut: run.isCut,
      };
    });
  }

  #findLeast(node: Node, spot: Spot): Json | undefined {
    const turnings = node.options === undefined ? 1 : orders;
    let cut = 0;
    for (let turn = 0; turn < turnings; turn++) {
      for (const plan of allChosen(node, { left: least.steps }, turn)) {
        const run = { ...spot.run, isCut: false };
        const value = this.#leastOfPlan(node, plan, { ...spot, run });
        spot.run.steps = run.steps;
        spot.run.work = run.work;
        if (run.isCut) spot.run.isCut = true;
        if (value !== undefined) return value;
        if (run.steps > this.limits.size || run.work > this.limits.search) return undefined;
        if (run.isCut && ++cut > least.cut) return undefined;
      }
    }
    return telling(node).find((value) => node.admits(value));
  }

  #leastOfPlan(node: Node, plan: Node, spot: Spot): Json | undefined {
    spot.run.work += planned;
    const [listed] = plan.values ?? [];
    if (listed !== undefined) return listed;
    for (let attempt = 0; attempt < least.attempts; attempt++) {
      const own = again(spot, attempt);
      for (const one of kindsInOrder(plan, own)) {
        const value = this.#build(plan, one, own);
        if (value !== undefined && admitted(node, value, spot.run)) return value;
      }
      // Other draws give no more room.
      if (spot.run.isCut) return undefined;
    }
    return undefined;
  }
}

/** Adds what is known of members that only other choices name, where the schema lets them be there as well. */
function withMembersOfOthers(node: Node, made: Json, known: Known, names: readonly string[]): Json {
  return names.reduce<Json>((value, name) => {
    const member = knownMember(known, name);
    if (!isOptions(member) || !isJsonObject(value)) return value;
    const more = member.preferred.map((one): JsonObject => ({ ...value, [name]: one }));
    return more.find((one) => node.admits(one)) ?? value;
  }, made);
}

/** Whether a value fits that was made; what finding out that it does not takes is work of the run. */
function admitted(node: Node, value: Json, run: Run): boolean {
  const judge = new SchemaJudge();
  const isFine = node.admits(value, judge) && node.fitsItsNames(value, judge);
  if (!isFine) run.work += judge.work;
  return isFine;
}

/** A least value, what finding it cost, and whether more room might have helped where there is none. */
interface Least {
  readonly value: Json | undefined;
  readonly cost: number;
  readonly work: number;
  readonly isCut: boolean;
}

/** Finding a part again costs what finding it cost, so that what a search can afford does not depend on what is remembered. */
function spent(run: Run, { value, cost, work, isCut }: Least): Json | undefined {
  run.steps += cost;
  if (value !== undefined) return value;
  run.work += work;
  if (isCut) run.isCut = true;
  return undefined;
}
