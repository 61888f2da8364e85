import { kind } from "../schema/kinds.ts";
import { beyond } from "../schema/beyond.ts";
import type { Shape } from "../schema/shape.ts";
import type { Shapes } from "../schema/shapes.ts";
import { negationsOf, nullMembersOf } from "../schema/negations.ts";
import { alternativesOfBase, namedAlternatives } from "./discriminated.ts";
import { spelledAgain } from "./spelled-again.ts";

/** A choice that a schema leaves: one of these shapes has to hold, too. */
export interface Choice {
  readonly id: string;
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly shape: Shape;
  /** Those of a lower rank are tried first. */
  readonly rank: number;
}

/** The choices that the keywords of shapes leave; of each, one alternative makes the keyword hold (of `oneOf`, if no other does). */
export class Choices {
  readonly #shapes: Shapes;
  readonly #known = new Map<Shape, readonly Choice[]>();
  readonly #discriminated = new Map<string, readonly Choice[]>();

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
  }

  /** @param named the outermost named schema through which the shape is reached */
  of(shape: Shape, named: Shape | undefined): readonly Choice[] {
    let known = this.#known.get(shape);
    if (known === undefined) {
      known = choicesOf(shape, this.#shapes);
      this.#known.set(shape, known);
    }
    if (shape.discriminator === undefined) return known;
    const id = `${shape.id} discriminator ${named?.id ?? ""}`;
    let discriminated = this.#discriminated.get(id);
    if (discriminated === undefined) {
      const alternatives = alternativesOfBase(shape, named, this.#shapes);
      discriminated = alternatives.length === 0 ? [] : [{ id, alternatives }];
      this.#discriminated.set(id, discriminated);
    }
    return [...known, ...discriminated];
  }
}

function choicesOf(shape: Shape, shapes: Shapes): readonly Choice[] {
  const { anyOf, oneOf, not, dependentSchemas = new Map<string, Shape>() } = shape;
  return [
    ...(anyOf === undefined ? [] : [choice(shape, "anyOf", oneOfThese(shape, anyOf, shapes))]),
    ...(oneOf === undefined ? [] : [choice(shape, "oneOf", exactlyOneOf(shape, oneOf, shapes))]),
    ...(not === undefined ? [] : [choice(shape, "not", negated(shape, not, shapes))]),
    ...(shape.if === undefined || (shape.then ?? shape.else) === undefined
      ? []
      : [choice(shape, "if", conditional(shape, shape.if, shapes))]),
    ...[...dependentSchemas].map(([name, inner]) =>
      choice(shape, `dependentSchemas ${name}`, dependent(shape, name, inner, shapes)),
    ),
  ];
}

function choice({ id }: Shape, keyword: string, alternatives: readonly Alternative[]): Choice {
  return { id: `${id} ${keyword}`, alternatives };
}

function ranked(shapes: readonly Shape[], rank = 0): readonly Alternative[] {
  return shapes.map((shape) => ({ shape, rank }));
}

/** What is only null comes last: how often null is made is decided elsewhere. So does what spells another alternative again. */
function oneOfThese(owner: Shape, choices: readonly Shape[], shapes: Shapes): readonly Alternative[] {
  const again = spelledAgain(choices);
  const rankOf = (shape: Shape): number => (shape.kinds === kind.null || again.includes(shape) ? 1 : 0);
  return [
    ...namedAlternatives(owner, choices, shapes).map((shape) => ({ shape, rank: rankOf(shape) })),
    ...choices.map((shape) => ({ shape, rank: rankOf(shape) + (owner.discriminator === undefined ? 0 : 1) })),
  ];
}

/** First each alone, in the hope that no other fits; then each with all others forbidden. */
function exactlyOneOf(owner: Shape, choices: readonly Shape[], shapes: Shapes): readonly Alternative[] {
  const strict = choices.map((_, index) => shapes.add(owner.place, { target: onlyOf(owner, choices, index, shapes) }));
  return [...oneOfThese(owner, choices, shapes), ...ranked(strict, 3)];
}

/** One of several and none of the others; worked out when it is asked for, since the hope is hardly ever in vain. */
function onlyOf({ place }: Shape, choices: readonly Shape[], index: number, shapes: Shapes): () => Shape {
  let only: Shape | undefined;
  return () => {
    only ??= shapes.add(place, {
      allOf: choices.map((other, at) =>
        at === index ? other : shapes.not(beyond(other, choices[index] ?? other, shapes)),
      ),
    });
    return only;
  };
}

function conditional(shape: Shape, condition: Shape, shapes: Shapes): readonly Alternative[] {
  const { place, then, else: otherwise } = shape;
  const not = shapes.not(condition);
  return [
    ...ranked([
      shapes.add(place, { allOf: then === undefined ? [condition] : [condition, then] }),
      shapes.add(place, { allOf: otherwise === undefined ? [not] : [not, otherwise] }),
    ]),
    leftOpen(shape, shapes),
  ];
}

/** Of a shape that says nothing there is no breaking. */
function negated(shape: Shape, not: Shape, shapes: Shapes): readonly Alternative[] {
  const broken = negationsOf(not, shapes);
  if (broken.length === 0) return [];
  return [...ranked(nullMembersOf(not, shapes)), ...ranked(broken, 1), leftOpen(shape, shapes)];
}

/** Nothing is demanded, in the hope that what is made will do: for conditions that cannot be turned into shapes. */
function leftOpen({ place }: Shape, shapes: Shapes): Alternative {
  return { shape: shapes.add(place, {}), rank: 4 };
}

/** The member is there and its schema holds, or the member is not there. */
function dependent({ place, properties }: Shape, name: string, inner: Shape, shapes: Shapes): readonly Alternative[] {
  const isListed = properties?.has(name) === true;
  return [
    { shape: shapes.add(place, { required: [name], allOf: [inner] }), rank: isListed ? 0 : 1 },
    { shape: shapes.add(place, { properties: new Map([[name, shapes.never]]) }), rank: isListed ? 1 : 0 },
  ];
}
