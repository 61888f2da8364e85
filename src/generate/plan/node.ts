import { workOnce } from "../../contract/model/slices.ts";
import { admitsScalar } from "../judge/judge-scalar.ts";
import { SchemaJudge } from "../judge/judge.ts";
import type { Json } from "../json.ts";
import { kind, type Kinds } from "../schema/kinds.ts";
import type { Shape } from "../schema/shape.ts";
import type { Alternative, Choice } from "./choice.ts";
import { chosen, type Conjunction } from "./conjunction.ts";
import { fitsItsName } from "./discriminated.ts";
import { type Items, itemsOf } from "./items.ts";
import {
  allowedKinds,
  type CountLimits,
  hintedKinds,
  type NumberLimits,
  numberLimits,
  range,
  type TextLimits,
  textLimits,
} from "./limits-of-kinds.ts";
import { type Members, membersOf } from "./members.ts";
import type { Planner } from "./planner.ts";

/** One of the ways on from a node with a choice. */
export interface Option {
  /** Those of a lower rank are tried first. */
  readonly rank: number;
  /** Where it leads; undefined where nothing fits there. */
  node(): Node | undefined;
}

/** So many items are looked at to see whether a list is possible. */
const mostLookedAt = 8;

/** One place of a value, with everything that is known about it before a value is made; worked out when first asked for, once. */
export class Node {
  readonly id: number;
  readonly #planner: Planner;
  readonly #conjunction: Conjunction;
  readonly #members = new Map<string, Node>();
  readonly #items = new Map<number, Node>();
  readonly #known = new Map<string, unknown>();
  #kinds: Kinds | undefined;
  #isNullable: boolean | undefined;
  #isExact: boolean | undefined;

  constructor(id: number, conjunction: Conjunction, planner: Planner) {
    this.id = id;
    this.#conjunction = conjunction;
    this.#planner = planner;
  }

  get roots(): readonly Shape[] {
    return this.#conjunction.roots;
  }

  get shapes(): readonly Shape[] {
    return this.#conjunction.shapes;
  }

  /** Where the schema stands. */
  get place(): string {
    return this.roots[0]?.place ?? "";
  }

  /**
   * What depends on the node alone is worked out once.
   * @throws {NotYet} when others should have their turns before it is
   */
  once<T>(what: string, make: () => T): T {
    if (!this.#known.has(what)) this.#known.set(what, workOnce(make));
    // Each name is used for one kind of thing.
    return this.#known.get(what) as T;
  }

  /** The kinds that are still allowed, as far as can be told without making a value; 0: nothing fits. */
  get kinds(): Kinds {
    return (this.#kinds ??= this.#findKinds());
  }

  #findKinds(): Kinds {
    const { ownKinds, members, counts } = this;
    const isEmpty = (inner: Node): boolean => inner.ownKinds === 0;
    const noObject = (ownKinds & kind.object) !== 0 && [...members.required].some((name) => isEmpty(this.member(name)));
    const first = Math.min(counts.items.least, mostLookedAt);
    const needed = Array.from({ length: (ownKinds & kind.array) === 0 ? 0 : first }, (_, index) => this.item(index));
    return ownKinds & ~((noObject ? kind.object : 0) | (needed.some(isEmpty) ? kind.array : 0));
  }

  /** The same, without looking into what the value holds. */
  get ownKinds(): Kinds {
    return this.once("own kinds", () => (this.values?.length === 0 ? 0 : allowedKinds(this.shapes)));
  }

  get hinted(): Kinds {
    return this.once("hinted", () => hintedKinds(this.shapes));
  }

  /** The values of `enum` and `const` that fit everything; undefined where nothing lists any. */
  get values(): readonly Json[] | undefined {
    return this.once("values", () => {
      const listed = this.shapes.find(({ values }) => values !== undefined)?.values;
      return listed?.filter((value) => this.shapes.every((shape) => admitsScalar(shape, value)) && this.admits(value));
    });
  }

  get numbers(): NumberLimits {
    return this.once("numbers", () => numberLimits(this.shapes));
  }

  get texts(): TextLimits {
    return this.once("texts", () => textLimits(this.shapes));
  }

  get counts(): { readonly items: CountLimits; readonly members: CountLimits } {
    return this.once("counts", () => ({
      items: range(this.shapes, "minItems", "maxItems"),
      members: range(this.shapes, "minProperties", "maxProperties"),
    }));
  }

  get members(): Members {
    return this.once("members", () => membersOf(this.shapes));
  }

  get items(): Items {
    return this.once("items", () => itemsOf(this.shapes));
  }

  /** Whether null is one of several things that may be made here. */
  get isNullable(): boolean {
    return (this.#isNullable ??= this.kinds !== kind.null && this.admits(null, new SchemaJudge({ isOfMade: true })));
  }

  /** Whether a value that is made after the limits needs no judge: nothing that holds only by chance is in them. */
  get isExact(): boolean {
    return (this.#isExact ??= this.shapes.every(
      ({ oneOf, not, avoid, contains, unevaluatedItems, unevaluatedProperties, values, discriminator, ...shape }) =>
        (oneOf ??
          not ??
          avoid ??
          contains ??
          unevaluatedItems ??
          unevaluatedProperties ??
          values ??
          discriminator ??
          shape.if) === undefined,
    ));
  }

  /** The node of a member, whichever value it has. */
  member(name: string): Node {
    let node = this.#members.get(name);
    if (node === undefined) {
      node = this.#planner.node(this.members.shapesOf(name));
      this.#members.set(name, node);
    }
    return node;
  }

  item(index: number): Node {
    let node = this.#items.get(index);
    if (node === undefined) {
      node = this.#planner.node(this.items.shapesAt(index));
      this.#items.set(index, node);
    }
    return node;
  }

  /** This and one shape more. */
  with(shape: Shape): Node {
    return this.once(`with ${shape.id}`, () => this.#planner.node([...this.roots, shape]));
  }

  /** This, and not that shape. */
  without(shape: Shape): Node {
    return this.once(`without ${shape.id}`, () => this.with(this.#planner.not(shape)));
  }

  /** What the next choice leads to, in the order of ranks; undefined where there is nothing left to choose. */
  get options(): readonly Option[] | undefined {
    return this.once("options", () => {
      const [first, ...others] = this.#conjunction.choices;
      if (first === undefined) return undefined;
      // The fewer alternatives, the sooner it shows that there is no way on.
      const choice = others.reduce(
        (least, other) => (other.alternatives.length < least.alternatives.length ? other : least),
        first,
      );
      return choice.alternatives
        .map((alternative) => this.#option(choice, alternative))
        .sort((one, other) => one.rank - other.rank);
    });
  }

  #option(choice: Choice, alternative: Alternative): Option {
    const isOff = this.hinted !== 0 && (alternative.shape.kinds & this.hinted) === 0;
    let node: Node | undefined;
    return {
      rank: alternative.rank + (isOff ? 1 : 0),
      node: () => {
        const planner = this.#planner;
        node ??= planner.add(chosen(this.#conjunction, choice, alternative, planner.choices));
        return node.kinds === 0 ? undefined : node;
      },
    };
  }

  admits(value: Json, judge = new SchemaJudge()): boolean {
    return this.roots.every((root) => judge.admits(root, value));
  }

  /** Whether a value that the schema admits is of the choices that its discriminators name. */
  fitsItsNames(value: Json, judge: SchemaJudge): boolean {
    const owners = this.once("discriminated", () =>
      this.shapes.filter(({ discriminator }) => discriminator !== undefined),
    );
    return owners.every((owner) => fitsItsName(owner, value, (shape, made) => judge.admits(shape, made)));
  }
}
