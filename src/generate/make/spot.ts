import { child, type Key } from "../../random/key.ts";
import type { Cell, Shows } from "../cell.ts";
import { isJsonList, isJsonObject, type Json } from "../json.ts";
import { meaningOf } from "../text/meaning-of.ts";
import type { Known } from "./known.ts";

/** Where a value is made, and how large it may be. */
export interface Spot extends Cell {
  /** The name of the member, which gives texts and numbers their meaning; that of their list for items. */
  readonly name: string;
  /** Lists and objects around this. */
  readonly depth: number;
  /** So many levels may still be made, and of these only what has to be; undefined: all that a reader expects. */
  readonly room: number | undefined;
  /** What examples of the schemas around this show here. */
  readonly examples: readonly Json[];
  /** What is known to stand here; it does as far as the schema allows. */
  readonly known?: Known | undefined;
  readonly run: Run;
  /** Of whom the value speaks, where several members of the object speak of that person. */
  readonly person?: Person | undefined;
}

/** Somebody of whom several members of an object speak. */
interface Person {
  /** What they draw from. */
  readonly key: Key;
  /** Whether one of them is made of the names that others show. */
  readonly hasAddress: boolean;
}

/** What making one value has cost so far. */
export interface Run {
  steps: number;
  /** How many attempts led to nothing. */
  lost: number;
  /** How many shapes values were held against in vain. */
  work: number;
  /** Whether something could not be made because there was no room for it. */
  isCut: boolean;
  /** The key of the whole value, where it is one: its currencies are one. */
  readonly whole?: Key | undefined;
  /** Whether the whole value is the row that shows examples (`Cell.shows`). */
  readonly shows?: Shows | undefined;
}

/** What a value costs before anything is done. */
export function noCost(): Run {
  return { steps: 0, lost: 0, work: 0, isCut: false };
}

/** The spot of a member or an item: its key is its own, so no other value depends on it. */
export function inside(
  outer: Spot,
  key: Key,
  name: string,
  { examples, known, person }: Pick<Spot, "examples" | "known" | "person">,
): Spot {
  const { at, anchor, locale, depth, run } = outer;
  const room = roomInside(outer);
  // All spots have the same members: the engine makes one shape of them.
  return { key, at, anchor, locale, name, depth: depth + 1, room, examples, run, known, person };
}

export function roomInside({ room }: Spot): number | undefined {
  return room === undefined ? undefined : room - 1;
}

/** The spot with the draws that its value shares with others: those of one person, of one currency, of one country. */
export function sharing(spot: Spot): Spot {
  const { person, name, run } = spot;
  if (person !== undefined) return { ...spot, key: person.key, isPerson: true };
  const meaning = run.whole === undefined ? undefined : meaningOf(name);
  if (meaning === "phone") return { ...spot, home: run.whole };
  return run.whole !== undefined && (meaning === "currency" || meaning === "currencySymbol")
    ? { ...spot, key: child(run.whole, "currency") }
    : spot;
}

/** The same place once more, with other draws. */
export function again(spot: Spot, attempt: number): Spot {
  return attempt === 0 ? spot : { ...spot, key: child(spot.key, `attempt ${attempt}`) };
}

const none: readonly Json[] = [];

/** What examples of an object show of one member. */
export function examplesOfMember(examples: readonly Json[], name: string): readonly Json[] {
  if (examples.length === 0) return none;
  return examples.flatMap((example) => {
    const member = isJsonObject(example) && Object.hasOwn(example, name) ? example[name] : undefined;
    return member === undefined ? [] : [member];
  });
}

/** What examples of a list show of its items. */
export function examplesOfItems(examples: readonly Json[]): readonly Json[] {
  if (examples.length === 0) return none;
  return examples.flatMap((example) => (isJsonList(example) ? example : []));
}
