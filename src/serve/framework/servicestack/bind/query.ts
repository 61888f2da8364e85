import { decodePercent } from "./percent.ts";

/** A name and its text, as a client sent them. */
export type Pair = readonly [name: string, value: string];

/**
 * The pairs of a query or a form, in order: `+` is a blank, escapes are undone, a name without `=` has an empty value.
 * `raw` comes without its question mark.
 */
export function parseQuery(raw: string): readonly Pair[] {
  return raw
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const place = part.indexOf("=");
      return place < 0 ? [decode(part), ""] : [decode(part.slice(0, place)), decode(part.slice(place + 1))];
    });
}

/** Pairs with one name, in any case, become one: the first spelling, the values joined with commas. */
export function joinDuplicates(pairs: readonly Pair[]): readonly Pair[] {
  const joined = new Map<string, [name: string, value: string]>();
  for (const [name, value] of pairs) {
    const known = joined.get(name.toLowerCase());
    if (known === undefined) joined.set(name.toLowerCase(), [name, value]);
    else known[1] += `,${value}`;
  }
  return [...joined.values()];
}

function decode(text: string): string {
  return decodePercent(text.replaceAll("+", " "));
}
