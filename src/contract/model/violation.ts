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
