import type { Citation } from "../../citation.ts";
import type { Witness } from "../document/declared.ts";
import { type FactName, knowledge, rankOf } from "./knowledge.ts";
import type { Conflict, Fact } from "./weighed.ts";

/** One document's word. */
export interface Word<Value> {
  readonly value: Value;
  readonly witness: Witness;
  readonly from: Citation;
}

/** Decides one fact after another, and keeps what lost. */
export class Scales {
  readonly conflicts: Conflict[] = [];

  /**
   * What counts of several words: the one of who knows best. Words that are equal are cited together; what differs is a
   * conflict, unless who says so knows nothing of it.
   */
  best<Value>(
    about: string,
    fact: FactName,
    words: readonly Word<Value>[],
    show: (value: Value) => string = String,
  ): Fact<Value> | undefined {
    const known = words
      .map((word) => ({ word, rank: rankOf(fact, word.witness) }))
      .filter((one): one is { word: Word<Value>; rank: number } => one.rank !== undefined)
      .toSorted((a, b) => a.rank - b.rank);
    const [first] = known;
    if (first === undefined) return undefined;
    const shown = show(first.word.value);
    const agreeing = known.filter(({ word }) => show(word.value) === shown);
    const kept = { value: first.word.value, from: agreeing.map(({ word }) => word.from) };
    for (const { word } of known)
      if (show(word.value) !== shown) this.lose(about, fact, shown, kept.from, show(word.value), word.from);
    return kept;
  }

  lose(about: string, fact: FactName, kept: string, keptFrom: readonly Citation[], lost: string, from: Citation): void {
    const known = this.conflicts.find((one) => one.about === about && one.fact === fact && one.lost === lost);
    if (known === undefined)
      this.conflicts.push({ about, fact, kept, keptFrom, lost, lostFrom: [from], why: knowledge[fact].why });
    else this.conflicts.splice(this.conflicts.indexOf(known), 1, { ...known, lostFrom: [...known.lostFrom, from] });
  }
}
