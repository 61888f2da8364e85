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
  /** Where on the way the reference stands that was left out; undefined: the way is whole. */
  #opened: number | undefined;

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
      this.#circle(start, part);
      return;
    }
    const step: Step = { part, by: "$ref" };
    const place = this.#way.push(step) - 1;
    this.#places.set(id, place);
    this.#follow(step);
    this.#way.pop();
    this.#places.delete(id);
    // What lies behind a reference that was left out may be in other circles: it is looked at when something else leads there.
    if (this.#opened === undefined) this.#straight.add(record);
    if (this.#opened !== place) return;
    this.#opened = undefined;
    this.check(part);
  }

  #follow(step: Step): void {
    const { part } = step;
    if (isReference(part)) {
      const target = this.#ground.references.target(part);
      if (target !== undefined) this.check(target);
    }
    for (const keyword of inPlaceKeywords) {
      const child = part.get(keyword);
      if (child === undefined) continue;
      step.by = keyword;
      for (const schema of schemasIn(child, schemaKeywords[keyword])) {
        if (this.#opened !== undefined) return;
        this.check(schema);
      }
    }
  }

  #circle(start: number, back: Part): void {
    const circle = this.#way.slice(start);
    const places = [...circle.map(({ part }) => part), back].map(({ pointer }) => pointer).join(" → ");
    const found = `this schema refers to itself without end: ${places}`;
    const cure = "let one of these point at something else";
    const way = this.#ground.tolerance.isStrict ? undefined : opening(circle);
    if (way === undefined) this.#refuse(back, found, cure);
    else if (this.#open(way[1], way[0].part, found, cure)) this.#opened = this.#way.indexOf(way[0]);
  }

  /**
   * A schema that lists its kinds, each of which refers back to it for what they share: the reference means what is shared,
   * which is the schema without the choice.
   * @returns whether the reference could be left out
   */
  #open(first: Step, reference: Part, found: string, cure: string): boolean {
    const draft = draftOf(reference.value);
    if (draft === undefined) return false;
    this.#ground.problems.remark(reference, `${found}; it is left out here`, cure);
    dropMember(draft, "$ref");
    const isNear = first.part.source.path === reference.source.path;
    for (const [keyword, value] of isNear ? first.part.entries() : []) {
      if (![first.by, "discriminator", "$ref"].includes(keyword) && !Object.hasOwn(draft, keyword))
        putMember(draft, keyword, value.value);
    }
    return true;
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
