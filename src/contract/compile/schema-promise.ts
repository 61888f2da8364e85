import { surely } from "../../pattern/matcher.ts";
import type { Part } from "../../source/part.ts";
import type { BodySchema, SchemaSource } from "../model/contract.ts";
import type { JsonForm } from "../model/json-form.ts";
import { workOnce } from "../model/slices.ts";
import type { Type } from "../model/type.ts";
import type { Value } from "../model/value.ts";
import { hidesMembers, type Way, withoutHidden } from "./one-way.ts";
import { type Fits, typedCheck } from "./typed-check.ts";
import type { Workshop } from "./workshop.ts";

/** What a media type promises of a body that goes this way. */
export function bodySchema(media: Part, name: string, workshop: Workshop, way: Way): BodySchema {
  return schemaPromise(media.get("schema"), name, workshop, way);
}

/** What a schema promises of values that go this way; without one, nothing. */
export function schemaPromise(schema: Part | undefined, name: string, workshop: Workshop, way: Way): BodySchema {
  if (schema === undefined) return anything;
  const { references, bodies, types } = workshop;
  const source = { schema, references };
  let hides: boolean | undefined;
  return Object.freeze({
    schema: references.follow(schema)?.record ?? {},
    source,
    type: types.typeOf(schema, name),
    violations: bodies.validator(schema, way),
    fits: typedChecks(source),
    oneWay(value: Value) {
      hides ??= hidesMembers(schema, way, references);
      return hides ? withoutHidden(value, schema, way, references) : value;
    },
  });
}

const anything: BodySchema = Object.freeze({
  schema: {},
  source: undefined,
  type: Object.freeze({ kind: "any" }),
  violations: () => [],
  fits: () => true,
  oneWay: (value: Value) => value,
});

/** The checks of values of a type in a form, each made when it is first used. */
function typedChecks(source: SchemaSource): BodySchema["fits"] {
  const known = new WeakMap<JsonForm, WeakMap<Type, Fits>>();
  return (value, type, form) => {
    const forForm = known.get(form) ?? new WeakMap<Type, Fits>();
    known.set(form, forForm);
    const fits = forForm.get(type) ?? workOnce(() => decided(typedCheck(type, source, form)));
    forForm.set(type, fits);
    return fits(value);
  };
}

/** What cannot be decided does not surely fit. An answer is asked about more than once: what fitted last, fits. */
function decided(given: Fits): Fits {
  const fits = surely(given);
  let last: object | undefined;
  return (value) => {
    if (value !== null && value === last) return true;
    if (!fits(value)) return false;
    if (typeof value === "object" && value !== null) last = value;
    return true;
  };
}
