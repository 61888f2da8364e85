import { type Layout, MemberReader, type RowValues } from "../../contract/model/row-values.ts";
import type { ObjectValue, Value } from "../../contract/model/value.ts";
import { isTold, type Piece } from "./piece.ts";
import { type Around, PlannedRows } from "./planned-rows.ts";

/** Stands for what no value is the same as. */
const nothing = Symbol("nothing");

export interface RowTextOptions extends Partial<Around> {
  /** Whether each piece but the first begins with a separator of one character. Default: no */
  readonly separated?: boolean;
}

/**
 * Spells objects piece by piece, and remembers the pieces of the object before: rows beside each other share most of their
 * values. What is the same in a run of pieces is one text, so that a row is put together from few.
 */
export class RowText {
  readonly #pieces: readonly Piece[];
  readonly #separated: boolean;
  readonly #around: Around;
  readonly #reader: MemberReader;
  readonly #values: (Value | undefined | typeof nothing)[];
  readonly #texts: string[];
  /** Counts changes; by piece, when it changed last. */
  #now = 0;
  readonly #changed: number[];
  /** By the first piece of a run: where it ends, when it was put together, and its text. */
  readonly #runs: { end: number; made: number; text: string }[];
  readonly #planned = new WeakMap<Layout, PlannedRows>();

  /** @param options with what stands around the rows of a list. Default: nothing */
  constructor(pieces: readonly Piece[], options: RowTextOptions = {}) {
    this.#pieces = pieces;
    this.#separated = options.separated ?? false;
    this.#around = { before: options.before ?? "", behind: options.behind ?? "", between: options.between ?? "" };
    this.#reader = new MemberReader(pieces.map(({ key }) => key));
    this.#values = pieces.map(() => nothing);
    this.#texts = pieces.map(() => "");
    this.#changed = pieces.map(() => 0);
    this.#runs = pieces.map(() => ({ end: 0, made: 0, text: "" }));
  }

  /** The rows of a list, with what stands around them. */
  writeAll(rows: readonly RowValues[]): string {
    const { before, behind, between } = this.#around;
    let text = "";
    let layout: Layout | undefined;
    let planned: PlannedRows | undefined;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at];
      if (row === undefined) continue;
      const given = this.#reader.layoutOf(row);
      if (given !== layout) planned = this.#plannedIn((layout = given));
      text +=
        planned !== undefined && this.#beginsWithFirst(row, given)
          ? planned.write(row.values, at === 0)
          : (at === 0 ? "" : between) + before + this.write(row) + behind;
    }
    return text;
  }

  /** Gaps between values of a row's own begin with a separator, which is one too many where nothing stands before it. */
  #beginsWithFirst({ values }: RowValues, { places }: Layout): boolean {
    return !this.#separated || this.#pieces[0]?.shown(values[places[0] ?? 0]) !== undefined;
  }

  /** Undefined: rows of that layout have no values of their own. */
  #plannedIn(layout: Layout): PlannedRows | undefined {
    if (layout.own.every((kind) => kind === undefined)) return undefined;
    const planned = this.#planned.get(layout) ?? new PlannedRows(this.#pieces, layout, this.#around);
    this.#planned.set(layout, planned);
    return planned;
  }

  write(item: ObjectValue | RowValues): string {
    const pieces = this.#pieces;
    const { places } = this.#reader.layoutOf(item);
    const values = this.#reader.valuesOf(item);
    let text = "";
    // Where the run of pieces begins that are as they were, and when one of them changed last.
    let from = 0;
    let newest = 0;
    for (let at = 0; at < pieces.length; at++) {
      const held = pieces[at]?.shown(values[places[at] ?? 0]);
      if (held === this.#values[at]) {
        newest = Math.max(newest, this.#changed[at] ?? 0);
        continue;
      }
      text += this.#run(from, at, newest) + this.#change(at, held);
      from = at + 1;
      newest = 0;
    }
    text += this.#run(from, pieces.length, newest);
    // To look at the text for a separator would cost more than to ask for the first piece again.
    return this.#separated && pieces[0]?.shown(values[places[0] ?? 0]) === undefined ? text.slice(1) : text;
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
