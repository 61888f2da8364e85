import type { Kinds } from "../schema/kinds.ts";
import type { Shape } from "../schema/shape.ts";
import type { Shapes } from "../schema/shapes.ts";
import { Choices } from "./choice.ts";
import { type Conjunction, conjunctionOf } from "./conjunction.ts";
import { Node } from "./node.ts";

/** The nodes of schemas that can be reached from each other; equal ones are one. */
export class Planner {
  readonly choices: Choices;
  readonly #shapes: Shapes;
  readonly #known = new Map<string, Node>();
  readonly #ofKinds = new Map<Kinds, Shape>();
  #count = 0;

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
    this.choices = new Choices(shapes);
  }

  /** The node of values that fit all of these. */
  node(roots: readonly Shape[]): Node {
    const distinct = [...new Set(roots)].filter((shape) => shape !== this.#shapes.always);
    const id = distinct.map((shape) => shape.id).join(" ");
    let node = this.#known.get(id);
    if (node === undefined) {
      node = this.add(conjunctionOf(distinct, this.choices));
      this.#known.set(id, node);
    }
    return node;
  }

  add(conjunction: Conjunction): Node {
    return new Node(this.#count++, conjunction, this);
  }

  /** The shape of values of these kinds. */
  ofKind(kinds: Kinds): Shape {
    let shape = this.#ofKinds.get(kinds);
    if (shape === undefined) {
      shape = this.#shapes.add("", { kinds });
      this.#ofKinds.set(kinds, shape);
    }
    return shape;
  }

  not(shape: Shape): Shape {
    return this.#shapes.not(shape);
  }
}
