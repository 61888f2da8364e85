import type { Citation } from "../../citation.ts";
import type { Account, Declared, TypeRef } from "../document/declared.ts";
import { provesNamespace } from "./knowledge.ts";

/** A type that shares its short name with another one, and the name that it has instead. */
export interface Namesake {
  /** The short name. */
  readonly called: string;
  readonly name: string;
  readonly namespace: string;
  readonly from: Citation;
}

/** Short name → namespace → type, in the order in which they are met; only names that stand in several namespaces. */
export type Namesakes = ReadonlyMap<string, ReadonlyMap<string, Namesake>>;

/** Finds types of one short name in several namespaces. The first keeps the name, the others take words of their namespace. */
export function namesakesIn(accounts: readonly Account[]): Namesakes {
  const spaces = new Map<string, Map<string, Citation>>();
  const taken = new Set<string>();
  for (const account of accounts)
    for (const { name, namespace, line } of account.types) {
      taken.add(name);
      if (namespace === undefined || !provesNamespace.has(account.witness)) continue;
      const known = spaces.get(name) ?? new Map<string, Citation>();
      spaces.set(name, known);
      if (!known.has(namespace.value)) known.set(namespace.value, { document: account.document, line });
    }
  const several = [...spaces].filter(([, known]) => known.size > 1);
  return new Map(several.map(([called, known]) => [called, named(called, known, taken)]));
}

function named(called: string, spaces: ReadonlyMap<string, Citation>, taken: Set<string>): Map<string, Namesake> {
  return new Map(
    [...spaces].map(([namespace, from], i) => {
      const name = i === 0 ? called : freeName(called, namespace, taken);
      taken.add(name);
      return [namespace, { called, name, namespace, from }];
    }),
  );
}

/** `Order` of `Acme.Billing` → `BillingOrder`, or with more words of the namespace where that is taken. */
function freeName(called: string, namespace: string, taken: ReadonlySet<string>): string {
  const words = namespace.split(".").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  for (let count = 1; count <= words.length; count++) {
    const name = words.slice(-count).join("") + called;
    if (!taken.has(name)) return name;
  }
  let number = 2;
  while (taken.has(`${called}${number}`)) number++;
  return `${called}${number}`;
}

/** A place that names a type by a short name that several have, and does not say which. */
export interface Unclear {
  readonly about: string;
  readonly called: string;
  readonly taken: string;
  readonly from: Citation;
}

/** One document's types and references, each by the name of the type that it means. */
export function told(account: Account, namesakes: Namesakes, others: readonly Account[], unclear: Unclear[]): Account {
  const reader = new Namer(account, namesakes, others, unclear);
  return {
    ...account,
    types: account.types.map((type) => reader.type(type)),
    operations: account.operations.map((operation) => reader.operation(operation)),
  };
}

class Namer {
  readonly #account: Account;
  readonly #namesakes: Namesakes;
  readonly #others: readonly Account[];
  readonly #unclear: Unclear[];
  readonly #types = new Map<string, Declared[]>();

  constructor(account: Account, namesakes: Namesakes, others: readonly Account[], unclear: Unclear[]) {
    this.#account = account;
    this.#namesakes = namesakes;
    this.#others = others;
    this.#unclear = unclear;
    for (const type of account.types) this.#types.set(type.name, [...(this.#types.get(type.name) ?? []), type]);
  }

  type(type: Declared): Declared {
    const space = this.#spaceOf(type);
    const at = (line: number, member?: string) => ({
      about: member === undefined ? type.name : `${type.name}.${member}`,
      line,
    });
    const meant = this.#meant(type.name, undefined, space, at(type.line));
    return {
      ...type,
      name: meant,
      ...(meant === type.name ? {} : { called: type.name }),
      bases: type.bases.map((base) => ({ ...base, type: this.#ref(base.type, space, at(base.line)) })),
      members: type.members.map((member) => ({
        ...member,
        type: this.#ref(member.type, space, at(member.line, member.name)),
      })),
      ...(type.response === undefined
        ? {}
        : { response: { ...type.response, value: this.#ref(type.response.value, space, at(type.response.line)) } }),
    };
  }

  operation(operation: Account["operations"][number]): Account["operations"][number] {
    const { requestType, returns, name, line } = operation;
    const request = this.#requestOf(requestType);
    const space = request === undefined ? undefined : this.#spaceOf(request);
    return {
      ...operation,
      requestType: this.#meant(requestType, undefined, space, { about: name, line }),
      ...(returns === undefined || returns.value === "void"
        ? {}
        : { returns: { ...returns, value: this.#ref(returns.value, space, { about: name, line: returns.line }) } }),
    };
  }

  /** A request says what it answers or how it is reached; metadata lists it first. */
  #requestOf(name: string): Declared | undefined {
    const all = this.#types.get(name) ?? [];
    const isRequest = ({ bases, attributes, response }: Declared): boolean =>
      response !== undefined ||
      attributes.some((attribute) => attribute.name === "Route") ||
      bases.some(({ type }) => type.is === "named" && /^IReturn(?:Void)?$/.test(type.name));
    return all.find(isRequest) ?? all[0];
  }

  /** The namespace that a document states, or that another document of the same operation does. */
  #spaceOf({ name, namespace }: Declared): string | undefined {
    if (namespace !== undefined && provesNamespace.has(this.#account.witness)) return namespace.value;
    const spaces = new Set(
      this.#others
        .filter((other) => other !== this.#account && isOfSameOperation(other, this.#account))
        .filter(({ witness }) => provesNamespace.has(witness))
        .flatMap(({ types }) => types.filter((type) => type.name === name).map((type) => type.namespace?.value)),
    );
    return spaces.size === 1 ? [...spaces][0] : undefined;
  }

  #ref(type: TypeRef, space: string | undefined, at: { about: string; line: number }): TypeRef {
    switch (type.is) {
      case "list":
        return { ...type, of: this.#ref(type.of, space, at) };
      case "map":
        return { ...type, key: this.#ref(type.key, space, at), of: this.#ref(type.of, space, at) };
      case "named": {
        const { namespace, ...rest } = type;
        const name = this.#meant(type.name, namespace, space, at);
        return { ...rest, name, of: type.of.map((one) => this.#ref(one, space, at)) };
      }
      default:
        return type;
    }
  }

  /** A name without a namespace is looked for in the namespace of who says it, then in those around it, as C# does. */
  #meant(
    called: string,
    stated: string | undefined,
    space: string | undefined,
    at: { about: string; line: number },
  ): string {
    const known = this.#namesakes.get(called);
    if (known === undefined) return called;
    const exact = stated === undefined ? undefined : (known.get(stated) ?? endingWith(stated, known));
    const near = exact ?? nearest(space, known) ?? this.#onlyOne(called, known);
    if (near !== undefined) return near.name;
    const [first] = [...known.values()];
    const taken = first?.name ?? called;
    this.#unclear.push({
      about: at.about,
      called,
      taken,
      from: { document: this.#account.document, line: at.line },
    });
    return taken;
  }

  /** The document lists one of them alone. */
  #onlyOne(called: string, known: ReadonlyMap<string, Namesake>): Namesake | undefined {
    const spaces = new Set((this.#types.get(called) ?? []).map((type) => this.#spaceOf(type)));
    const [space] = spaces;
    return spaces.size === 1 && space !== undefined ? known.get(space) : undefined;
  }
}

function isOfSameOperation(one: Account, other: Account): boolean {
  return one.operations.some(({ name }) => other.operations.some((operation) => operation.name === name));
}

/** `Billing` names `Acme.Billing` from within `Acme`. */
function endingWith(stated: string, known: ReadonlyMap<string, Namesake>): Namesake | undefined {
  const found = [...known.values()].filter(({ namespace }) => namespace.endsWith(`.${stated}`));
  return found.length === 1 ? found[0] : undefined;
}

function nearest(space: string | undefined, known: ReadonlyMap<string, Namesake>): Namesake | undefined {
  for (let at = space; at !== undefined && at !== "";) {
    const found = known.get(at);
    if (found !== undefined) return found;
    at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : undefined;
  }
  return undefined;
}
