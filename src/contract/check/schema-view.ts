import type { Part } from "../../source/part.ts";
import { deepest } from "./known-at-depths.ts";
import type { References } from "./references.ts";

/** What a schema says its values are, as far as one keyword says it. */
export type SchemaKind = "object" | "array" | "string" | "integer" | "number" | "boolean";

const kinds: readonly SchemaKind[] = ["object", "array", "string", "integer", "number", "boolean"];

/** The keywords that say which members an object has. */
const makingMembers = ["properties", "allOf", "oneOf", "anyOf"];

const noMembers: ReadonlyMap<string, Part> = new Map();

const views = new WeakMap<Pick<References, "target">, SchemaView>();

/** The view of a contract's schemas: one for all who look, so that nothing is put together twice. */
export function schemaView(references: Pick<References, "target">): SchemaView {
  const view = views.get(references) ?? new SchemaView(references);
  views.set(references, view);
  return view;
}

/** Schemas as a reader of the document sees them: references followed, `allOf` put together, of choices the first that is not null. */
class SchemaView {
  readonly #references: Pick<References, "target">;
  readonly #members = new WeakMap<object, { readonly pointer: string; readonly members: ReadonlyMap<string, Part> }>();

  constructor(references: Pick<References, "target">) {
    this.#references = references;
  }

  /** The schema that is meant: where a chain of `$ref` arrives. */
  follow(schema: Part): Part {
    let at = schema;
    for (let step = 0; step < deepest && typeof at.memberValue("$ref") === "string"; step++) {
      const target = this.#references.target(at);
      if (target === undefined) return at;
      at = target;
    }
    return at;
  }

  /** A schema and the choices that it leaves, where references lead. */
  choices(schema: Part): readonly Part[] {
    const at = this.follow(schema);
    return [at, ...this.#choiceParts(at).map((choice) => this.follow(choice))];
  }

  /** The members of an object, in order. */
  members(schema: Part): ReadonlyMap<string, Part> {
    const at = this.follow(schema);
    const { record, pointer } = at;
    // Most schemas are those of scalars.
    if (record === undefined || !makingMembers.some((keyword) => Object.hasOwn(record, keyword))) return noMembers;
    const known = this.#members.get(record);
    // An alias of YAML is the same object in another place.
    if (known?.pointer === pointer) return known.members;
    const members = new Map(this.#membersOf(at, 0));
    this.#members.set(record, { pointer, members });
    return members;
  }

  /** The members that any choice names, in order; of those with one name the first. */
  allMembers(schema: Part): ReadonlyMap<string, Part> {
    const found = new Map(this.members(schema));
    for (const part of this.#parts(schema, 0))
      for (const [name, member] of part.get("properties")?.entries() ?? [])
        if (!found.has(name)) found.set(name, member);
    return found;
  }

  /** The members that an object has to have. */
  required(schema: Part): ReadonlySet<string> {
    const at = this.follow(schema);
    const all = (at.get("allOf")?.items() ?? []).flatMap((part) => this.follow(part).get("required")?.texts() ?? []);
    return new Set([...(at.get("required")?.texts() ?? []), ...all]);
  }

  /** The names of members in every choice; undefined: the schema says what members of other names are. */
  names(schema: Part): ReadonlySet<string> | undefined {
    const parts = this.#parts(schema, 0);
    const isOpen = (part: Part): boolean =>
      part.has("patternProperties") || (part.get("additionalProperties")?.flag ?? part.has("additionalProperties"));
    return parts.some(isOpen)
      ? undefined
      : new Set(parts.flatMap((part) => part.get("properties")?.entries() ?? []).map(([name]) => name));
  }

  /** The member of an object that a path leads to; a number leads to the items of a list. */
  at(schema: Part, path: readonly string[]): Part | undefined {
    return path.reduce<Part | undefined>((at, step) => {
      if (at === undefined) return undefined;
      return this.members(at).get(step) ?? (/^\d+$/.test(step) ? this.items(at) : undefined);
    }, schema);
  }

  items(schema: Part): Part | undefined {
    return this.#first(schema, (part) => part.get("items"), 0);
  }

  /** What members are that a map does not name; undefined: it says nothing of them. */
  others(schema: Part): Part | undefined {
    return this.#first(schema, (part) => part.get("additionalProperties"), 0);
  }

  kind(schema: Part): SchemaKind | undefined {
    return this.#first(schema, kindOf, 0);
  }

  format(schema: Part): string | undefined {
    return this.#first(schema, (part) => textOf(part.memberValue("format")), 0);
  }

  /** A keyword's value where it is first said. */
  keyword(schema: Part, name: string): unknown {
    return this.#first(schema, (part) => part.memberValue(name), 0);
  }

  #membersOf(schema: Part, depth: number): (readonly [string, Part])[] {
    if (depth > deepest) return [];
    const at = this.follow(schema);
    const own = at.get("properties")?.entries() ?? [];
    const all =
      at
        .get("allOf")
        ?.items()
        .flatMap((part) => this.#membersOf(part, depth + 1)) ?? [];
    const together = [...own, ...all];
    if (together.length > 0) return together;
    for (const choice of this.#choiceParts(at)) {
      const found = this.#membersOf(choice, depth + 1);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** A schema and all that it is put together of. */
  #parts(schema: Part, depth: number): readonly Part[] {
    const at = this.follow(schema);
    const inner = ["allOf", "oneOf", "anyOf"].flatMap((word) => at.get(word)?.items() ?? []);
    return depth > deepest ? [at] : [at, ...inner.flatMap((part) => this.#parts(part, depth + 1))];
  }

  #choiceParts(schema: Part): Part[] {
    const choices = [...(schema.get("oneOf")?.items() ?? []), ...(schema.get("anyOf")?.items() ?? [])];
    return choices.filter((choice) => this.follow(choice).get("type")?.text !== "null");
  }

  #first<T>(schema: Part, read: (part: Part) => T | undefined, depth: number): T | undefined {
    if (depth > deepest) return undefined;
    const at = this.follow(schema);
    const own = read(at);
    if (own !== undefined) return own;
    const inner = [...(at.get("allOf")?.items() ?? []), ...this.#choiceParts(at)];
    for (const part of inner) {
      const found = this.#first(part, read, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function kindOf(schema: Part): SchemaKind | undefined {
  const type = schema.memberValue("type");
  const named: unknown = Array.isArray(type) ? type.find((one) => typeof one === "string" && one !== "null") : type;
  const kind = kinds.find((one) => one === named);
  if (kind !== undefined) return kind;
  if (schema.has("properties")) return "object";
  return schema.has("items") ? "array" : kindOfValues(schema.memberValue("enum"));
}

/** The kind of listed values of which no keyword says what they are. */
function kindOfValues(values: unknown): SchemaKind | undefined {
  const found = Array.isArray(values) ? values.filter((value: unknown) => value !== null) : [];
  const [first] = found;
  if (!found.every((value) => typeof value === typeof first)) return undefined;
  if (typeof first === "number") return found.every(Number.isInteger) ? "integer" : "number";
  return typeof first === "string" || typeof first === "boolean" ? (typeof first as "string" | "boolean") : undefined;
}

export type { SchemaView };
