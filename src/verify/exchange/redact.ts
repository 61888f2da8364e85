import type { Target } from "../deployment/target.ts";
import { spellingsOf } from "./secret-spellings.ts";
import { secretsOf } from "./secrets.ts";
import { isForged } from "./token.ts";

/** A piece of a text: as it is, or a `$VARIABLE` in place of something secret. */
export type Piece = { readonly text: string } | { readonly variable: string };

/** Replaces everything secret in a text by the `$VARIABLE` that a person would put there. */
export interface Redact {
  (text: string): string;
  /** The same in pieces, so that a variable can be told from a text that looks like one. */
  pieces(text: string): readonly Piece[];
}

/** A redactor for what a target file knows, and what was learnt while the target was asked. */
export function createRedact(target: Target): Redact {
  const pieces = (text: string): readonly Piece[] => {
    const { pattern, variables } = patternFor(target);
    return inPieces(text, pattern, (found) => variables.get(found)).flatMap((piece) =>
      "variable" in piece
        ? [piece]
        : inPieces(piece.text, unknownCredentials, (found) => (isForged(found) ? undefined : "$CREDENTIALS")),
    );
  };
  const redact = (text: string): string =>
    pieces(text)
      .map((piece) => ("variable" in piece ? piece.variable : piece.text))
      .join("");
  return Object.assign(redact, { pieces });
}

/** Whatever else stands behind the name of a scheme: not ours to show. */
const unknownCredentials = /(?<=\b(?:Bearer|Basic) )[\w.~+/=-]{8,}/gi;

interface Secrets {
  readonly pattern: RegExp;
  readonly variables: ReadonlyMap<string, string>;
  /** How many secrets there were when this was made: more are learnt. */
  readonly count: number;
}

const made = new WeakMap<Target, Secrets>();

/** One pattern for all; longer secrets go first, so that a token is not cut by a password inside it. */
function patternFor(target: Target): Secrets {
  const secrets = secretsOf(target);
  const known = made.get(target);
  if (known?.count === secrets.length) return known;
  const variables = new Map<string, string>();
  for (const { text, variable } of secrets)
    for (const spelling of spellingsOf(text)) if (!variables.has(spelling)) variables.set(spelling, variable);
  const longestFirst = [...variables.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.length === 0 ? "(?!)" : longestFirst.map(alternative).join("|"), "g");
  const fresh = { pattern, variables, count: secrets.length };
  made.set(target, fresh);
  return fresh;
}

/**
 * A short secret may be an ordinary word. One of letters alone, or of digits alone, is replaced where it stands alone and
 * names nothing (`secret:`, `my_secret`); any other (`abc123`, `p@ss`) is none, and is replaced wherever it is not
 * part of a longer run of letters and digits, whatever it names.
 */
function alternative(text: string): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  if (text.length >= 8) return literal;
  return /^(?:[\p{L}_-]*|\d*)$/u.test(text)
    ? `(?<![\\w-])${literal}(?![\\w-])(?!"?\\s*[:=>])`
    : `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`;
}

function inPieces(text: string, pattern: RegExp, variableOf: (found: string) => string | undefined): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const variable = variableOf(found);
    if (variable === undefined) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ variable });
    from = index + found.length;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from) });
  return pieces;
}
