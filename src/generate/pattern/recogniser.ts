import { type AST, visitRegExpAST } from "@eslint-community/regexpp";
import { contains } from "./char-set.ts";
import { Derivatives, lettersOf } from "./derivative.ts";
import { syntaxOf, PatternReader } from "./read-pattern.ts";
import { Terms } from "./term.ts";

/**
 * Whether a text matches a pattern, in time that grows with the length of the text alone; undefined for patterns that
 * JavaScript's own engine, which goes back and tries again, reads as fast: those without repetitions within repetitions.
 */
export function recogniserOf(pattern: string): ((text: string) => boolean) | undefined {
  const parsed = syntaxOf(pattern);
  if (parsed === undefined || !mayTakeLong(parsed)) return undefined;
  const terms = new Terms();
  const term = new PatternReader(terms).read(pattern, { before: true, after: true }) ?? terms.everything;
  const derivatives = new Derivatives(terms);
  const letters = lettersOf(terms.sets);
  return (text) => {
    let state = derivatives.after("begin", term);
    for (const char of text) {
      const letter = letters.find(({ chars }) => contains(chars, char.codePointAt(0) ?? 0));
      if (letter === undefined || terms.size > mostTerms) return false;
      state = derivatives.after(letter, state);
    }
    return derivatives.hasEmpty(derivatives.after("end", state));
  };
}

const mostTerms = 100_000;

/** A repetition within a repetition, which may match the same text in many ways. */
function mayTakeLong(pattern: AST.Pattern): boolean {
  let depth = 0;
  let isNested = false;
  const isOpen = ({ min, max }: AST.Quantifier): boolean => max > 1 && max - min > 0;
  visitRegExpAST(pattern, {
    onQuantifierEnter(node) {
      if (isOpen(node) && ++depth > 1) isNested = true;
    },
    onQuantifierLeave(node) {
      if (isOpen(node)) depth--;
    },
    onBackreferenceEnter() {
      isNested = false;
    },
  });
  return isNested;
}
