import type { Shape } from "../schema/shape.ts";
import type { Alternative, Choice, Choices } from "./choice.ts";
import { nameOf } from "./discriminated.ts";

/** Shapes that one value has to fit at once, and the choices that they leave. */
export interface Conjunction {
  /** The schemas that the value is judged by. */
  readonly roots: readonly Shape[];
  /** The roots and all that they demand: what `$ref`, `allOf` and the choices made so far add. */
  readonly shapes: readonly Shape[];
  /** Not made yet. */
  readonly choices: readonly Choice[];
}

export function conjunctionOf(roots: readonly Shape[], choices: Choices): Conjunction {
  const closure = new Closure(choices, [], []);
  for (const root of roots) closure.add(root, undefined);
  return { roots, ...closure.result() };
}

/** The conjunction in which a choice is made. */
export function chosen(from: Conjunction, choice: Choice, { shape }: Alternative, choices: Choices): Conjunction {
  const others = from.choices.filter((other) => other !== choice);
  const closure = new Closure(choices, from.shapes, others);
  closure.add(shape, undefined);
  return { roots: from.roots, ...closure.result() };
}

/** Collects what shapes demand, until nothing new comes. */
class Closure {
  readonly #choices: Choices;
  readonly #held: Set<Shape>;
  readonly #open: Map<string, Choice>;

  constructor(choices: Choices, held: readonly Shape[], open: readonly Choice[]) {
    this.#choices = choices;
    this.#held = new Set(held);
    this.#open = new Map(open.map((choice) => [choice.id, choice]));
  }

  /** A choice of which one alternative is demanded anyway is none. */
  result(): Pick<Conjunction, "shapes" | "choices"> {
    const isMade = ({ alternatives }: Choice): boolean => alternatives.some(({ shape }) => this.#held.has(shape));
    return { shapes: [...this.#held], choices: [...this.#open.values()].filter((choice) => !isMade(choice)) };
  }

  /** @param named the outermost named schema through which this one is reached */
  add(shape: Shape, named: Shape | undefined): void {
    if (this.#held.has(shape)) return;
    this.#held.add(shape);
    const outermost = named ?? (nameOf(shape) === undefined ? undefined : shape);
    if (shape.target !== undefined) this.add(shape.target(), outermost);
    for (const inner of shape.allOf ?? []) this.add(inner, outermost);
    for (const choice of this.#choices.of(shape, outermost)) {
      const [only, ...others] = choice.alternatives;
      if (only !== undefined && others.length === 0) this.add(only.shape, undefined);
      else this.#open.set(choice.id, choice);
    }
  }
}
