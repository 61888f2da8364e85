import type { Layout } from "../../contract/model/row-values.ts";
import type { Value } from "../../contract/model/value.ts";
import { asText } from "../scalar/leaf-text.ts";
import type { Piece } from "./piece.ts";

/** What stands around each row of a list, and between two of them. */
export interface Around {
  readonly before: string;
  readonly behind: string;
  readonly between: string;
}

/** A piece and where its value stands in a row. */
interface Placed {
  readonly piece: Piece;
  readonly place: number;
}

/** What stands between two values of a row's own: fixed texts, and pieces whose values rows may share. */
type Gap = (string | Placed)[];

/** The rows that are alike in the first shared values, by the next one. */
interface Alike {
  readonly next: Map<Value | undefined | typeof minusZero, Alike>;
  /** Where they are alike in all: the texts of the gaps. */
  gaps: readonly string[] | undefined;
}

/** So many ways in which rows are alike are kept. */
const mostKept = 1000;

/** Spells rows of one plan: what stands between the values of a row's own is spelled once for all rows that are alike in it. */
export class PlannedRows {
  readonly #gaps: readonly Gap[];
  readonly #shared: readonly Placed[];
  /** The values of a row's own; without a piece those that are words, whose pieces are a part of the gaps around them. */
  readonly #own: readonly { readonly place: number; readonly piece: Piece | undefined }[];
  readonly #betweenSize: number;
  /** Of the row before: its shared values, to whom it led by the first of them, and its gaps. */
  readonly #held: (Value | undefined)[] = [];
  readonly #path: Alike[] = [{ next: new Map(), gaps: undefined }];
  #texts: readonly string[] | undefined;
  #kept = 0;

  constructor(pieces: readonly Piece[], { places, own }: Layout, { before, behind, between }: Around) {
    let gap: Gap = [between, before];
    const gaps = [gap];
    this.#own = pieces.flatMap((piece, index) => {
      const place = places[index] ?? 0;
      const kind = own[index];
      if (kind === undefined) {
        gap.push({ piece, place });
        return [];
      }
      const word = kind === "any" || piece.isText !== true ? undefined : aroundWord(piece);
      gap.push(word?.before ?? "");
      gaps.push((gap = [word?.behind ?? ""]));
      return [{ place, piece: word === undefined ? piece : undefined }];
    });
    gap.push(behind);
    this.#gaps = gaps;
    this.#shared = gaps.flat().filter((part) => typeof part !== "string");
    this.#betweenSize = between.length;
  }

  /** @param values of a row. @param isFirst whether no other stands before it in its list */
  write(values: readonly (Value | undefined)[], isFirst: boolean): string {
    const gaps = this.#gapsOf(values);
    const first = gaps[0] ?? "";
    let text = isFirst ? first.slice(this.#betweenSize) : first;
    for (let at = 0; at < this.#own.length; at++) {
      const own = this.#own[at];
      if (own === undefined) continue;
      const held = values[own.place];
      text += own.piece === undefined ? wordOf(held) : own.piece.spell(own.piece.shown(held));
      text += gaps[at + 1] ?? "";
    }
    return text;
  }

  #gapsOf(values: readonly (Value | undefined)[]): readonly string[] {
    const texts = this.#texts;
    if (texts === undefined) return (this.#texts = this.#turn(values, 0));
    const shared = this.#shared;
    for (let at = 0; at < shared.length; at++) {
      if (Object.is(values[shared[at]?.place ?? 0], this.#held[at])) continue;
      // A value that cannot be spelled leaves none.
      this.#texts = undefined;
      return (this.#texts = this.#turn(values, at));
    }
    return texts;
  }

  /** Finds the gaps of a row whose shared values differ from those of the row before, the first of them at a place. */
  #turn(values: readonly (Value | undefined)[], from: number): readonly string[] {
    let alike = this.#path[from];
    for (let at = from; at < this.#shared.length; at++) {
      const held = values[this.#shared[at]?.place ?? 0];
      // Of what holds values it is not known whether it is still the same.
      const isKnown = typeof held !== "object" || held === null;
      this.#held[at] = isKnown ? held : unlike;
      const key = Object.is(held, -0) ? minusZero : held;
      let next = alike?.next.get(key);
      if (next === undefined) {
        next = { next: new Map(), gaps: undefined };
        if (isKnown) alike?.next.set(key, next);
      }
      this.#path[at + 1] = alike = next;
    }
    return alike === undefined ? [] : (alike.gaps ??= this.#spell(values));
  }

  #spell(values: readonly (Value | undefined)[]): readonly string[] {
    if (++this.#kept > mostKept) {
      this.#kept = 0;
      for (const { next } of this.#path) next.clear();
    }
    const textOf = ({ piece, place }: Placed): string => piece.spell(piece.shown(values[place]));
    return this.#gaps.map((parts) => parts.map((part) => (typeof part === "string" ? part : textOf(part))).join(""));
  }
}

/** No value of a row is this one. */
const unlike: readonly Value[] = [];
/** A map takes it for 0. */
const minusZero = Symbol("-0");

function wordOf(held: Value | undefined): string {
  return typeof held === "string" ? held : asText(held ?? null);
}

const sample = "sample_of_a_word";

/** What a piece spells around a word. */
function aroundWord(piece: Piece): { readonly before: string; readonly behind: string } {
  const text = piece.spell(piece.shown(sample));
  const at = text.indexOf(sample);
  return { before: text.slice(0, at), behind: text.slice(at + sample.length) };
}
