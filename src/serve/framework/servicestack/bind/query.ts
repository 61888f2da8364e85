import { decodePercent } from "./percent.ts";

/** A name and its text, as a client sent them. */
export type Pair = readonly [name: string, value: string];

/** A name of a query or a form, with all the values sent under it, in order. */
export interface Named {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * The pairs of a query or a form, in order: `+` is a blank, escapes are undone, a name without `=` has an empty value.
 * `raw` comes without its question mark.
 */
export function parseQuery(raw: string): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const part of raw.split("&")) {
    if (part === "") continue;
    const place = part.indexOf("=");
    pairs.push(place < 0 ? [decode(part), ""] : [decode(part.slice(0, place)), decode(part.slice(place + 1))]);
  }
  return pairs;
}

/** So many names of a query are kept in a list, where the second value of a name brings its own spelling of it; more in a dictionary. */
const listed = 10;

/** The names of a query in the order of their first appearance, in any case one name: spelled as the second time, if there is one. */
export function queryNames(pairs: readonly Pair[]): readonly Named[] {
  return grouped(pairs, (values, names) => values.length === 2 && names <= listed);
}

/** The names of a form, in any case one name: spelled as the first time. */
export function formNames(pairs: readonly Pair[]): readonly Named[] {
  return grouped(pairs, () => false);
}

/** What several values of one name come to: those that are not empty, with commas between. */
export function joinValues(values: readonly string[]): string {
  return values.filter((value) => value !== "").join(",");
}

/** Each name with its one text. */
export function joined(names: readonly Named[]): readonly Pair[] {
  return names.map(({ name, values }) => [name, joinValues(values)]);
}

function grouped(
  pairs: readonly Pair[],
  respells: (values: readonly string[], names: number) => boolean,
): readonly Named[] {
  const groups = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of pairs) {
    const group = groups.get(name.toLowerCase()) ?? { name, values: [] };
    groups.set(name.toLowerCase(), group);
    group.values.push(value);
    if (respells(group.values, groups.size)) group.name = name;
  }
  return [...groups.values()];
}

function decode(text: string): string {
  return decodePercent(text.includes("+") ? text.replaceAll("+", " ") : text);
}
