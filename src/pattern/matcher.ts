import type { AST } from "@eslint-community/regexpp";
import { isLinear } from "./is-linear.ts";
import { Automaton, TooManyStates } from "./automaton.ts";
import { syntaxOf } from "./syntax.ts";
import type { Digits, Words } from "./words.ts";

/** Tells whether a text matches a pattern, in time that grows with the text and never faster. */
export interface Matcher {
  /** Who looks: JavaScript's own engine, ours, or nobody, because neither can in bounded time. */
  readonly engine: "native" | "linear" | "none";
  /** @throws {Undecided} when it cannot be told within bounds */
  test(text: string): boolean;
  /** Whether all such texts surely match. */
  covers(texts: Words | Digits): boolean;
  /** As in a program: `/^a+$/u`. */
  toString(): string;
}

/** It cannot be told within bounds whether a text matches a pattern. */
export class Undecided extends Error {
  /** The status of an answer to a request that asks for it. */
  readonly status: 413 | 501;

  constructor(status: 413 | 501, found: string) {
    super(found);
    this.status = status;
  }
}

/** A test that says no of what cannot be decided. */
export function surely<T>(test: (value: T) => boolean): (value: T) => boolean {
  return (value) => {
    try {
      return test(value);
    } catch (error) {
      if (error instanceof Undecided) return false;
      throw error;
    }
  };
}

const known = new Map<string, Matcher>();
const mostKnown = 5000;

/**
 * The matcher of a pattern. One whose structure gives JavaScript's engine no ways to try again stays there; others run in an
 * automaton, which follows all ways at once (Thompson, "Regular Expression Search Algorithm", 1968). Both give the answers of
 * ECMA-262. What refers back to a group and may be tried in many ways is not decided.
 * @param flags of `u`, `i`, `m` and `s`
 * @throws {SyntaxError} for what is no expression under these flags
 */
export function matcherOf(pattern: string, flags = "u"): Matcher {
  const name = `/${pattern}/${flags}`;
  let matcher = known.get(name);
  if (matcher === undefined) {
    matcher = { ...made(pattern, flags), toString: () => name };
    if (known.size >= mostKnown) known.clear();
    known.set(name, matcher);
  }
  return matcher;
}

/** A schema's `pattern`: with the flag `u` as JSON Schema asks (section 6.4 of 2020-12 core), without where that is no expression; undefined: it is none. */
export function schemaMatcher(pattern: string): Matcher | undefined {
  for (const flags of ["u", ""]) {
    try {
      return matcherOf(pattern, flags);
    } catch {
      // Tried without the flag, too.
    }
  }
  return undefined;
}

type Engine = Pick<Matcher, "engine" | "test" | "covers">;

function made(pattern: string, flags: string): Engine {
  const native = new RegExp(pattern, flags);
  const syntax = syntaxOf(pattern, flags);
  if (syntax === undefined) return undecided(pattern, "it is written in a way that is not understood");
  const covers: Engine["covers"] = (texts) => coveredBy(syntax, flags, texts);
  if (isLinear(syntax, flags)) return { engine: "native", test: (text) => native.test(text), covers };
  try {
    const automaton = new Automaton(syntax, flags);
    return { engine: "linear", test: remembering((text) => decided(automaton.test(text), pattern)), covers };
  } catch (error) {
    if (!(error instanceof TooManyStates)) throw error;
    return undecided(pattern, error.message);
  }
}

/** Of a pattern that no automaton reads nobody knows. */
function coveredBy(syntax: AST.Pattern, flags: string, texts: Words | Digits): boolean {
  try {
    return new Automaton(syntax, flags).covers(texts);
  } catch (error) {
    if (error instanceof TooManyStates) return false;
    throw error;
  }
}

/** Texts up to this length are remembered, so many of all matchers together: the values of rows are asked for again and again. */
const longestRemembered = 64;
const mostRemembered = 20_000;
const remembered = { texts: 0, round: 0 };

/** An automaton reads a text letter by letter, which takes a hundred times as long as to look it up. */
function remembering(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  let round = 0;
  return (text) => {
    if (text.length > longestRemembered) return test(text);
    // When there are too many, all matchers forget theirs.
    if (round !== remembered.round) known.clear();
    round = remembered.round;
    const told = known.get(text);
    return told ?? remember(known, text, test(text));
  };
}

function remember(known: Map<string, boolean>, text: string, matches: boolean): boolean {
  known.set(text, matches);
  if (++remembered.texts >= mostRemembered) {
    remembered.texts = 0;
    remembered.round++;
  }
  return matches;
}

function decided(matches: boolean | undefined, pattern: string): boolean {
  if (matches !== undefined) return matches;
  throw new Undecided(413, `a text is too long to be held against the pattern ${shown(pattern)}`);
}

function undecided(pattern: string, why: string): Engine {
  return {
    engine: "none",
    test: () => {
      throw new Undecided(
        501,
        `whether a text matches the pattern ${shown(pattern)} cannot be told in bounded time: ${why}`,
      );
    },
    covers: () => false,
  };
}

function shown(pattern: string): string {
  return JSON.stringify(pattern.length > 120 ? `${pattern.slice(0, 120)}…` : pattern);
}
