import { MemberReader, type OwnValue, type RowValues } from "../../contract/model/row-values.ts";
import type { ObjectValue, Value } from "../../contract/model/value.ts";

/** One piece of an object's text: what it depends on, and how that is spelled. */
export interface Piece {
  /** The property whose value it spells. */
  readonly key: string;
  /** What is spelled of that value; undefined: there is nothing. */
  shown(value: Value | undefined): Value | undefined;
  /** With whatever stands before and behind it. */
  spell(held: Value | undefined): string;
  /** Whether its values are texts, of which words of ASCII letters, digits and underscores are spelled as they are. Default: no. */
  readonly isText?: boolean;
}

/** Stands for what no value is the same as. */
const nothing = Symbol("nothing");

/**
 * Spells objects piece by piece, and remembers the pieces of the object before: rows beside each other share most of their
 * values. What is the same in a run of pieces is one text, so that a row is put together from few.
 */
export class RowText {
  readonly #pieces: readonly Piece[];
  readonly #separated: boolean;
  readonly #reader: MemberReader;
  /** By piece: what stands before and behind a word. */
  readonly #aroundWord: (readonly [string, string])[] = [];
  readonly #values: (Value | undefined | typeof nothing)[];
  readonly #texts: string[];
  /** Counts changes; by piece, when it changed last. */
  #now = 0;
  readonly #changed: number[];
  /** By the first piece of a run: where it ends, when it was put together, and its text. */
  readonly #runs: { end: number; made: number; text: string }[];

  /** @param separated whether each piece but the first begins with a separator of one character. Default: no */
  constructor(pieces: readonly Piece[], separated = false) {
    this.#pieces = pieces;
    this.#separated = separated;
    this.#reader = new MemberReader(pieces.map(({ key }) => key));
    this.#values = pieces.map(() => nothing);
    this.#texts = pieces.map(() => "");
    this.#changed = pieces.map(() => 0);
    this.#runs = pieces.map(() => ({ end: 0, made: 0, text: "" }));
  }

  write(item: ObjectValue | RowValues): string {
    const pieces = this.#pieces;
    const { places, own: owns } = this.#reader.layoutOf(item);
    const values = this.#reader.valuesOf(item);
    let text = "";
    // Where the run of pieces begins that are as they were, and when one of them changed last.
    let from = 0;
    let newest = 0;
    for (let at = 0; at < pieces.length; at++) {
      const held = pieces[at]?.shown(values[places[at] ?? 0]);
      const own = owns[at];
      if (own === undefined && held === this.#values[at]) {
        newest = Math.max(newest, this.#changed[at] ?? 0);
        continue;
      }
      text +=
        this.#run(from, at, newest) + (own === undefined ? this.#change(at, held) : this.#spellOwn(at, held, own));
      from = at + 1;
      newest = 0;
    }
    text += this.#run(from, pieces.length, newest);
    // To look at the text for a separator would cost more than to ask for the first piece again.
    return this.#separated && pieces[0]?.shown(values[places[0] ?? 0]) === undefined ? text.slice(1) : text;
  }

  /** What no other row has is neither compared nor remembered. */
  #spellOwn(at: number, held: Value | undefined, own: OwnValue): string {
    const piece = this.#pieces[at];
    if (own !== "word" || typeof held !== "string" || piece?.isText !== true) return piece?.spell(held) ?? "";
    const [before, behind] = (this.#aroundWord[at] ??= aroundWord(piece));
    return before + held + behind;
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

const sample = "sample_of_a_word";

/** What a piece spells around a word. */
function aroundWord(piece: Piece): readonly [string, string] {
  const text = piece.spell(sample);
  const at = text.indexOf(sample);
  return [text.slice(0, at), text.slice(at + sample.length)];
}

/** Whether equal values are spelled alike: 0 and -0 are not, and of what holds values it is not known. */
function isTold(held: Value | undefined): boolean {
  return held === undefined || held === null || (typeof held !== "object" && held !== 0);
}
