import type { Part } from "../source/part.ts";
import type { Cell } from "./cell.ts";
import type { Json } from "./json.ts";
import { type Limits, limitsInForce } from "./limits.ts";
import type { Direction } from "./make/maker.ts";
import type { Known } from "./make/known.ts";
import { again, noCost, type Spot } from "./make/spot.ts";
import { ValueMaker } from "./make/value-maker.ts";
import { whyNot } from "./make/why.ts";
import { Planner } from "./plan/planner.ts";
import { type SchemaReferences, Shapes } from "./schema/shapes.ts";

/** A schema of a document, and where its references lead; `plainSchema` makes one of plain JSON. */
export interface SchemaRef {
  readonly schema: Part;
  readonly references: SchemaReferences;
}

export interface GeneratorOptions {
  /** The name of what the value is: it gives texts and numbers their meaning, as that of a property does. */
  readonly name?: string;
  /** Whether the value is a member of another, as a row's key is: then it differs from row to row, and examples show its form. */
  readonly isMember?: boolean;
  /** Leaves out members that are only read (in a request) or only written (in a response). */
  readonly direction?: Direction;
  readonly limits?: Partial<Limits>;
  /** Another judge, such as the contract's validator: a value that it refuses is made again with other draws. */
  accepts?(value: Json): boolean;
}

export type Made =
  | { readonly kind: "value"; readonly value: Json }
  /** No value was found: where in the schema, and why. */
  | { readonly kind: "unsatisfiable"; readonly place: string; readonly why: string };

/** Makes values that a schema allows: the same for the same cell, for ever. */
export interface Generator {
  /** @param known what the value is made around: it keeps to that as far as the schema allows */
  value(cell: Cell, known?: Known): Made;
}

/** So many values are made until another judge accepts one. */
const mostRefused = 12;

/** What was read of the documents of one contract is kept as long as its references are. */
const planners = new WeakMap<SchemaReferences, { readonly shapes: Shapes; readonly planner: Planner }>();

/** The generator of a schema. Everything that does not depend on the cell is worked out once, when it is first needed. */
export function generatorOf({ schema, references }: SchemaRef, options: GeneratorOptions = {}): Generator {
  let known = planners.get(references);
  if (known === undefined) {
    const shapes = new Shapes(references);
    known = { shapes, planner: new Planner(shapes) };
    planners.set(references, known);
  }
  const { shapes, planner } = known;
  const limits = { ...limitsInForce(), ...options.limits };
  const maker = new ValueMaker(planner, limits, options.direction);
  const node = planner.node([shapes.of(schema)]);
  const isAccepted = (value: Json): boolean => options.accepts?.(value) ?? true;
  return {
    value(cell, known) {
      for (let attempt = 0; attempt < mostRefused; attempt++) {
        const value = maker.make(node, again(outermost(cell, options, known), attempt));
        if (value === undefined) break;
        if (isAccepted(value)) return { kind: "value", value };
      }
      const least = maker.leastOf(node);
      if (least === undefined) return { kind: "unsatisfiable", ...whyNot(node, maker) };
      if (isAccepted(least)) return { kind: "value", value: least };
      return { kind: "unsatisfiable", place: node.place, why: "another judge refuses the values that fit it" };
    },
  };
}

function outermost(
  { key, at, anchor, locale, shows }: Cell,
  { name = "", isMember = false }: GeneratorOptions,
  known: Known | undefined,
): Spot {
  const run = { whole: isMember ? undefined : key, shows, ...noCost() };
  return {
    key,
    at,
    anchor,
    locale,
    name,
    depth: isMember ? 1 : 0,
    room: undefined,
    examples: [],
    run,
    known,
    person: undefined,
  };
}
