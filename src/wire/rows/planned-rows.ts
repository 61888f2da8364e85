import type { Layout, OwnValue } from "../../contract/model/row-values.ts";
import { spelledTime } from "../../contract/model/times.ts";
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

/** A value of a row's own, without what is always spelled around it, which is a part of the gaps. */
interface OwnPiece {
  readonly place: number;
  readonly spell: (held: Value | undefined) => string;
}

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
  readonly #own: readonly OwnPiece[];
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
      const { before: open, behind: close, spell } = ownText(piece, kind);
      gap.push(open);
      gaps.push((gap = [close]));
      return [{ place, spell }];
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
      text += own.spell(values[own.place]);
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

/** What is always spelled around a value, and how the rest is. */
interface OwnText extends Pick<OwnPiece, "spell"> {
  readonly before: string;
  readonly behind: string;
}

function ownText(piece: Piece, kind: OwnValue): OwnText {
  const spell = (held: Value | undefined): string => piece.spell(piece.shown(held));
  const told = typeof kind === "object" && piece.isText === true ? aroundWord(spell) : undefined;
  const time = kind === "time" ? spelledTime(spell) : undefined;
  if (time !== undefined) return { before: time.before, behind: time.behind, spell: (held) => time.part(textOf(held)) };
  return told ?? { before: "", behind: "", spell };
}

function aroundWord(spell: (word: string) => string): OwnText {
  const sample = "sample_of_a_word";
  const [before = "", behind = ""] = spell(sample).split(sample);
  return { before, behind, spell: textOf };
}

function textOf(held: Value | undefined): string {
  return typeof held === "string" ? held : asText(held ?? null);
}
