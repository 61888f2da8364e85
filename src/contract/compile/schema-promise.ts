import type { Part } from "../../source/part.ts";
import type { BodySchema } from "../model/contract.ts";
import type { Value } from "../model/value.ts";
import { type Way, withoutHidden } from "./one-way.ts";
import type { Workshop } from "./workshop.ts";

/** What a media type promises of a body that goes this way. */
export function bodySchema(media: Part, name: string, workshop: Workshop, way: Way): BodySchema {
  return schemaPromise(media.get("schema"), name, workshop, way);
}

/** What a schema promises of values that go this way; without one, nothing. */
export function schemaPromise(schema: Part | undefined, name: string, workshop: Workshop, way: Way): BodySchema {
  if (schema === undefined) return anything;
  const { references, bodies, types } = workshop;
  return Object.freeze({
    schema: references.follow(schema)?.record ?? {},
    source: { schema, references },
    type: types.typeOf(schema, name),
    violations: bodies.validator(schema, way),
    oneWay: (value: Value) => withoutHidden(value, schema, way, references),
  });
}

const anything: BodySchema = Object.freeze({
  schema: {},
  source: undefined,
  type: Object.freeze({ kind: "any" }),
  violations: () => [],
  oneWay: (value: Value) => value,
});
