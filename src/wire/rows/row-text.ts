import type { ObjectValue, Value } from "../../contract/model/value.ts";

/** One piece of an object's text: what it depends on, and how that is spelled. */
export interface Piece {
  /** Undefined: there is nothing. */
  valueIn(object: ObjectValue): Value | undefined;
  /** With whatever stands before and behind it. */
  spell(held: Value | undefined): string;
}

/** Stands for what no value is the same as. */
const nothing = Symbol("nothing");

/**
 * Spells objects piece by piece, and remembers the pieces of the object before: rows beside each other share most of their
 * values. What is the same in a run of pieces is one text, so that a row is put together from few.
 */
export class RowText {
  readonly #pieces: readonly Piece[];
  readonly #values: (Value | undefined | typeof nothing)[];
  readonly #texts: string[];
  /** Counts changes; by piece, when it changed last. */
  #now = 0;
  readonly #changed: number[];
  /** By the first piece of a run: where it ends, when it was put together, and its text. */
  readonly #runs: { end: number; made: number; text: string }[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#values = pieces.map(() => nothing);
    this.#texts = pieces.map(() => "");
    this.#changed = pieces.map(() => 0);
    this.#runs = pieces.map(() => ({ end: 0, made: 0, text: "" }));
  }

  write(object: ObjectValue): string {
    const pieces = this.#pieces;
    let text = "";
    // Where the run of pieces begins that are as they were, and when one of them changed last.
    let from = 0;
    let newest = 0;
    for (let at = 0; at < pieces.length; at++) {
      const held = pieces[at]?.valueIn(object);
      if (held === this.#values[at]) {
        newest = Math.max(newest, this.#changed[at] ?? 0);
        continue;
      }
      text += this.#run(from, at, newest) + this.#change(at, held);
      from = at + 1;
      newest = 0;
    }
    return text + this.#run(from, pieces.length, newest);
  }

  #change(at: number, held: Value | undefined): string {
    const text = this.#pieces[at]?.spell(held) ?? "";
    this.#values[at] = isTold(held) ? held : nothing;
    this.#texts[at] = text;
    this.#changed[at] = ++this.#now;
    return text;
  }

  /** @param newest when one of its pieces changed last */
  #run(from: number, end: number, newest: number): string {
    if (end - from < 2) return from === end ? "" : (this.#texts[from] ?? "");
    const run = this.#runs[from];
    if (run === undefined) return "";
    if (run.end !== end || run.made < newest) {
      run.text = this.#texts.slice(from, end).join("");
      run.end = end;
      run.made = this.#now;
    }
    return run.text;
  }
}

/** Whether equal values are spelled alike: 0 and -0 are not, and of what holds values it is not known. */
function isTold(held: Value | undefined): boolean {
  return held === undefined || held === null || (typeof held !== "object" && held !== 0);
}
