import { canonical } from "../canonical.ts";
import type { Declared, TypeRef } from "../declared.ts";
import { namesOf, type Shape } from "./shape.ts";
import { declaredOf, type Table } from "./tables.ts";

/** A name that something refers to and no table has yet, and what the sample shows in that place. */
interface Wanted {
  readonly name: string;
  readonly shape: Shape | undefined;
}

/**
 * The tables of a page as types. Where the captions were lost, names come from what is certain: tables stand in the order of
 * the request, what it refers to, the answer, what that refers to, each before the next member; and the sample shows what the
 * members of each are called.
 */
export function typesOfTables(tables: readonly Table[], operation: string, answer: Shape | undefined): Declared[] {
  const naming = new Naming(tables, operation, answer);
  tables.forEach((table, i) => {
    if (!table.isEmpty) naming.take(table, i === 0);
  });
  return naming.types;
}

class Naming {
  readonly types: Declared[] = [];
  readonly #known: Set<string>;
  readonly #operation: string;
  readonly #answer: Shape | undefined;
  readonly #shown: readonly string[];
  #answering: string | undefined;

  constructor(tables: readonly Table[], operation: string, answer: Shape | undefined) {
    this.#known = new Set(tables.flatMap(({ name }) => name ?? []));
    this.#operation = operation;
    this.#answer = answer?.is === "list" ? answer.of : answer;
    this.#shown = namesOf(answer).map(canonical);
    this.#answering = tables.find((table) => table.name !== undefined && this.#answers(table))?.name;
  }

  take(table: Table, isFirst: boolean): void {
    if (table.name !== undefined) {
      this.types.push(declaredOf(table, table.name));
      return;
    }
    const name = this.#nameOf(table, isFirst);
    const base = name === undefined ? this.#basedOn(table) : undefined;
    const found = name ?? base?.name;
    if (found === undefined) return;
    this.#known.add(found);
    this.types.push(declaredOf(table, found));
    if (base !== undefined) this.#link(base.of, found, table.line);
  }

  #nameOf(table: Table, isFirst: boolean): string | undefined {
    const isPlaced = table.members.some(({ place }) => /^(?:query|path|body)$/.test(place?.value ?? ""));
    const isRequest = table.kind === "class" && (isPlaced || (isFirst && !this.#answers(table)));
    if (isRequest && !this.#known.has(this.#operation)) return this.#operation;
    if (this.#answering === undefined && this.#answers(table)) {
      const root = this.#answer;
      this.#answering = root?.is === "object" && root.name !== undefined ? root.name : `${this.#operation}Response`;
      return this.#answering;
    }
    return this.#wanted().find((one) => fits(table, one.shape))?.name;
  }

  /** Half of what the sample shows stands in it; the rest may be inherited. */
  #answers({ kind, members }: Table): boolean {
    if (kind === "enum" || this.#shown.length === 0 || members.length === 0) return false;
    const names = new Set(members.map(({ name }) => canonical(name)));
    return this.#shown.filter((name) => names.has(name)).length * 2 > this.#shown.length;
  }

  /** The table of a base class: its members are shown beside those of the answer. */
  #basedOn({ kind, members }: Table): { name: string; of: string } | undefined {
    if (kind === "enum" || this.#answering === undefined) return undefined;
    const isShown = members.every(({ name }) => this.#shown.includes(canonical(name)));
    return isShown ? { name: `${this.#answering}Base`, of: this.#answering } : undefined;
  }

  #link(of: string, base: string, line: number): void {
    const place = this.types.findIndex(({ name }) => name === of);
    const type = this.types[place];
    if (type === undefined) return;
    this.types.splice(place, 1, {
      ...type,
      bases: [{ type: { is: "named", name: base, of: [] }, how: "extends", line }],
    });
  }

  /** Names without a table, in the order in which their tables have to come. */
  #wanted(): Wanted[] {
    const wanted: Wanted[] = [];
    const met = new Set<string>();
    const visit = (name: string, shape: Shape | undefined): void => {
      if (met.has(name)) return;
      met.add(name);
      const type = this.types.find((one) => one.name === name);
      if (type === undefined) {
        if (!this.#known.has(name)) wanted.push({ name, shape });
        return;
      }
      for (const member of type.members)
        for (const inner of namedIn(member.type)) visit(inner, shownAt(shape, member.name));
    };
    visit(this.#operation, undefined);
    if (this.#answering !== undefined) visit(this.#answering, this.#answer);
    return wanted;
  }
}

function shownAt(shape: Shape | undefined, member: string): Shape | undefined {
  if (shape?.is !== "object") return undefined;
  for (const [name, inner] of shape.members) if (canonical(name) === canonical(member)) return innermost(inner);
  return undefined;
}

/** What a list or a dictionary of a sample holds. */
function innermost(shape: Shape): Shape | undefined {
  if (shape.is === "list") return shape.of === undefined ? undefined : innermost(shape.of);
  if (shape.is !== "object") return shape;
  const [only, ...others] = [...shape.members];
  const isWrapping = others.length === 0 && only !== undefined && only[1].is !== "value";
  return isWrapping ? only[1] : shape;
}

/** Whether a table can be what the sample shows in some place; where it shows nothing, it can. */
function fits({ kind, members, values }: Table, shape: Shape | undefined): boolean {
  if (shape === undefined) return true;
  if (kind === "enum") {
    if (shape.is !== "value") return false;
    const known = values.flatMap(({ name, text, number }) => [name, text ?? name, String(number ?? 0)]);
    return known.includes(shape.text) || /^\d+$/.test(shape.text);
  }
  if (shape.is !== "object") return false;
  const names = new Set(members.map(({ name }) => canonical(name)));
  return [...shape.members.keys()].some((name) => names.has(canonical(name)));
}

/** The names of declared types that a type refers to. */
export function namedIn(type: TypeRef): string[] {
  switch (type.is) {
    case "named":
      return [type.name, ...type.of.flatMap(namedIn)];
    case "list":
      return namedIn(type.of);
    case "map":
      return [...namedIn(type.key), ...namedIn(type.of)];
    default:
      return [];
  }
}
