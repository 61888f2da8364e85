import type { Value } from "../../contract/model/value.ts";

/** One piece of an object's text: what it depends on, and how that is spelled. */
export interface Piece {
  /** The property whose value it spells. */
  readonly key: string;
  /** What is spelled of that value; undefined: there is nothing. */
  shown(value: Value | undefined): Value | undefined;
  /** With whatever stands before and behind it. */
  spell(held: Value | undefined): string;
  /** Whether its values are texts, of which words of ASCII letters, digits and underscores are spelled as they are. Default: no. */
  readonly isText?: boolean;
}

/** Whether equal values are spelled alike: 0 and -0 are not, and of what holds values it is not known. */
export function isTold(held: Value | undefined): boolean {
  return held === undefined || held === null || (typeof held !== "object" && held !== 0);
}
