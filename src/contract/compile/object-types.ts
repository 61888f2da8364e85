import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import type { Member, ObjectType, Slot, Type } from "../model/type.ts";

type SlotOf = (schema: Part, name: string, required: boolean) => Slot;
type Unfinished = { -readonly [key in keyof ObjectType]: ObjectType[key] };

/** Compiles schemas with properties to object types. */
export class ObjectTypes {
  readonly #references: References;
  readonly #namespace: string;
  readonly #slotOf: SlotOf;
  readonly #unfinished: Unfinished[] = [];

  constructor(references: References, namespace: string, slotOf: SlotOf) {
    this.#references = references;
    this.#namespace = namespace;
    this.#slotOf = slotOf;
  }

  /** @param known receives the type before its members are compiled, since they may refer to it */
  typeOf(schema: Part, name: string, known: (type: ObjectType) => void): ObjectType {
    const type: Unfinished = {
      kind: "object",
      name: schema.at("xml", "name")?.text ?? name,
      namespace: schema.at("xml", "namespace")?.text ?? this.#namespace,
      dataContract: schema.get("x-standin-data-contract")?.flag ?? false,
      base: undefined,
      members: [],
      all: [],
      rest: undefined,
    };
    known(type);
    this.#unfinished.push(type);
    const { base, properties, required } = this.#makeup(schema);
    type.base = base === undefined ? undefined : this.#baseType(base);
    type.members = Object.freeze([...properties].map(([key, part]) => this.#member(key, part, required.has(key))));
    return type;
  }

  /** Joins members with those of the base classes, once no type is in the making any more. */
  finish(): void {
    for (const type of this.#unfinished) type.all = Object.freeze(inOrder(type));
    for (const type of this.#unfinished.splice(0)) Object.freeze(type);
  }

  #baseType(base: Part): ObjectType | undefined {
    const { type } = this.#slotOf(base, "Base", true);
    return type.kind === "object" ? type : undefined;
  }

  #member(key: string, schema: Part, required: boolean): Member {
    const fixed = schema.get("x-standin-name")?.text;
    const coded = schema.at("xml", "name")?.text;
    const name = fixed ?? coded ?? key;
    return Object.freeze({
      key,
      name,
      verbatim: fixed !== undefined,
      ...(fixed === undefined || coded === undefined ? {} : { alias: coded }),
      order: schema.get("x-standin-order")?.number,
      required,
      slot: this.#slotOf(schema, name, required),
      ...limitsOf(schema, this.#references.follow(schema), required),
    });
  }

  /** Own properties, those of inline parts of `allOf`, and the first reference in `allOf`: the base class. */
  #makeup(schema: Part): { base: Part | undefined; properties: Map<string, Part>; required: Set<string> } {
    const properties = new Map(schema.get("properties")?.entries());
    const required = new Set(schema.get("required")?.texts());
    let base: Part | undefined;
    for (const part of schema.get("allOf")?.items() ?? []) {
      if (base === undefined && part.has("$ref")) {
        base = part;
        continue;
      }
      const meant = this.#references.follow(part);
      const inner = meant === undefined ? undefined : this.#makeup(meant);
      base ??= inner?.base;
      for (const [key, property] of inner?.properties ?? []) if (!properties.has(key)) properties.set(key, property);
      for (const key of inner?.required ?? []) required.add(key);
    }
    return { base, properties, required };
  }
}

/** Keywords of a property's schema that narrow its values. */
const narrowing = new Set([
  ...["enum", "const", "pattern", "format", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "x-faker"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
]);

/** What a property's schema says of its values, its own words before those of what it refers to; `required` when it has to be there. */
export function limitsOf(
  schema: Part,
  meant: Part | undefined,
  required: boolean,
): Pick<Member, "limits" | "isWriteOnly"> {
  const said = { ...meant?.record, ...schema.record };
  const narrow = Object.entries(said).filter(([keyword]) => narrowing.has(keyword));
  const limits = Object.fromEntries(required ? [...narrow, ["required", true]] : narrow);
  return {
    ...(Object.keys(limits).length === 0 ? {} : { limits: Object.freeze(limits) }),
    ...(said["writeOnly"] === true ? { isWriteOnly: true } : {}),
  };
}

/** JSON's order: own members, then the base's; stable by `order`, those without one first. */
function inOrder(type: ObjectType): Member[] {
  const members = [...type.members];
  const own = new Set(members.map(({ key }) => key));
  const seen = new Set<Type>([type]);
  for (let base = type.base; base !== undefined && !seen.has(base); base = base.base) {
    seen.add(base);
    members.push(...base.members.filter(({ key }) => !own.has(key)));
    for (const { key } of base.members) own.add(key);
  }
  return members.sort((a, b) => (a.order ?? -Infinity) - (b.order ?? -Infinity) || 0);
}
