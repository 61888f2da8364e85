import type { Entity, Things } from "../model/contract.ts";
import { declaredValue } from "../model/untyped-value.ts";
import { checkParents } from "../check/check-parents.ts";
import { didYouMean } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import type { ObjectType, Slot } from "../model/type.ts";
import { isObjectValue } from "../model/value.ts";
import type { Workshop } from "./workshop.ts";

/** The things that have rows: `x-standin-entities`. */
export function entitiesOf(workshop: Workshop): Map<string, Entity> {
  const parts = workshop.root.get("x-standin-entities")?.entries() ?? [];
  const entities = new Map(parts.map(([name, part]) => [name, entityOf(name, part, workshop)] as const));
  checkParents(parts, entities, workshop.problems);
  return entities;
}

function entityOf(name: string, part: Part, workshop: Workshop): Entity {
  const parent = part.get("parent");
  const data = part.get("data");
  const value = data === undefined ? undefined : declaredValue(data.exact());
  const schema = schemaOf(part.get("schema"), workshop);
  return Object.freeze({
    name,
    type: rowType(part.get("schema"), workshop),
    schema: part.get("schema")?.text,
    ...(workshop.host.values === "json" ? { things: thingsOf(part, workshop) } : {}),
    hidden: hiddenOf(part, workshop),
    parent:
      parent === undefined
        ? undefined
        : Object.freeze({
            entity: parent.get("entity")?.text ?? "",
            property: parent.get("property")?.text ?? "",
            parameter: parent.get("parameter")?.text ?? "",
          }),
    parameter: part.get("parameter")?.text,
    data: isObjectValue(value) ? value : undefined,
    ...(schema === undefined ? {} : { violations: workshop.bodies.validator(schema, "response") }),
    ...(schema === undefined || workshop.host.values === "code"
      ? {}
      : { source: { schema, references: workshop.references } }),
  });
}

/** A key under `components/schemas`, or a `$ref`. */
function schemaOf(part: Part | undefined, { root, references }: Workshop): Part | undefined {
  if (part?.text !== undefined) return root.at("components", "schemas", part.text);
  return part === undefined ? undefined : references.follow(part);
}

function thingsOf(part: Part, { references }: Workshop): Things {
  const leads = part.get("references")?.entries() ?? [];
  const keySchema = part.get("keySchema");
  return Object.freeze({
    key: part.get("key")?.text,
    names: (part.get("names")?.items() ?? []).flatMap(({ text }) => text ?? []),
    keySchema: keySchema === undefined ? undefined : { schema: keySchema, references },
    references: new Map(leads.map(([path, entity]) => [path, entity.text ?? ""])),
    words: new Map((part.get("words")?.entries() ?? []).map(([property, words]) => [property, words.texts()])),
    examples: (part.get("examples")?.items() ?? []).flatMap((example) => {
      const value = declaredValue(example.exact());
      return isObjectValue(value) ? [value] : [];
    }),
    keys: (part.get("keys")?.items() ?? []).map((key) => declaredValue(key.exact())),
    heldBy: (part.get("heldBy")?.items() ?? []).map((holder) => {
      const [entity = "", member = "", owner = ""] = ["entity", "member", "owner"].map(
        (name) => holder.get(name)?.text,
      );
      return Object.freeze({ entity, member, owner });
    }),
  });
}

function hiddenOf(part: Part, workshop: Workshop): ReadonlyMap<string, Slot> {
  const hidden = part.get("hidden")?.entries() ?? [];
  return new Map(hidden.map(([key, schema]) => [key, workshop.types.slotOf(schema, key, false)]));
}

function rowType(schema: Part | undefined, workshop: Workshop): ObjectType | undefined {
  const { root, types, problems } = workshop;
  if (schema?.record !== undefined) {
    const meant = schemaOf(schema, workshop);
    const type = meant && types.typeOf(meant, "");
    return type?.kind === "object" ? type : undefined;
  }
  if (schema?.text === undefined) return undefined;
  const schemas = root.at("components", "schemas");
  const part = schemas?.get(schema.text);
  if (part === undefined) {
    problems.add(
      schema,
      `there is no schema "${schema.text}" under /components/schemas`,
      didYouMean(schema.text, Object.keys(schemas?.record ?? {})) ?? "name one that is there",
    );
    return undefined;
  }
  const type = types.typeOf(part, schema.text);
  if (type.kind === "object") return type;
  problems.add(schema, `"${schema.text}" has no properties, but rows need some`, "name the schema of an object");
  return undefined;
}
