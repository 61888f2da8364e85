import { matcherOf } from "../../pattern/matcher.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import { enumType } from "./enum-type.ts";
import { ObjectTypes } from "./object-types.ts";
import { scalarType } from "./scalar-type.ts";
import { openSlot } from "../model/inner-slot.ts";
import { defaultValue } from "../model/default-value.ts";
import type { ListType, MapType, Slot, TupleType, Type, UnionType } from "../model/type.ts";
import { discriminatorOf } from "./discriminator.ts";
import { choicesIn, facetsOf, isMadeUp } from "./facets.ts";
import { schemaName } from "./schema-name.ts";
import type { Types } from "./types.ts";

/** Compiles schemas to the kinds of typed code (docs/extensions.md), and what has no such kind to what JSON has. */
export class CodeTypes implements Types {
  readonly #references: References;
  readonly #namespace: string;
  readonly #types = new Map<string, Type>();
  readonly #objects: ObjectTypes;

  constructor(references: References, namespace: string) {
    this.#references = references;
    this.#namespace = namespace;
    this.#objects = new ObjectTypes(references, namespace, (schema, name, required) =>
      this.#slot(schema, name, required),
    );
  }

  typeOf(schema: Part, name: string): Type {
    const type = this.#type(schema, name);
    this.#objects.finish();
    return type;
  }

  /** A place for values of a schema. What is not required may be absent; what code can leave null may be so too. */
  slotOf(schema: Part, name: string, required: boolean): Slot {
    const slot = this.#slot(schema, name, required);
    this.#objects.finish();
    return slot;
  }

  #slot(schema: Part, name: string, required: boolean): Slot {
    const type = this.#type(schema, name);
    return Object.freeze({ type, nullable: !required || admitsNull(schema, this.#references) || !isValueType(type) });
  }

  #type(schema: Part, name: string): Type {
    const meant = meantBy(schema, this.#references);
    if (meant.id !== schema.id) return this.#type(meant, schemaName(meant) ?? name);
    const known = this.#types.get(schema.id);
    if (known !== undefined) return known;
    const type = this.#compile(schema, name);
    this.#types.set(schema.id, type);
    return type;
  }

  #compile(schema: Part, name: string): Type {
    const marked = schema.get("x-standin-enum");
    if (marked !== undefined) {
      return enumType(
        marked,
        schema.at("xml", "name")?.text ?? name,
        schema.at("xml", "namespace")?.text ?? this.#namespace,
      );
    }
    switch (schema.has("x-standin-type") ? undefined : structureOf(schema, this.#references)) {
      case "object":
        return this.#objects.typeOf(schema, name, (type) => this.#types.set(schema.id, type));
      case "list":
        return this.#list(schema, name);
      case "tuple":
        return this.#tuple(schema, name);
      case "map":
        return this.#map(schema, name);
      case "union":
        return this.#union(schema, name);
      default:
        return Object.freeze(scalarType(schema));
    }
  }

  /** Known before what it holds is compiled: what it holds may hold it. */
  #unfinished<Kind extends Type>(schema: Part, type: Kind): { -readonly [key in keyof Kind]: Kind[key] } {
    this.#types.set(schema.id, type);
    return type;
  }

  #list(schema: Part, name: string): Type {
    const type = this.#unfinished<ListType>(schema, { kind: "list", item: openSlot });
    type.item = this.#inner(schema.get("items"), name);
    return Object.freeze(type);
  }

  #tuple(schema: Part, name: string): Type {
    const type = this.#unfinished<TupleType>(schema, { kind: "tuple", items: [], rest: undefined });
    const items = schema.get("items");
    type.items = Object.freeze((schema.get("prefixItems")?.items() ?? []).map((item) => this.#inner(item, name)));
    if (items?.flag !== false) type.rest = this.#inner(items, name);
    return Object.freeze(type);
  }

  #map(schema: Part, name: string): Type {
    const type = this.#unfinished<MapType>(schema, { kind: "map", value: openSlot, patterns: [] });
    type.value = this.#inner(schema.get("additionalProperties"), name);
    type.patterns = Object.freeze(
      (schema.get("patternProperties")?.entries() ?? []).map(([pattern, value]) =>
        Object.freeze({ pattern: matcherOf(pattern), slot: this.#inner(value, name) }),
      ),
    );
    return Object.freeze(type);
  }

  #union(schema: Part, name: string): Type {
    const type = this.#unfinished<UnionType>(schema, { kind: "union", choices: [], discriminator: undefined });
    const choices = differentChoices(schema, this.#references).map((part) => ({ part, type: this.#type(part, name) }));
    type.choices = Object.freeze([...new Set(choices.map((choice) => choice.type))]);
    type.discriminator = discriminatorOf(schema, choices);
    return Object.freeze(type);
  }

  #inner(schema: Part | undefined, name: string): Slot {
    return schema === undefined || schema.flag !== undefined ? openSlot : this.#slot(schema, name, true);
  }
}

/** Types that code cannot leave null. */
function isValueType(type: Type): boolean {
  return defaultValue(type) !== null;
}

/** Looks through references, through "this or null", and through an `allOf` that wraps one reference in a property. */
function meantBy(schema: Part, references: References): Part {
  const target = schema.has("$ref") && !schema.has("x-standin-type") ? references.follow(schema) : undefined;
  if (target !== undefined) return target;
  const choice = schema.get("anyOf") ?? schema.get("oneOf");
  const choices = choice?.items().filter((item) => item.get("type")?.text !== "null") ?? [];
  if (choices.length === 1 && choices[0] !== undefined && (choice?.items().length ?? 0) > 1) return choices[0];
  const [wrapped, ...others] = schema.get("allOf")?.items() ?? [];
  const own = ["properties", "type", "x-standin-type", "x-standin-enum"].some((keyword) => schema.has(keyword));
  return wrapped !== undefined && others.length === 0 && !own && schemaName(schema) === undefined ? wrapped : schema;
}

function admitsNull(schema: Part, references: References): boolean {
  if (schema.get("type")?.texts().includes("null") === true || schema.get("type")?.text === "null") return true;
  const choices = [...(schema.get("anyOf")?.items() ?? []), ...(schema.get("oneOf")?.items() ?? [])];
  if (choices.some((item) => admitsNull(item, references))) return true;
  const target = schema.has("$ref") ? references.follow(schema) : undefined;
  return target !== undefined && admitsNull(target, references);
}

/** The choices of `oneOf` or `anyOf` between values that are made up differently; none where they only narrow values. */
function differentChoices(schema: Part, references: References): readonly Part[] {
  const choices = choicesIn(schema, schema.has("oneOf") ? "oneOf" : "anyOf");
  const differ = choices.some((choice) => choice.has("type") || isMadeUp(facetsOf(choice, references)));
  return choices.length > 1 && differ ? choices : [];
}

function structureOf(schema: Part, references: References): "object" | "list" | "tuple" | "map" | "union" | undefined {
  const types =
    schema
      .get("type")
      ?.texts()
      .filter((type) => type !== "null") ?? [];
  const type = schema.get("type")?.text ?? (types.length === 1 ? types[0] : undefined);
  if (type === "array" || (type === undefined && (schema.has("items") || schema.has("prefixItems"))))
    return schema.has("prefixItems") ? "tuple" : "list";
  const mayBeObject = type === undefined || type === "object";
  if (schema.has("properties") || schema.has("allOf")) return mayBeObject ? "object" : undefined;
  const open = schema.get("additionalProperties");
  if (mayBeObject && open === undefined && types.length < 2 && differentChoices(schema, references).length > 0)
    return "union";
  if (schema.has("patternProperties")) return mayBeObject ? "map" : undefined;
  if (type !== "object" && !(type === undefined && open !== undefined)) return undefined;
  if (open === undefined) return schemaName(schema) === undefined ? "map" : "object";
  return open.value === false ? "object" : "map";
}
