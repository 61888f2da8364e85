import type { TypeRef } from "../../document/declared.ts";
import type { Weighed, WeighedMember, WeighedType } from "../../weigh/weighed.ts";

/** Types by name, and what they inherit. */
export class TypeGraph {
  readonly #types: ReadonlyMap<string, WeighedType>;

  constructor({ types }: Weighed) {
    this.#types = new Map(types.map((type) => [type.name, type]));
  }

  get all(): readonly WeighedType[] {
    return [...this.#types.values()];
  }

  get(name: string): WeighedType | undefined {
    return this.#types.get(name);
  }

  /** The type that XML calls so; where several are, the one of that XML namespace. */
  inXml(name: string, namespace: string | undefined): WeighedType | undefined {
    const called = this.all.filter((type) => (type.called ?? type.name) === name);
    return called.find((type) => namespace?.endsWith(`/${type.namespace?.value ?? ""}`) === true) ?? called[0];
  }

  /** The type's bases that are declared, the nearest first. */
  basesOf(type: WeighedType): readonly WeighedType[] {
    const bases: WeighedType[] = [];
    let base = type.base?.value;
    while (base?.is === "named") {
      const next = this.#types.get(base.name);
      if (next === undefined || bases.includes(next) || next === type) break;
      bases.push(next);
      base = next.base?.value;
    }
    return bases;
  }

  /** Own members and inherited ones, each once. */
  membersOf(type: WeighedType): readonly WeighedMember[] {
    const own = [type, ...this.basesOf(type)].flatMap(({ members }) => members);
    return own.filter(({ key }, i) => own.findIndex((other) => other.key === key) === i);
  }

  /** The declared type that a reference names. */
  named(type: TypeRef): WeighedType | undefined {
    return type.is === "named" ? this.#types.get(type.name) : undefined;
  }

  /** Every type that these refer to, in the order in which they are met. */
  closure(roots: readonly TypeRef[]): ReadonlySet<WeighedType> {
    const met = new Set<WeighedType>();
    const visit = (type: TypeRef): void => {
      if (type.is === "list") return visit(type.of);
      if (type.is === "map") return [type.key, type.of].forEach(visit);
      if (type.is !== "named") return;
      type.of.forEach(visit);
      const declared = this.#types.get(type.name);
      if (declared === undefined || met.has(declared)) return;
      met.add(declared);
      if (declared.base !== undefined) visit(declared.base.value);
      for (const member of declared.members) visit(member.type.value);
    };
    roots.forEach(visit);
    return met;
  }
}
