import type { Node } from "../plan/node.ts";
import { extraNames } from "./extra-names.ts";
import type { Maker } from "./maker.ts";
import { canBe, type MemberPlan, memberPlan, type MemberPlans } from "./member-plan.ts";
import { roomInside, type Spot } from "./spot.ts";

/** Chooses the members of an object whose number is bounded, or of which some need others. */
export class MemberChoice {
  readonly #node: Node;
  readonly #plans: MemberPlans;
  readonly #spot: Spot;
  readonly #maker: Maker;
  readonly #extra = new Map<string, MemberPlan>();

  constructor(node: Node, plans: MemberPlans, spot: Spot, maker: Maker) {
    this.#node = node;
    this.#plans = plans;
    this.#spot = spot;
    this.#maker = maker;
  }

  /**
   * The members in their order; undefined when the bounds cannot be kept.
   * @param isWished which of those that may be missing should be there
   * @param extra how many members that are not listed should be there
   */
  chosen(isWished: (index: number) => boolean, extra: number): readonly MemberPlan[] | undefined {
    const { listed } = this.#plans;
    const { least, most } = this.#node.counts.members;
    if (least > this.#maker.limits.items) return undefined;
    const names = new Set(this.#node.members.required);
    if (![...names].every((name) => this.#canBe(name)) || !this.#addNeeded(names)) return undefined;
    listed.forEach(({ name }, index) => {
      if (!names.has(name) && isWished(index)) this.#add(names, name, most);
    });
    for (const { name } of listed) if (names.size < least && !names.has(name)) this.#add(names, name, most);
    this.#addExtra(names, Math.max(least, Math.min(most, names.size + extra)));
    if (names.size < least || names.size > most) return undefined;
    const others = [...names].filter((name) => !this.#plans.byName.has(name));
    return [...listed.filter(({ name }) => names.has(name)), ...others.map((name) => this.#planOf(name))];
  }

  #planOf(name: string): MemberPlan {
    let plan = this.#plans.byName.get(name) ?? this.#extra.get(name);
    if (plan === undefined) {
      plan = memberPlan(this.#node, name);
      this.#extra.set(name, plan);
    }
    return plan;
  }

  #canBe(name: string): boolean {
    return canBe(this.#planOf(name), this.#maker, roomInside(this.#spot), this.#spot.run);
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

  #add(names: Set<string>, name: string, most: number): void {
    if (names.size >= most || !this.#canBe(name)) return;
    const more = new Set([...names, name]);
    if (!this.#addNeeded(more) || more.size > most) return;
    for (const added of more) names.add(added);
  }

  #addExtra(names: Set<string>, count: number): void {
    if (names.size >= count) return;
    for (const name of extraNames(this.#node, this.#spot, this.#maker)) {
      if (!names.has(name)) this.#add(names, name, count);
      if (names.size >= count) return;
    }
  }
}
