import { meaningOf } from "./meaning-of.ts";
import type { Meaning } from "./meanings.ts";
import { companies, nameWithin, thingIn } from "./thing-names.ts";
import { wordsOf } from "./words-of.ts";

/** What an object says of its members' names. */
export interface Surroundings {
  /** The schema or member that the object is. */
  readonly owner: string;
  /** The member that holds the object. */
  readonly name: string;
  readonly isMoney: boolean;
  readonly isAddress: boolean;
  readonly hasToken: boolean;
}

/** Whether one of an object's members is a currency. */
export function hasCurrency(members: readonly string[]): boolean {
  return members.some((member) => /^currency/.test(meaningOf(member)));
}

const places: readonly Meaning[] = ["city", "postcode", "country", "countryCode"];

/** Whether an object's members say where something is. */
export function hasPlace(members: readonly string[]): boolean {
  return members.some((member) => places.includes(meaningOf(member)) || /street|line_?1$/i.test(member));
}

/** Whether one of an object's members is a token by which somebody is let in. */
export function hasToken(members: readonly string[]): boolean {
  return members.some((member) => /^(jwt|((access|auth|id|bearer|jwt) ?)?token)$/.test(wordsOf(member).join(" ")));
}

/**
 * How a member is called in full: `self` in `links` is a link, `value` beside a currency an amount, `state` beside a city
 * a region, `name` that of the object.
 */
export function meantName({
  owner,
  name: object,
  isMoney,
  isAddress,
  hasToken: isLogin,
}: Surroundings): (name: string) => string {
  const isOfLinks = /(^|_)(links|urls|hrefs)$/i.test(object.replace(/([a-z])([A-Z])/g, "$1_$2"));
  // Who is held as `created_by` is somebody, unless the schema speaks of companies.
  const isSomebody = meaningOf(object) === "person" && !companies.test(thingIn(owner));
  const isOfCurrency = /currency$/.test(thingIn(owner));
  return (name) => {
    if (isOfLinks) return "link";
    if (isLogin && /^type$/i.test(name)) return "token type";
    if (isAddress && /^line_?\d$/i.test(name)) return `address ${name}`;
    if (isAddress && /^(state|region)$/.test(wordsOf(name).at(-1) ?? "")) return "region name";
    if (isMoney && wordsOf(name).at(-1) === "value") return "amount";
    if ((isMoney && !isAddress && /^iso_?code$/i.test(name)) || (isOfCurrency && /^code$/i.test(name)))
      return "currency";
    if (isOfCurrency && /^symbol$/i.test(name)) return "currency symbol";
    return isSomebody && /^name$/i.test(name) ? name : nameWithin(owner, name);
  };
}
