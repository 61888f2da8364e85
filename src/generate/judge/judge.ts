import { isJsonList, isJsonObject, type Json } from "../json.ts";
import type { Shape } from "../schema/shape.ts";
import { type Evaluated, nothingEvaluated } from "./evaluated.ts";
import { judgeList } from "./judge-list.ts";
import { judgeObject } from "./judge-object.ts";
import { admitsScalar } from "./judge-scalar.ts";

/** How often shapes may follow each other on one value: a reference that is its own target never ends. */
const deepest = 400;

/**
 * Holds a value against shapes, as JSON Schema 2020-12 says, for the generator's own use: it works on shapes that no
 * validator of a library knows, and nothing has to be compiled for it.
 */
export class SchemaJudge {
  /** How many shapes were looked at; the caller keeps its budget by it. */
  work = 0;
  #depth = 0;
  /** What shapes said of the values that are being judged: a shape that several ways lead to is asked once. */
  readonly #said = new Map<Shape, Map<Json, Evaluated | undefined>>();
  readonly #isOfMade: boolean;

  /** @param isOfMade whether the values are those that may be made, not all that may be read */
  constructor({ isOfMade = false } = {}) {
    this.#isOfMade = isOfMade;
  }

  admits(shape: Shape, value: Json): boolean {
    return this.evaluate(shape, value) !== undefined;
  }

  /** What of the value a shape has looked at; undefined when it does not allow the value. */
  evaluate(shape: Shape, value: Json): Evaluated | undefined {
    this.work++;
    if (value === null && this.#isOfMade && shape.isNullOnlyRead === true) return undefined;
    if (shape.never === true || this.#depth > deepest || !admitsScalar(shape, value)) return undefined;
    this.#depth++;
    try {
      return this.#inside(shape, value);
    } finally {
      if (--this.#depth === 0) this.#said.clear();
    }
  }

  #evaluateOnce(shape: Shape, value: Json): Evaluated | undefined {
    let said = this.#said.get(shape);
    if (said === undefined) this.#said.set(shape, (said = new Map<Json, Evaluated | undefined>()));
    if (!said.has(value)) said.set(value, this.evaluate(shape, value));
    return said.get(value);
  }

  #inside(shape: Shape, value: Json): Evaluated | undefined {
    const evaluated = nothingEvaluated();
    if (shape.avoid !== undefined && this.admits(shape.avoid, value)) return undefined;
    if (!this.#inPlace(shape, value, evaluated)) return undefined;
    if (isJsonList(value)) return judgeList(this, shape, value, evaluated) ? evaluated : undefined;
    if (isJsonObject(value)) return judgeObject(this, shape, value, evaluated) ? evaluated : undefined;
    return evaluated;
  }

  /** Shapes that are applied to the same value. */
  #inPlace(shape: Shape, value: Json, evaluated: Evaluated): boolean {
    const { target, allOf, anyOf, oneOf, not } = shape;
    const take = (inner: Shape): boolean => {
      const found = this.#evaluateOnce(inner, value);
      if (found !== undefined) evaluated.add(found);
      return found !== undefined;
    };
    if (target !== undefined && !take(target())) return false;
    if (allOf?.every(take) === false) return false;
    // Each is looked at, for what it evaluates.
    if (anyOf !== undefined && anyOf.filter(take).length === 0) return false;
    if (oneOf !== undefined && oneOf.filter(take).length !== 1) return false;
    if (not !== undefined && this.admits(not, value)) return false;
    return this.#condition(shape, take);
  }

  #condition(shape: Shape, take: (inner: Shape) => boolean): boolean {
    if (shape.if === undefined) return true;
    const next = take(shape.if) ? shape.then : shape.else;
    return next === undefined || take(next);
  }
}
