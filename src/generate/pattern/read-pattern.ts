import type { AST } from "@eslint-community/regexpp";
import { complement } from "../../pattern/char-set.ts";
import { charsIn, syntaxOf } from "../../pattern/syntax.ts";
import type { Term, Terms } from "./term.ts";

/** Reads regular expressions of ECMA-262 into terms. What a term cannot say is left out, so that a text has to be looked at once more. */
export class PatternReader {
  readonly #terms: Terms;
  readonly #anyText: Term;
  /** Up to the end, or the mark behind it. */
  readonly #tail: Term;

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#anyText = terms.repeat(terms.chars(complement([])), 0, Infinity);
    this.#tail = terms.then(this.#anyText, terms.any([terms.empty, terms.chars("end")]));
  }

  /**
   * The texts, between their marks, in which the pattern is found; undefined for what is no expression.
   * @param open whether there may be more before and after what matches
   */
  read(pattern: string, open: { readonly before: boolean; readonly after: boolean }): Term | undefined {
    const parsed = syntaxOf(pattern, "u") ?? syntaxOf(pattern, "");
    if (parsed === undefined) return undefined;
    const terms = this.#terms;
    const text = (isOpen: boolean): Term => (isOpen ? this.#anyText : terms.empty);
    const before = terms.any([terms.empty, terms.then(terms.chars("begin"), text(open.before))]);
    const after = terms.any([terms.empty, terms.then(text(open.after), terms.chars("end"))]);
    return this.#alternatives(parsed.alternatives, before, after);
  }

  #alternatives(alternatives: readonly AST.Alternative[], before: Term, after: Term): Term {
    return this.#terms.any(alternatives.map(({ elements }) => this.#sequence(withoutRepeats(elements), before, after)));
  }

  /** @param before what stands before in the same group, for those that look back; @param after what follows, for those that look ahead */
  #sequence(elements: readonly AST.Element[], before: Term, after: Term): Term {
    const terms = this.#terms;
    const back = elements.findLastIndex(isLookbehind);
    const last = elements[back];
    if (last?.type === "Assertion" && last.kind === "lookbehind") {
      const ends = terms.then(this.#tail, this.#alternatives(last.alternatives, terms.empty, terms.empty));
      const marked = terms.then(terms.any([terms.empty, terms.chars("begin")]), ends);
      const left = this.#sequence(elements.slice(0, back), before, terms.empty);
      const seen = terms.all([left, last.negate ? terms.not(marked) : marked]);
      return this.#sequence(elements.slice(back + 1), seen, after);
    }
    const rest = elements.reduceRight((follows, element) => this.#element(element, follows), after);
    return terms.then(before, rest);
  }

  #element(element: AST.Element, after: Term): Term {
    const terms = this.#terms;
    switch (element.type) {
      case "Assertion":
        return this.#assertion(element, after);
      case "Group":
      case "CapturingGroup":
        // What looks ahead has to see all that follows.
        return looksAhead(element.alternatives)
          ? this.#alternatives(element.alternatives, terms.empty, after)
          : terms.then(this.#alternatives(element.alternatives, terms.empty, terms.empty), after);
      case "Quantifier":
        return terms.then(terms.repeat(this.#element(element.element, terms.empty), element.min, element.max), after);
      case "Backreference": {
        const groups = [element.resolved].flat();
        const isInside = groups.some(({ start, end }) => start <= element.start && element.end <= end);
        return isInside
          ? after
          : terms.then(terms.any(groups.map((group) => this.#element(group, terms.empty))), after);
      }
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return terms.then(terms.chars(charsIn(element)), after);
      case "ExpressionCharacterClass":
        return terms.none;
    }
  }

  #assertion(assertion: AST.Assertion, after: Term): Term {
    const terms = this.#terms;
    switch (assertion.kind) {
      case "start":
        return terms.then(terms.chars("begin"), after);
      case "end":
        return terms.then(terms.chars("end"), after);
      case "lookahead": {
        const ahead = this.#alternatives(assertion.alternatives, terms.empty, this.#tail);
        return terms.all([after, assertion.negate ? terms.not(ahead) : ahead]);
      }
      case "lookbehind":
      case "word":
        return after;
    }
  }
}

function isLookbehind(element: AST.Element): boolean {
  return element.type === "Assertion" && element.kind === "lookbehind";
}

/** `^^` is `^`: a mark is there once only. */
function withoutRepeats(elements: readonly AST.Element[]): readonly AST.Element[] {
  return elements.filter((element, index) => {
    const before = elements[index - 1];
    const isMark = element.type === "Assertion" && (element.kind === "start" || element.kind === "end");
    return !(isMark && before?.type === "Assertion" && before.kind === element.kind);
  });
}

function looksAhead(alternatives: readonly AST.Alternative[]): boolean {
  return alternatives.some(({ elements }) =>
    elements.some((element) => {
      if (element.type === "Assertion") return element.kind === "lookahead";
      return (element.type === "Group" || element.type === "CapturingGroup") && looksAhead(element.alternatives);
    }),
  );
}
