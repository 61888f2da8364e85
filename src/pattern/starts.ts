import type { AST } from "@eslint-community/regexpp";
import { type CharSet, complement, escaped, intersection } from "./char-set.ts";
import type { FirstChars } from "./first-chars.ts";

/** At which places of a text a match may begin, as far as one character tells. */
export interface Starts {
  /** A match begins with one of these, or right behind one; undefined: with anything. */
  readonly at: CharSet | undefined;
  /** None begins right behind one of these. */
  readonly notAfter: CharSet;
}

const lineEnds: CharSet = complement(escaped.any);

/** Where matches of an alternative may begin. */
export function startsOf({ elements }: AST.Alternative, first: FirstChars, flags: string): Starts {
  const [head, ...rest] = elements;
  const { chars, isNullable } = first.ofRow(elements);
  const at = isNullable ? undefined : chars;
  if (head?.type === "Assertion" && head.kind === "start" && flags.includes("m")) return { at: lineEnds, notAfter: [] };
  const isWord =
    head?.type === "Assertion" && head.kind === "word" && !head.negate && !(flags.includes("i") && flags.includes("u"));
  if (isWord && at !== undefined && isWithin(first.ofRow(rest).chars, escaped.word))
    return { at, notAfter: escaped.word };
  return { at, notAfter: notAfterOf(head, first) };
}

/** `(?<!x)` at the beginning. */
function notAfterOf(head: AST.Element | undefined, first: FirstChars): CharSet {
  if (head?.type !== "Assertion" || head.kind !== "lookbehind" || !head.negate) return [];
  const [only, ...others] = head.alternatives;
  const [element, ...more] = only?.elements ?? [];
  return element === undefined || others.length + more.length > 0 || element.type === "Quantifier"
    ? []
    : first.of(element).chars;
}

/**
 * Whether a repetition of these characters is read once only, from whichever places matches begin: it holds none of the
 * characters at which one begins, or only such behind which none does.
 */
export function isReadOnce(chars: CharSet, { at, notAfter }: Starts): boolean {
  return (at !== undefined && intersection(chars, at).length === 0) || isWithin(chars, notAfter);
}

function isWithin(inner: CharSet, outer: CharSet): boolean {
  return intersection(inner, complement(outer)).length === 0;
}
