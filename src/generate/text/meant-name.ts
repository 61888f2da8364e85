import { meaningOf } from "./meaning-of.ts";
import { nameWithin } from "./thing-names.ts";

/** What an object says of its members' names. */
export interface Surroundings {
  /** The schema or member that the object is. */
  readonly owner: string;
  /** The member that holds the object. */
  readonly name: string;
  readonly isMoney: boolean;
}

/** Whether one of an object's members is a currency. */
export function hasCurrency(members: readonly string[]): boolean {
  return members.some((member) => meaningOf(member) === "currency");
}

/** How a member is called in full: `self` in `links` is a link, `value` beside a currency an amount, `name` that of the object. */
export function meantName({ owner, name: object, isMoney }: Surroundings): (name: string) => string {
  const isOfLinks = /^_?links$/i.test(object);
  return (name) => {
    if (isOfLinks) return "link";
    return isMoney && /^value$/i.test(name) ? "amount" : nameWithin(owner, name);
  };
}
