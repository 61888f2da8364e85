import type { Part } from "../../source/part.ts";
import { unescaped } from "../../source/pointer.ts";
import type { References } from "../check/references.ts";
import { enumType } from "./enum-type.ts";
import { ObjectTypes } from "./object-types.ts";
import { scalarType } from "./scalar-type.ts";
import type { Slot, Type } from "../model/type.ts";

/**
 * Compiles Schema Objects to types; one schema gives one type, however often it is referred to, so that recursive ones
 * close their circle.
 */
export class Types {
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

  /** @param name what an object or enum is called that names itself nowhere */
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
    if (meant.id !== schema.id) return this.#type(meant, nameOf(meant) ?? name);
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
    const kind = schema.has("x-standin-type") ? undefined : structureOf(schema);
    const item = schema.get("items");
    const value = schema.get("additionalProperties");
    if (kind === "object") return this.#objects.typeOf(schema, name, (type) => this.#types.set(schema.id, type));
    if (kind === "list") return this.#around(schema, (slot) => ({ kind: "list", item: slot }), item, name);
    if (kind === "map") return this.#around(schema, (slot) => ({ kind: "map", value: slot }), value, name);
    return Object.freeze(scalarType(schema));
  }

  /** A list or map, known before what it holds is compiled: what it holds may hold it. */
  #around(schema: Part, make: (slot: Slot) => Type, inner: Part | undefined, name: string): Type {
    if (inner === undefined || inner.flag !== undefined) return Object.freeze(make(anySlot));
    const hole: { type: Type; nullable: boolean } = { ...anySlot };
    const type = make(hole);
    this.#types.set(schema.id, type);
    Object.assign(hole, this.#slot(inner, name, true));
    Object.freeze(hole);
    return Object.freeze(type);
  }
}

const anySlot: Slot = Object.freeze({ type: Object.freeze({ kind: "any" }), nullable: true });

/** Types that code cannot leave null. */
export function isValueType(type: Type): boolean {
  return !["string", "uri", "bytes", "list", "map", "object", "any"].includes(type.kind);
}

/** The key under `components/schemas` (or `$defs`) where a schema stands. */
function nameOf(schema: Part): string | undefined {
  const key = /\/(?:schemas|\$defs|definitions)\/([^/]+)$/.exec(schema.pointer)?.[1];
  return key === undefined ? undefined : unescaped(key);
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
  return wrapped !== undefined && others.length === 0 && !own && nameOf(schema) === undefined ? wrapped : schema;
}

function admitsNull(schema: Part, references: References): boolean {
  if (schema.get("type")?.texts().includes("null") === true || schema.get("type")?.text === "null") return true;
  const choices = [...(schema.get("anyOf")?.items() ?? []), ...(schema.get("oneOf")?.items() ?? [])];
  if (choices.some((item) => admitsNull(item, references))) return true;
  const target = schema.has("$ref") ? references.follow(schema) : undefined;
  return target !== undefined && admitsNull(target, references);
}

function structureOf(schema: Part): "object" | "list" | "map" | undefined {
  const types =
    schema
      .get("type")
      ?.texts()
      .filter((type) => type !== "null") ?? [];
  const type = schema.get("type")?.text ?? (types.length === 1 ? types[0] : undefined);
  if (type === "array" || (type === undefined && schema.has("items"))) return "list";
  if (schema.has("properties") || schema.has("allOf"))
    return type === undefined || type === "object" ? "object" : undefined;
  if (type !== "object" && !(type === undefined && schema.has("additionalProperties"))) return undefined;
  const open = schema.get("additionalProperties");
  if (open === undefined) return nameOf(schema) === undefined ? "map" : "object";
  return open.value === false ? "object" : "map";
}
