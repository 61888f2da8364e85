import { type CharSet, contains, everyChar } from "../../pattern/char-set.ts";
import type { Mark, Term, Terms } from "./term.ts";

/** Characters that no term tells apart. */
export interface Letter {
  readonly chars: CharSet;
}

/** The letters that the sets of terms leave: every character is in one of them. */
export function lettersOf(sets: readonly CharSet[]): readonly Letter[] {
  const edges = new Set([...everyChar, ...sets.flat()].flatMap(([from, to]) => [from, to + 1]));
  const starts = [...edges].sort((a, b) => a - b);
  const groups = new Map<string, [number, number][]>();
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1];
    if (next === undefined || !contains(everyChar, from)) continue;
    const name = sets.map((set) => (contains(set, from) ? "1" : "0")).join("");
    const group = groups.get(name) ?? [];
    group.push([from, next - 1]);
    groups.set(name, group);
  }
  return [...groups.values()].map((chars) => ({ chars }));
}

/** Brzozowski's derivatives: what may follow a letter in the texts of a term ("Derivatives of Regular Expressions", 1964). */
export class Derivatives {
  readonly #terms: Terms;
  readonly #known = new Map<Letter | Mark, Map<Term, Term>>();
  readonly #empty = new Map<Term, boolean>();

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** Whether the empty text is one of the term's. */
  hasEmpty(term: Term): boolean {
    const known = this.#empty.get(term);
    if (known !== undefined) return known;
    const found = this.#hasEmpty(term);
    this.#empty.set(term, found);
    return found;
  }

  #hasEmpty(term: Term): boolean {
    switch (term.kind) {
      case "none":
      case "chars":
        return false;
      case "empty":
        return true;
      case "both":
        return this.hasEmpty(term.first) && this.hasEmpty(term.then);
      case "any":
        return term.of.some((part) => this.hasEmpty(part));
      case "all":
        return term.of.every((part) => this.hasEmpty(part));
      case "not":
        return !this.hasEmpty(term.of);
      case "repeat":
        return term.least === 0 || this.hasEmpty(term.of);
    }
  }

  after(letter: Letter | Mark, term: Term): Term {
    let known = this.#known.get(letter);
    if (known === undefined) this.#known.set(letter, (known = new Map<Term, Term>()));
    let found = known.get(term);
    if (found === undefined) {
      found = this.#after(letter, term);
      known.set(term, found);
    }
    return found;
  }

  #after(letter: Letter | Mark, term: Term): Term {
    const terms = this.#terms;
    switch (term.kind) {
      case "none":
      case "empty":
        return terms.none;
      case "chars":
        return isIn(letter, term.chars) ? terms.empty : terms.none;
      case "both": {
        const after = terms.then(this.after(letter, term.first), term.then);
        return this.hasEmpty(term.first) ? terms.any([after, this.after(letter, term.then)]) : after;
      }
      case "any":
        return terms.any(term.of.map((part) => this.after(letter, part)));
      case "all":
        return terms.all(term.of.map((part) => this.after(letter, part)));
      case "not":
        return terms.not(this.after(letter, term.of));
      case "repeat": {
        const { of, least, most } = term;
        return terms.then(this.after(letter, of), terms.repeat(of, Math.max(0, least - 1), most - 1));
      }
    }
  }
}

function isIn(letter: Letter | Mark, chars: CharSet | Mark): boolean {
  if (typeof letter === "string" || typeof chars === "string") return letter === chars;
  return contains(chars, letter.chars[0]?.[0] ?? -1);
}
