import type { Key } from "../../random/key.ts";
import { word } from "../../random/threefry.ts";
import { type CharSet, contains } from "../../pattern/char-set.ts";
import { Derivatives, type Letter, lettersOf } from "./derivative.ts";
import { matches } from "./matches.ts";
import { charsToWrite, preferredChars, readiest } from "./preferred-chars.ts";
import { PatternReader } from "./read-pattern.ts";
import { type Term, Terms } from "./term.ts";

/** What a text has to be like. */
export interface TextRule {
  readonly patterns: readonly string[];
  /** What must not match. */
  readonly avoid: readonly string[];
  /** Lengths in code points. */
  readonly least: number;
  readonly most: number;
}

/** The texts that fit a rule. */
export interface Language {
  /** One of the texts, by a key; another for another key, where there are several. */
  text(key: Key): string;
  /** The shortest of them; of these the one that is easiest to read. */
  readonly shortest: string;
}

/** How much longer than needed texts may be. */
const spread = 8;
/** Texts are this long where they may be. */
const usual = 4;
/** Where the search for texts ends: once some are found, and at all. */
const mostStates = { found: 1500, atAll: 20_000 };
const mostTerms = 30_000;

const known = new Map<string, Language | undefined>();
const mostKnown = 2000;

/** The language of a rule; undefined where no text was found that fits, which for most patterns means that there is none. */
export function languageOf(rule: TextRule): Language | undefined {
  const name = JSON.stringify([rule.patterns, rule.avoid, rule.least, String(rule.most)]);
  if (!known.has(name)) {
    if (known.size >= mostKnown) known.clear();
    known.set(name, findLanguage(rule));
  }
  return known.get(name);
}

function findLanguage(rule: TextRule): Language | undefined {
  for (const frame of framesOf(rule)) {
    const language = languageIn(rule, frame);
    if (language !== undefined) return language;
  }
  return undefined;
}

interface Frame {
  readonly before: boolean;
  readonly after: boolean;
}

/** More than the match itself is made only on a side that the pattern leaves open, while it holds the other; or if nothing else fits. */
function framesOf({ patterns }: TextRule): readonly Frame[] {
  const [first = ""] = patterns;
  const isHeld = { before: first.startsWith("^"), after: /(^|[^\\])\$$/.test(first) };
  const wide = { before: true, after: true };
  if (patterns.length === 0) return [wide];
  return [{ before: isHeld.after && !isHeld.before, after: isHeld.before && !isHeld.after }, wide];
}

function languageIn(rule: TextRule, frame: Frame): Language | undefined {
  const terms = new Terms();
  const reader = new PatternReader(terms);
  const wide = { before: true, after: true };
  // What is no expression says nothing.
  const read = (pattern: string, open: Frame): Term => reader.read(pattern, open) ?? terms.everything;
  const term = terms.all([
    ...rule.patterns.map((pattern, index) => read(pattern, index === 0 ? frame : wide)),
    ...rule.avoid.map((pattern) => terms.not(read(pattern, wide))),
  ]);
  const walker = new Walker(terms, lettersOf(terms.sets));
  const fits = (text: string): boolean =>
    rule.patterns.every((pattern) => matches(pattern, text)) && !rule.avoid.some((pattern) => matches(pattern, text));
  const lengths = walker.lengths(term, rule);
  const [least] = lengths;
  if (least === undefined) return undefined;
  const usualOnes = lengths.filter((length) => length >= usual);
  const longer = usualOnes.length > 0 ? usualOnes : lengths.filter((length) => length > 0);
  const chosen = longer.length > 0 ? longer : lengths;
  return tried(walker, fits, least, chosen);
}

/** How many texts are made until one fits, where terms could not say all of a pattern. */
const mostTries = 40;

function tried(
  walker: Walker,
  fits: (text: string) => boolean,
  least: number,
  lengths: readonly number[],
): Language | undefined {
  const shortest = walker.walk(least, ({ sets }) => readiest(sets));
  const attempt = (key: Key, count: number): string => {
    const length = lengths[word(key, count, 0) % lengths.length] ?? least;
    return walker.walk(length, ({ chars }, step) => chars[word(key, count, step + 1) % chars.length] ?? "");
  };
  const known = fits(shortest) ? shortest : found((count) => attempt({ high: 0, low: 0 }, count), fits, 10 * mostTries);
  if (known === undefined) return undefined;
  return { shortest: known, text: (key) => found((count) => attempt(key, count), fits, mostTries) ?? known };
}

function found(make: (count: number) => string, fits: (text: string) => boolean, most: number): string | undefined {
  for (let count = 0; count < most; count++) {
    const text = make(count);
    if (fits(text)) return text;
  }
  return undefined;
}

/** A letter, and the characters of it that made-up texts use. */
type Written = Letter & { readonly preferred: readonly string[] };

/** A place in a text of a known length where a character is chosen. */
interface Crossing {
  /** Those that made-up texts use. */
  readonly chars: readonly string[];
  /** All that are open. */
  readonly sets: readonly CharSet[];
  after(char: string): Term | undefined;
}

/** Walks from the mark at the beginning of a text to the one at its end. */
class Walker {
  readonly #derivatives: Derivatives;
  readonly #terms: Terms;
  readonly #letters: readonly Written[];
  /** The terms that can be reached in so many steps. */
  readonly #reached: Set<Term>[] = [];
  readonly #crossings = new Map<number, Map<Term, Crossing>[]>();
  readonly #live = new Map<number, readonly ReadonlySet<Term>[]>();

  constructor(terms: Terms, letters: readonly Letter[]) {
    this.#terms = terms;
    this.#derivatives = new Derivatives(terms);
    this.#letters = letters.map((letter) => ({ ...letter, preferred: preferredChars(letter.chars) }));
  }

  /** The lengths that texts of a term can have, from the shortest on. */
  lengths(term: Term, { least, most }: TextRule): readonly number[] {
    const found: number[] = [];
    const seen = new Set<Term>();
    let states = 0;
    let quiet = 0;
    let layer = new Set([this.#derivatives.after("begin", term)].filter((state) => state !== this.#terms.none));
    for (let length = 0; length <= most && layer.size > 0; length++) {
      this.#reached.push(layer);
      states += layer.size;
      const known = seen.size;
      for (const state of layer) seen.add(state);
      // Once nothing new comes, what comes is what was there before: as many steps as there are terms show all of it.
      quiet = seen.size === known && length > least ? quiet + 1 : 0;
      if (found.length === 0 && quiet > seen.size) break;
      if (length >= least && [...layer].some((state) => this.#isEnd(state))) found.push(length);
      const [shortest] = found;
      if (shortest !== undefined && length >= Math.max(shortest, usual) + spread) break;
      if (states > (found.length > 0 ? mostStates.found : mostStates.atAll) || this.#terms.size > mostTerms) break;
      layer = this.#after(layer);
    }
    return found;
  }

  #after(layer: ReadonlySet<Term>): Set<Term> {
    const next = new Set<Term>();
    for (const state of layer) {
      for (const letter of this.#letters) {
        const after = this.#derivatives.after(letter, state);
        if (after !== this.#terms.none) next.add(after);
      }
    }
    return next;
  }

  #isEnd(state: Term): boolean {
    return this.#derivatives.hasEmpty(this.#derivatives.after("end", state));
  }

  /** A text of this length, each of its characters chosen among the letters that still lead to an end. */
  walk(length: number, choose: (crossing: Crossing, step: number) => string): string {
    let [state] = this.#reached[0] ?? [];
    let text = "";
    for (let step = 0; step < length && state !== undefined; step++) {
      const crossing: Crossing = this.#crossing(state, step, length);
      const char = choose(crossing, step);
      text += char;
      state = crossing.after(char);
    }
    return text;
  }

  #crossing(state: Term, step: number, length: number): Crossing {
    const steps = this.#crossings.get(length) ?? [];
    this.#crossings.set(length, steps);
    const known = (steps[step] ??= new Map<Term, Crossing>());
    let crossing = known.get(state);
    if (crossing === undefined) {
      const next = this.#liveFor(length)[step + 1];
      const open = this.#letters.filter((letter) => next?.has(this.#derivatives.after(letter, state)) === true);
      crossing = {
        chars: charsToWrite(open.map(({ preferred }) => preferred)),
        sets: open.map(({ chars }) => chars),
        after: (char) => {
          const letter = open.find(({ chars }) => contains(chars, char.codePointAt(0) ?? -1));
          return letter && this.#derivatives.after(letter, state);
        },
      };
      known.set(state, crossing);
    }
    return crossing;
  }

  /** The terms of each step that lead to an end in what is left of a length. */
  #liveFor(length: number): readonly ReadonlySet<Term>[] {
    let live = this.#live.get(length);
    if (live === undefined) {
      const ends = [...(this.#reached[length] ?? [])].filter((state) => this.#isEnd(state));
      const steps: ReadonlySet<Term>[] = [new Set(ends)];
      for (let step = length - 1; step >= 0; step--) {
        const next = steps[0] ?? new Set();
        const leads = (state: Term): boolean =>
          this.#letters.some((letter) => next.has(this.#derivatives.after(letter, state)));
        steps.unshift(new Set([...(this.#reached[step] ?? [])].filter(leads)));
      }
      live = steps;
      this.#live.set(length, live);
    }
    return live;
  }
}
