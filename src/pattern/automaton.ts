import type { AST } from "@eslint-community/regexpp";
import { codesOf, isLineEnd, type Place, placesOf, Reading } from "./reading.ts";
import type { Chars } from "./syntax.ts";
import type { Digits, Words } from "./words.ts";

/** A pattern has too many states for an automaton, or some that no automaton has. */
export class TooManyStates extends Error {}

/** What an automaton does in a state; a number is the state that follows. */
type State =
  | { readonly kind: "char"; readonly has: (code: number) => boolean; next: number }
  | { readonly kind: "fork"; readonly next: readonly number[] }
  | { readonly kind: "place"; readonly holds: Place; readonly next: number }
  | { readonly kind: "done" };

/** States to begin in, and the direction in which they read. */
export interface Program {
  readonly states: readonly State[];
  readonly start: number;
  readonly direction: "forward" | "backward";
}

const mostStates = 10_000;

/** A pattern as an automaton: it reads each character of a text once, in all states at once. */
export class Automaton {
  readonly #program: Program;
  readonly #isUnicode: boolean;

  /** @throws {TooManyStates} */
  constructor({ alternatives }: AST.Pattern, flags: string) {
    this.#isUnicode = flags.includes("u");
    this.#program = new Builder(flags, "forward").program(alternatives);
  }

  /** Whether the pattern is found in the text; undefined: not within the steps that are taken at most. */
  test(text: string): boolean | undefined {
    return this.decide(text).matches;
  }

  /** With the number of steps taken: the characters read, times the states that each was read in. */
  decide(text: string): { readonly matches: boolean | undefined; readonly steps: number } {
    const reading = new Reading(codesOf(text, this.#isUnicode));
    const matches = reading.find(this.#program);
    return { matches, steps: reading.steps };
  }

  /** Whether the pattern is found in all such texts: what asks for a character that is open asks for any of those that it may be, or for none. */
  covers(texts: Words | Digits): boolean {
    const fixed = [...codesOf("prefix" in texts ? texts.prefix : texts.digitsOf, this.#isUnicode)];
    const codes =
      "prefix" in texts
        ? [...fixed, ...Array<number>(texts.count).fill(anyLetterOrDigit)]
        : fixed.map((code) => (code >= 0x30 && code <= 0x39 ? anyDigit : code));
    try {
      return new Reading(Int32Array.from(codes)).find(this.#program) === true;
    } catch (error) {
      if (error === dependsOnLetter) return false;
      throw error;
    }
  }
}

/** Writes states from what follows to what comes before. */
class Builder {
  readonly #states: State[] = [];
  readonly #flags: string;
  readonly #direction: Program["direction"];
  #copies = 0;

  constructor(flags: string, direction: Program["direction"]) {
    this.#flags = flags;
    this.#direction = direction;
  }

  program(alternatives: readonly AST.Alternative[]): Program {
    const start = this.#any(alternatives, this.#add({ kind: "done" }));
    return { states: this.#states, start, direction: this.#direction };
  }

  #add(state: State): number {
    if (this.#states.length >= mostStates) throw new TooManyStates(`it has more than ${mostStates} states`);
    return this.#states.push(state) - 1;
  }

  #any(alternatives: readonly AST.Alternative[], next: number): number {
    const starts = alternatives.map(({ elements }) => {
      const inOrder = this.#direction === "forward" ? elements.toReversed() : elements;
      return inOrder.reduce((after, element) => this.#element(element, after), next);
    });
    const [only = next] = starts;
    return starts.length === 1 ? only : this.#add({ kind: "fork", next: starts });
  }

  #element(element: AST.Element, next: number): number {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return this.#any(element.alternatives, next);
      case "Quantifier":
        return this.#repeated(element, next);
      case "Assertion":
        return this.#add({ kind: "place", holds: this.#place(element), next });
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return this.#add({ kind: "char", has: memberOf(element, this.#flags), next });
      default:
        throw new TooManyStates("it refers back to what a group has matched");
    }
  }

  #repeated({ element, min, max }: AST.Quantifier, next: number): number {
    let start = next;
    if (max === Infinity) {
      const fork: { readonly kind: "fork"; next: readonly number[] } = { kind: "fork", next: [] };
      start = this.#add(fork);
      fork.next = [this.#copy(element, start), next];
    } else
      for (let count = min; count < max; count++)
        start = this.#add({ kind: "fork", next: [this.#copy(element, start), next] });
    for (let count = 0; count < min; count++) start = this.#copy(element, start);
    return start;
  }

  /** Copies of nothing have no states, and still are counted. */
  #copy(element: AST.Element, next: number): number {
    if (++this.#copies > mostStates) throw new TooManyStates(`it has more than ${mostStates} states`);
    return this.#element(element, next);
  }

  #place(assertion: AST.Assertion): Place {
    const isMultiline = this.#flags.includes("m");
    switch (assertion.kind) {
      case "start":
        return (reading, at) => at === 0 || (isMultiline && isLineEnd(reading.codes[at - 1]));
      case "end":
        return (reading, at) => at === reading.codes.length || (isMultiline && isLineEnd(reading.codes[at]));
      case "word": {
        const has = wordMember(this.#flags);
        const isWord = (code: number | undefined): boolean => code !== undefined && has(code);
        return ({ codes }, at) => (isWord(codes[at - 1]) !== isWord(codes[at])) !== assertion.negate;
      }
      case "lookahead":
      case "lookbehind": {
        // What lies ahead is read from behind: then one reading tells of every place.
        const direction = assertion.kind === "lookahead" ? "backward" : "forward";
        const program = new Builder(this.#flags, direction).program(assertion.alternatives);
        return placesOf(program, assertion.negate);
      }
    }
  }
}

function wordMember(flags: string): (code: number) => boolean {
  return memberOf({ raw: "\\w" }, flags);
}

/** Stand for any of the letters and digits of ASCII, and for any digit. */
const anyLetterOrDigit = -1;
const anyDigit = -2;
const lettersAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".split("");
const dependsOnLetter = new Error("some letters pass and others do not");

/** Whether a character is one of those that a node stands for, as JavaScript itself says; ASCII is asked once. */
function memberOf({ raw }: Pick<Chars, "raw">, flags: string): (code: number) => boolean {
  const expression = new RegExp(`^(?:${raw})$`, flags.replace("m", ""));
  const known = new Int8Array(128);
  const asked = (code: number): boolean => expression.test(String.fromCodePoint(code));
  const askedOfAny = (letters: readonly string[]): boolean => {
    const passing = letters.filter((letter) => expression.test(letter)).length;
    if (passing > 0 && passing < letters.length) throw dependsOnLetter;
    return passing > 0;
  };
  return (code) => {
    if (code > 127) return asked(code);
    if (code < 0) return askedOfAny(code === anyDigit ? lettersAndDigits.slice(0, 10) : lettersAndDigits);
    if (known[code] === 0) known[code] = asked(code) ? 1 : -1;
    return known[code] === 1;
  };
}
