import type { Part } from "../../source/part.ts";
import { choiceDiscriminator } from "../../contract/check/choice-discriminator.ts";
import { everyKind } from "./kinds.ts";
import { readShape } from "./read-shape.ts";
import type { ShapeFields, Shape } from "./shape.ts";

/** Follows the `$ref` (or `$dynamicRef`) of a schema, one step; `References` of a contract is one. */
export interface SchemaReferences {
  target(schema: Part): Part | undefined;
}

/** The shapes of the schemas that can be reached from each other, each read once. */
export class Shapes {
  readonly #references: SchemaReferences;
  readonly #known = new Map<unknown, Shape>();
  readonly #negated = new Map<Shape, Shape>();
  #count = 0;
  readonly always = this.add("", {});
  readonly never = this.add("", { never: true, kinds: 0 });

  constructor(references: SchemaReferences) {
    this.#references = references;
  }

  /** The shape of a schema in a document. */
  of(part: Part): Shape {
    if (part.flag === true) return this.always;
    if (part.flag === false) return this.add(part.pointer, { never: true, kinds: 0 });
    const known = this.#known.get(part.value);
    if (known !== undefined) return known;
    const reader = {
      shapeOf: (inner: Part) => this.of(inner),
      targetOf: (inner: Part) => this.#targetOf(inner),
      discriminatorOf: (inner: Part) => choiceDiscriminator(inner, this.#references),
    };
    const shape = this.add(part.pointer, part.record === undefined ? {} : readShape(part, reader));
    this.#known.set(part.value, shape);
    return shape;
  }

  /** A shape that stands in no document: what rewriting another one gives. */
  add(place: string, said: ShapeFields): Shape {
    return { kinds: everyKind, ...said, id: this.#count++, place };
  }

  /** Whatever does not fit a shape. There is one for each: schemas that hold each other are forbidden over and over. */
  not(shape: Shape): Shape {
    let negated = this.#negated.get(shape);
    if (negated === undefined) {
      negated = this.add(shape.place, { not: shape });
      this.#negated.set(shape, negated);
    }
    return negated;
  }

  /** A reference that does not arrive allows everything: it is a problem of the contract, not of the value. */
  #targetOf(part: Part): () => Shape {
    let target: Shape | undefined;
    return () => {
      if (target === undefined) {
        const arrived = this.#references.target(part);
        target = arrived === undefined ? this.always : this.of(arrived);
      }
      return target;
    };
  }
}
