import type { TypeRef } from "../document/declared.ts";
import type { Fact, Weighed, WeighedMember, WeighedType } from "./weighed.ts";

/** How many types are made of generic ones at most: one that holds itself of ever more arguments has no end. */
const most = 500;

/**
 * Gives each use of a generic type a type of its own: `Paged<T>` used as `Paged<Order>` is `PagedOfOrder`. Listings name the
 * parameter where they use it (`items: T[]`); a type with more than one is left alone, as their order is not known.
 */
export function withConcreteTypes(weighed: Weighed): Weighed {
  const maker = new Maker(weighed);
  return maker.made();
}

class Maker {
  readonly #weighed: Weighed;
  readonly #declared: ReadonlyMap<string, WeighedType>;
  readonly #parameters = new Map<string, string>();
  readonly #made = new Map<string, WeighedType>();

  constructor(weighed: Weighed) {
    this.#weighed = weighed;
    this.#declared = new Map(weighed.types.map((type) => [type.name, type]));
    for (const type of weighed.types) {
      const [only, ...others] = [...new Set(refsOf(type).flatMap((ref) => this.#parametersIn(ref)))];
      if (only !== undefined && others.length === 0) this.#parameters.set(type.name, only);
    }
  }

  made(): Weighed {
    if (this.#parameters.size === 0) return this.#weighed;
    const types = this.#weighed.types.map((type) => (this.#parameters.has(type.name) ? type : this.#inType(type)));
    const operations = this.#weighed.operations.map((operation) =>
      operation.returns === undefined || operation.returns.value === "void"
        ? operation
        : { ...operation, returns: { ...operation.returns, value: this.#concrete(operation.returns.value) } },
    );
    return { ...this.#weighed, operations, types: [...types, ...this.#made.values()] };
  }

  /** `T`, `TItem`: names that stand for any type, where no document lists one that is called so. */
  #parametersIn(ref: TypeRef): string[] {
    if (ref.is === "list") return this.#parametersIn(ref.of);
    if (ref.is === "map") return [ref.key, ref.of].flatMap((one) => this.#parametersIn(one));
    if (ref.is !== "named") return [];
    const own = /^(?:[A-Z]|T[A-Z]\w*)$/.test(ref.name) && !this.#declared.has(ref.name) ? [ref.name] : [];
    return [...own, ...ref.of.flatMap((one) => this.#parametersIn(one))];
  }

  #concrete(ref: TypeRef, given?: ReadonlyMap<string, TypeRef>): TypeRef {
    const inner = (one: TypeRef): TypeRef => this.#concrete(one, given);
    if (ref.is === "list") return { ...ref, of: inner(ref.of) };
    if (ref.is === "map") return { ...ref, key: inner(ref.key), of: inner(ref.of) };
    if (ref.is !== "named") return ref;
    const bound = given?.get(ref.name);
    if (bound !== undefined) return ref.optional === true ? { ...bound, optional: true } : bound;
    const of = ref.of.map(inner);
    return { ...ref, of, name: this.#nameOf(ref.name, of) };
  }

  /** The name of a generic type with this argument; made at its first use. */
  #nameOf(name: string, of: readonly TypeRef[]): string {
    const [only, ...others] = of;
    const parameter = this.#parameters.get(name);
    const generic = this.#declared.get(name);
    if (only === undefined || others.length > 0 || parameter === undefined || generic === undefined) return name;
    const made = `${name}Of${wordFor(only)}`;
    if (this.#declared.has(made) || this.#made.has(made)) return made;
    if (this.#made.size >= most || made.length > 200) return name;
    this.#made.set(made, { ...generic, name: made });
    this.#made.set(made, this.#inType({ ...generic, name: made }, new Map([[parameter, only]])));
    return made;
  }

  #inType(type: WeighedType, given?: ReadonlyMap<string, TypeRef>): WeighedType {
    const fact = (told: Fact<TypeRef>): Fact<TypeRef> => ({ ...told, value: this.#concrete(told.value, given) });
    return {
      ...type,
      interfaces: type.interfaces.map(fact),
      members: type.members.map((member): WeighedMember => ({ ...member, type: fact(member.type) })),
      ...(type.base === undefined ? {} : { base: fact(type.base) }),
      ...(type.response === undefined ? {} : { response: fact(type.response) }),
    };
  }
}

function refsOf({ members, base }: WeighedType): TypeRef[] {
  return [...members.map(({ type }) => type.value), ...(base === undefined ? [] : [base.value])];
}

function wordFor(type: TypeRef): string {
  switch (type.is) {
    case "named":
      return type.name;
    case "list":
      return `${wordFor(type.of)}List`;
    case "map":
      return `${wordFor(type.of)}Map`;
    case "scalar":
      return type.kinds.length === 1
        ? capital(type.kinds[0] ?? "")
        : type.kinds.includes("string")
          ? "String"
          : "Number";
    default:
      return "Any";
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
