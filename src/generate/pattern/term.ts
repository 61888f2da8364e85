import type { CharSet } from "../../pattern/char-set.ts";

/**
 * A set of texts, built from sets of characters. Two marks stand for the beginning and the end of a text, so that `^`
 * and `$` are characters like any other.
 */
export type Term =
  | { readonly kind: "none"; readonly id: number }
  | { readonly kind: "empty"; readonly id: number }
  | { readonly kind: "chars"; readonly id: number; readonly chars: CharSet | Mark }
  | { readonly kind: "both"; readonly id: number; readonly first: Term; readonly then: Term }
  | { readonly kind: "any" | "all"; readonly id: number; readonly of: readonly Term[] }
  | { readonly kind: "not"; readonly id: number; readonly of: Term }
  | { readonly kind: "repeat"; readonly id: number; readonly of: Term; readonly least: number; readonly most: number };

export type Mark = "begin" | "end";

/** Makes terms, equal ones once, simplified enough that there are finitely many derivatives of each. */
export class Terms {
  readonly #known = new Map<string, Term>();
  readonly #sets = new Map<string, CharSet>();
  readonly none: Term = this.#intern("none", (id) => ({ kind: "none", id }));
  readonly empty: Term = this.#intern("empty", (id) => ({ kind: "empty", id }));
  /** Every text. */
  readonly everything: Term = this.not(this.none);

  get size(): number {
    return this.#known.size;
  }

  /** The sets of characters that terms speak of. */
  get sets(): readonly CharSet[] {
    return [...this.#sets.values()];
  }

  chars(chars: CharSet | Mark): Term {
    if (typeof chars !== "string" && chars.length === 0) return this.none;
    const name = typeof chars === "string" ? chars : chars.flat().join(" ");
    if (typeof chars !== "string") this.#sets.set(name, chars);
    return this.#intern(`chars ${name}`, (id) => ({ kind: "chars", id, chars }));
  }

  then(...terms: readonly Term[]): Term {
    return terms.reduceRight((rest, term) => this.#both(term, rest), this.empty);
  }

  #both(first: Term, then: Term): Term {
    if (first.kind === "none" || then.kind === "none") return this.none;
    if (first.kind === "empty") return then;
    if (then.kind === "empty") return first;
    if (first.kind === "both") return this.#both(first.first, this.#both(first.then, then));
    return this.#intern(`both ${first.id} ${then.id}`, (id) => ({ kind: "both", id, first, then }));
  }

  any(terms: readonly Term[]): Term {
    const parts = this.#flat("any", terms).filter(({ kind }) => kind !== "none");
    if (parts.includes(this.everything)) return this.everything;
    return this.#several("any", parts, this.none);
  }

  all(terms: readonly Term[]): Term {
    const parts = this.#flat("all", terms).filter((term) => term !== this.everything);
    if (parts.includes(this.none)) return this.none;
    return this.#several("all", parts, this.everything);
  }

  not(term: Term): Term {
    return term.kind === "not" ? term.of : this.#intern(`not ${term.id}`, (id) => ({ kind: "not", id, of: term }));
  }

  repeat(term: Term, least: number, most: number): Term {
    if (most === 0 || term.kind === "empty") return this.empty;
    if (term.kind === "none") return least === 0 ? this.empty : this.none;
    if (least === 1 && most === 1) return term;
    return this.#intern(`repeat ${term.id} ${least} ${most}`, (id) => ({ kind: "repeat", id, of: term, least, most }));
  }

  #flat(kind: "any" | "all", terms: readonly Term[]): readonly Term[] {
    const parts = terms.flatMap((term) => (term.kind === kind ? term.of : [term]));
    return [...new Map(parts.map((term) => [term.id, term])).values()].sort((a, b) => a.id - b.id);
  }

  #several(kind: "any" | "all", of: readonly Term[], nothing: Term): Term {
    const [first = nothing] = of;
    if (of.length < 2) return first;
    return this.#intern(`${kind} ${of.map(({ id }) => id).join(" ")}`, (id) => ({ kind, id, of }));
  }

  #intern(name: string, make: (id: number) => Term): Term {
    let term = this.#known.get(name);
    if (term === undefined) {
      term = make(this.#known.size);
      this.#known.set(name, term);
    }
    return term;
  }
}
