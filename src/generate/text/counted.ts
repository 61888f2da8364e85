import { wordsOf } from "./words-of.ts";

const counting = /^(?:total|count|counts|num|number|nr|quantity|qty)$/;
const happened = /^(?:created|updated|modified|expired|expires|time)$/;

/** Whether a name says how many things something happened to, not when it did: `total_created`, `count_updated`. */
export function countsWhatHappened(name: string): boolean {
  const words = wordsOf(name);
  return happened.test(words.at(-1) ?? "") && words.slice(0, -1).some((word) => counting.test(word));
}
