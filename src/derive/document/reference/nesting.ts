import type { Told } from "./parameter.ts";
import { typeOf } from "./words.ts";

/** What stands before a name that is a member of the one above it: spaces that stay, or marks that show how deep it is. */
const marks = /^(?:[\s\u00a0»›↳└├│─→⇒>]|-{1,4}(?=[\s\w`]))+/;
const entities = /&(?:nbsp|emsp|ensp|thinsp|raquo|rarr|gt|#160|#8195|#8627);/g;

/** A name out of a cell, and how far in it stands. */
export function insetOf(cell: string): { readonly inset: number; readonly name: string } {
  const text = cell.replace(entities, (entity) => (entity === "&raquo;" ? "»" : "\u00a0"));
  const [before = ""] = marks.exec(text) ?? [];
  return { inset: before.length, name: text.slice(before.length) };
}

/** So deep members are looked at: those further in are beside the last. */
const deepest = 20;

/** One above, and what stands in it. */
interface Above {
  readonly inset: number;
  /** As it was told. */
  readonly name: string;
  /** What names of its members begin with; undefined: it has none. */
  readonly prefix: string | undefined;
}

/** Tells what one belongs to that stands further in than the one above it. */
export class Nesting {
  #above: Above[] = [];

  clear(): void {
    this.#above = [];
  }

  /** What is told, called with what it is in: `size.width`, `items[].sku`. */
  placed(told: Told): Told {
    const { prefix = "" } = this.#holderOf(told) ?? {};
    const named = told.name.startsWith(prefix) ? told : { ...told, name: prefix + told.name };
    if (this.#above.length < deepest)
      this.#above.push({ inset: told.inset ?? 0, name: named.name, prefix: prefixOf(named) });
    return named;
  }

  /** Whether it is no member, but a value of the text that was told last. */
  isValueOf(told: Told, last: Told): boolean {
    const holder = this.#holderOf(told);
    return told.type === "" && holder !== undefined && holder.prefix === undefined && holder.name === last.name;
  }

  #holderOf({ inset = 0 }: Told): Above | undefined {
    while ((this.#above.at(-1)?.inset ?? -1) >= inset) this.#above.pop();
    return this.#above.at(-1);
  }
}

/** A row that is the body itself: its members are those below it. */
export function isBody({ name, place }: Told): boolean {
  return name === "body" && place === "body";
}

function prefixOf(told: Told): string | undefined {
  const type = typeOf(told.type);
  if (isBody(told)) return "";
  if (type.is === "scalar" || (type.is === "list" && type.of.is === "scalar")) return undefined;
  return type.is === "list" ? `${told.name}[].` : `${told.name}.`;
}
