import { citationsOf, standingOf } from "./citations.ts";
import type { Parameter, Schema } from "../model/contract.ts";
import { filterOf, type Paged } from "./filter.ts";
import { schemaOf } from "../check/openapi-parts.ts";
import type { Part } from "../../source/part.ts";
import { resolvedSchema } from "./resolved-schema.ts";
import { rulesOf } from "./rules.ts";
import { spellingOf } from "./spelling.ts";
import type { ObjectType } from "../model/type.ts";
import type { Workshop } from "./workshop.ts";

/** The parameters of an operation in declared order, then the members of its request body that are none of them. */
export function parametersOf(
  parts: readonly Part[],
  body: { readonly type: ObjectType; readonly schema: Part } | undefined,
  paged: Paged | undefined,
  workshop: Workshop,
): readonly Parameter[] {
  const declared = parts.map((part) => parameterOf(part, paged, workshop));
  const names = new Set(declared.map(({ name }) => name.toLowerCase()));
  const members =
    body?.type.all.filter(({ key, name }) => !names.has(name.toLowerCase()) && !names.has(key.toLowerCase())) ?? [];
  const added = members.map(({ key, name, required, slot }): Parameter => {
    const property = body === undefined ? undefined : propertyOf(body.schema, key, workshop);
    return Object.freeze({
      name,
      in: "body",
      slot,
      required,
      description: property?.get("description")?.text ?? "",
      get schema() {
        return property === undefined ? emptySchema : resolvedSchema(property, workshop.references);
      },
      spelling: undefined,
      violations: property === undefined ? () => [] : workshop.bodies.validator(property, "request"),
      rules: rulesOf(property?.get("x-standin-validate"), property, workshop),
      filter: undefined,
      citations: property === undefined ? [] : citationsOf(property),
    });
  });
  return Object.freeze([...declared, ...added]);
}

const emptySchema: Schema = Object.freeze({});

function parameterOf(part: Part, paged: Paged | undefined, workshop: Workshop): Parameter {
  const name = part.get("name")?.text ?? "";
  const schema = schemaOf(part);
  const required = part.get("required")?.flag ?? false;
  const slot = schema === undefined ? anySlot : workshop.types.slotOf(schema, name, required);
  return Object.freeze({
    name,
    in: placeOf(part.get("in")?.text),
    slot,
    required,
    description: part.get("description")?.text ?? "",
    get schema() {
      return schema === undefined ? emptySchema : resolvedSchema(schema, workshop.references);
    },
    spelling: spellingOf(part, part.get("in")?.text),
    violations: schema === undefined ? () => [] : workshop.bodies.validator(schema, "request"),
    rules: rulesOf(part.get("x-standin-validate"), schema, workshop),
    filter: filterOf(part.get("x-standin-filter"), slot, paged, workshop),
    citations: citationsOf(part),
    stands: standingOf(part),
  });
}

const anySlot = Object.freeze({ type: Object.freeze({ kind: "any" as const }), nullable: true });

function placeOf(text: string | undefined): Parameter["in"] {
  const places = ["path", "querystring", "header", "cookie"] as const;
  return places.find((place) => place === text) ?? "query";
}

/** The schema of a property, in the schema itself or in what it is made of by `allOf`. */
function propertyOf(schema: Part, key: string, workshop: Workshop): Part | undefined {
  const meant = workshop.references.follow(schema);
  const own = meant?.at("properties", key);
  if (own !== undefined) return own;
  for (const part of meant?.get("allOf")?.items() ?? []) {
    const found = propertyOf(part, key, workshop);
    if (found !== undefined) return found;
  }
  return undefined;
}
