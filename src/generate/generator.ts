import type { Part } from "../source/part.ts";
import type { Cell } from "./cell.ts";
import type { Json } from "./json.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { Direction } from "./make/maker.ts";
import { ValueMaker } from "./make/value-maker.ts";
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
  /** Leaves out members that are only read (in a request) or only written (in a response). */
  readonly direction?: Direction;
  readonly limits?: Partial<Limits>;
}

export type Made =
  | { readonly kind: "value"; readonly value: Json }
  /** No value was found: where in the schema, and why. */
  | { readonly kind: "unsatisfiable"; readonly place: string; readonly why: string };

/** Makes values that a schema allows: the same for the same cell, for ever. */
export interface Generator {
  value(cell: Cell): Made;
}

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
  const maker = new ValueMaker(planner, { ...defaultLimits, ...options.limits }, options.direction);
  const node = planner.node([shapes.of(schema)]);
  return {
    value(cell) {
      const value = maker.make(node, {
        ...cell,
        name: options.name ?? "",
        depth: 0,
        room: undefined,
        examples: [],
        run: { steps: 0 },
      });
      return value === undefined
        ? { kind: "unsatisfiable", place: node.place, why: "no value that fits was found" }
        : { kind: "value", value };
    },
  };
}
