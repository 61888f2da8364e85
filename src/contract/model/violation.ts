import { Undecided } from "../../pattern/matcher.ts";

/** One way in which a value breaks its schema. */
export interface Violation {
  /** JSON pointer into the value. */
  readonly pointer: string;
  /** The keyword that it breaks, e.g. `pattern`. */
  readonly keyword: string;
  /** The member that is required and not there. */
  readonly missing?: string;
  /** What the schema wants, in words. */
  readonly message: string;
}

/** The keyword of what cannot be told within bounds: neither that a value breaks its schema nor that it does not. */
export const undecided = "$undecided";

/** The violations, if they are such. @throws {Undecided} where it cannot be told whether there are any */
export function decided(violations: readonly Violation[]): readonly Violation[] {
  const open = violations.find(({ keyword }) => keyword === undecided);
  if (open !== undefined) throw new Undecided(501, open.message);
  return violations;
}

/**
 * The violations that somebody has to hear of. That what is sent is not null either, and is none of the schemas of which null
 * is one, is nothing beside what is wrong with it.
 */
export function tellingViolations(violations: readonly Violation[]): readonly Violation[] {
  const all = decided(violations);
  const isOfNull = ({ keyword, message }: Violation): boolean => keyword === "type" && message === "must be null";
  const places = new Set(all.filter(isOfNull).map(({ pointer }) => pointer));
  const isBeside = ({ keyword, pointer, message }: Violation): boolean =>
    places.has(pointer) && (/^(any|one)Of$/.test(keyword) || isOfNull({ keyword, pointer, message }));
  const told = all.filter((one) => !isBeside(one));
  const isKept = (one: Violation): boolean =>
    !isBeside(one) || !told.some(({ pointer }) => `${pointer}/`.startsWith(`${one.pointer}/`));
  return all.filter(isKept);
}
