import { meaningOf } from "./meaning-of.ts";
import type { Meaning } from "./meanings.ts";
import { wordsOf } from "./words-of.ts";

/** Whose draws the members of one person share: those of the name, where there is one, so that no other member changes it. */
const first: readonly Meaning[] = ["person", "firstName", "lastName", "email", "user"];

const addresses: readonly Meaning[] = ["email", "user"];

/** Whose draws a member has. */
export interface Shared {
  /** The member that they are called after. */
  readonly leader: string;
  /** Whether a member is made of the names that others show. */
  readonly hasAddress: boolean;
}

/** Words that say what of somebody is meant, not who. */
const parts: ReadonlySet<string> = new Set(
  (
    "name first given last family full display user screen firstname lastname givenname familyname surname forename " +
    "fullname displayname username login nick nickname handle email mail e address"
  ).split(" "),
);

/** Who a name speaks of: `billingEmail` and `billing_name` of `billing`, `firstName` of nobody else than the object itself; undefined: of no person. */
function whoIn(name: string): string | undefined {
  if (!first.includes(meaningOf(name))) return undefined;
  return wordsOf(name)
    .filter((word) => !parts.has(word))
    .join(" ");
}

/**
 * Members of an object that speak of one person: they share their draws, so that `firstName`, `name` and `email` are somebody's.
 * @returns the name of a member → whose draws it has; members that nobody shares are left out
 */
export function peopleAmong(names: readonly string[]): ReadonlyMap<string, Shared> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const who = whoIn(name);
    if (who !== undefined) groups.set(who, [...(groups.get(who) ?? []), name]);
  }
  const rank = (name: string): number => first.indexOf(meaningOf(name));
  const shared = [...groups.values()].flatMap((group) => {
    const [leader] = group.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const hasAddress = group.some((name) => addresses.includes(meaningOf(name)));
    return leader === undefined || group.length < 2 ? [] : group.map((name) => [name, { leader, hasAddress }] as const);
  });
  return new Map(shared);
}
