import type { Part } from "../../source/part.ts";
import { draftOf, dropMember, putMember } from "../upgrade/record.ts";
import type { Ground } from "./openapi-structure.ts";
import { isReference } from "./references.ts";
import { inPlaceKeywords, schemaKeywords } from "./schema-keywords.ts";
import { schemasIn } from "./schema-parts.ts";

/** A step on the way through schemas that apply to one value: the schema, and the keyword by which it was left. */
interface Step {
  readonly part: Part;
  by: string;
}

/** Keywords by which a schema leads to others that apply to the same value. */
const onward = new Set(["$ref", ...inPlaceKeywords]);

/** Finds schemas that apply themselves to the same value, and would be checked for ever. */
export class SchemaCircles {
  readonly #ground: Ground;
  readonly #refuse: (part: Part, found: string, cure: string) => void;
  readonly #straight = new WeakSet<object>();
  /** The way from where the check began, and where on it each schema stands. */
  readonly #way: Step[] = [];
  readonly #places = new Map<string, number>();

  constructor(ground: Ground, refuse: (part: Part, found: string, cure: string) => void) {
    this.#ground = ground;
    this.#refuse = refuse;
  }

  check(part: Part): void {
    const { record } = part;
    if (record === undefined || this.#straight.has(record)) return;
    if (!Object.keys(record).some((keyword) => onward.has(keyword))) return;
    const { id } = part;
    const start = this.#places.get(id);
    if (start !== undefined) {
      this.#circle(this.#way.slice(start), part);
      return;
    }
    const step: Step = { part, by: "$ref" };
    this.#places.set(id, this.#way.push(step) - 1);
    if (isReference(part)) {
      const target = this.#ground.references.target(part);
      if (target !== undefined) this.check(target);
    }
    for (const keyword of inPlaceKeywords) {
      const child = part.get(keyword);
      if (child === undefined) continue;
      step.by = keyword;
      for (const schema of schemasIn(child, schemaKeywords[keyword])) this.check(schema);
    }
    this.#way.pop();
    this.#places.delete(id);
    this.#straight.add(record);
  }

  #circle(circle: readonly Step[], back: Part): void {
    const places = [...circle.map(({ part }) => part), back].map(({ pointer }) => pointer).join(" → ");
    const found = `this schema refers to itself without end: ${places}`;
    const cure = "let one of these point at something else";
    const way = this.#ground.tolerance.isStrict ? undefined : opening(circle);
    if (way === undefined) this.#refuse(back, found, cure);
    else this.#open(way[1], way[0].part, found, cure);
  }

  /**
   * A schema that lists its kinds, each of which refers back to it for what they share: the reference means what is shared,
   * which is the schema without the choice.
   */
  #open(first: Step, reference: Part, found: string, cure: string): void {
    const draft = draftOf(reference.value);
    if (draft === undefined) return;
    this.#ground.problems.remark(reference, `${found}; it is left out here`, cure);
    dropMember(draft, "$ref");
    const isNear = first.part.source.path === reference.source.path;
    for (const [keyword, value] of isNear ? first.part.entries() : []) {
      if (keyword !== first.by && keyword !== "discriminator" && !Object.hasOwn(draft, keyword))
        putMember(draft, keyword, value.value);
    }
  }
}

/** A reference of a circle, and the schema after it that is more than a reference: one that leaves a choice, if there is one. */
function opening(circle: readonly Step[]): readonly [reference: Step, first: Step] | undefined {
  const ways = circle.flatMap((reference, i) => {
    const first = circle[(i + 1) % circle.length];
    return first === undefined || reference.by !== "$ref" || first.by === "$ref" ? [] : [[reference, first] as const];
  });
  return ways.find(([, { by }]) => by === "oneOf" || by === "anyOf") ?? ways[0];
}
