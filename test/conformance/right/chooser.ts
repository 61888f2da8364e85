import { chance, pick, fraction } from "../../../src/random/draw.ts";
import { keyOf, path } from "../../../src/random/key.ts";

/** What one run chooses: each choice has a name, and depends on nothing but the run's number and that name. */
export interface Chooser {
  readonly one: <T>(what: string, list: readonly T[]) => T;
  /** True in this share of all runs. */
  readonly sometimes: (what: string, share: number) => boolean;
  readonly whole: (what: string, least: number, most: number) => number;
  /** Between `least` and `most` of the list, in an order of their own. */
  readonly some: <T>(what: string, list: readonly T[], least: number, most?: number) => readonly T[];
}

export function chooserOf(run: number): Chooser {
  const key = path(keyOf("right hosts"), String(run));
  const at = (what: string) => path(key, what);
  return {
    one: (what, list) => pick(at(what), list),
    sometimes: (what, share) => chance(at(what), share),
    whole: (what, least, most) => least + Math.floor(fraction(at(what)) * (most - least + 1)),
    some(what, list, least, most = list.length) {
      const own = at(what);
      const shuffled = list
        .map((item, index) => ({ item, place: fraction(own, index) }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item);
      const bound = Math.min(most, list.length);
      return shuffled.slice(0, Math.min(bound, least + Math.floor(fraction(own, 0, 1) * (bound - least + 1))));
    },
  };
}
