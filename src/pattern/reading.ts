import { processLimits } from "../limits.ts";
import type { Program } from "./automaton.ts";

/** Whether something holds at a place of a text, between its characters. */
export type Place = (reading: Reading, at: number) => boolean;

/** One text read by automata. */
export class Reading {
  readonly codes: Int32Array;
  /** Characters read, times the states that each was read in. */
  steps = 0;
  /** As a rule a tenth of a second and less. */
  readonly #mostSteps = processLimits.patternSteps;
  readonly #found = new Map<Program, Uint8Array>();

  constructor(codes: Int32Array) {
    this.codes = codes;
  }

  /** Whether a program comes to its end anywhere; undefined: not within the steps that are taken at most. */
  find(program: Program): boolean | undefined {
    if (this.codes.length >= this.#mostSteps) return undefined;
    try {
      return this.#read(program, () => true);
    } catch (error) {
      if (error === tooManySteps) return undefined;
      throw error;
    }
  }

  /** The places where a program comes to its end, wherever it began. */
  placesOf(program: Program): Uint8Array {
    let places = this.#found.get(program);
    if (places === undefined) {
      const found = new Uint8Array(this.codes.length + 1);
      this.#read(program, (at) => {
        found[at] = 1;
        return false;
      });
      this.#found.set(program, (places = found));
    }
    return places;
  }

  /** Begins at every place and reads on in every state; `done` is told where the end was reached, and says whether that is enough. */
  #read(program: Program, done: (at: number) => boolean): boolean {
    const { states, start, direction } = program;
    const { codes } = this;
    const isForward = direction === "forward";
    const seen = new Int32Array(states.length).fill(-1);
    let live: number[] = [];
    for (let step = 0; step <= codes.length; step++) {
      const at = isForward ? step : codes.length - step;
      const code = isForward ? codes[at] : codes[at - 1];
      const next: number[] = [];
      const open = [start, ...live];
      for (let state = open.pop(); state !== undefined; state = open.pop()) {
        if (seen[state] === step) continue;
        seen[state] = step;
        if (++this.steps > this.#mostSteps) throw tooManySteps;
        const does = states[state];
        if (does?.kind === "fork") open.push(...does.next);
        else if (does?.kind === "place" && does.holds(this, at)) open.push(does.next);
        else if (does?.kind === "char" && code !== undefined && does.has(code)) next.push(does.next);
        else if (does?.kind === "done" && done(at)) return true;
      }
      live = next;
    }
    return false;
  }
}

/** Code points, or units without the flag u; none at all of a text that is longer than anything that is decided. */
export function codesOf(text: string, isUnicode: boolean): Int32Array {
  const codes = new Int32Array(text.length);
  if (text.length >= processLimits.patternSteps) return codes;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = (isUnicode ? text.codePointAt(at) : text.charCodeAt(at)) ?? 0;
    if (code > 0xffff) at++;
    codes[count++] = code;
  }
  return codes.subarray(0, count);
}

const tooManySteps = new Error("too many steps");

/** The place after or before what a program finds, or where it finds nothing. */
export function placesOf(program: Program, isNegated: boolean): Place {
  return (reading, at) => (reading.placesOf(program)[at] === 1) !== isNegated;
}

/** A LineTerminator of ECMA-262 (section 12.3). */
export function isLineEnd(code: number | undefined): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}
