import { child, type Key } from "../../random/key.ts";
import type { Cell } from "../cell.ts";
import { isJsonList, isJsonObject, type Json } from "../json.ts";
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
}

/** What making one value has cost so far. */
export interface Run {
  steps: number;
  /** Whether something could not be made because there was no room for it. */
  isCut: boolean;
}

/** The spot of a member or an item: its key is its own, so no other value depends on it. */
export function inside(
  outer: Spot,
  key: Key,
  name: string,
  { examples, known }: Pick<Spot, "examples" | "known">,
): Spot {
  const { at, anchor, locale, depth, run } = outer;
  const room = roomInside(outer);
  return known === undefined
    ? { key, at, anchor, locale, name, depth: depth + 1, room, examples, run }
    : { key, at, anchor, locale, name, depth: depth + 1, room, examples, run, known };
}

export function roomInside({ room }: Spot): number | undefined {
  return room === undefined ? undefined : room - 1;
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
