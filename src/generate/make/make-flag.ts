import { chance } from "../../random/draw.ts";
import { wordsOf } from "../text/words-of.ts";
import type { Spot } from "./spot.ts";

/** What is true of few things at a time, by the last word of its name: `is_deleted`. */
const rare =
  /^(deleted|removed|archived|disabled|deactivated|inactive|closed|trashed|discarded|suspended|blocked|banned|muted|locked|hidden|revoked|withdrawn|cancell?ed|voided|expired|deprecated|discontinued|retired|terminated|spam)$/;

/** What is the case of one in so many of them. */
export const rareShare = 0.1;

/** Whether a word says what is the case of few things at a time. */
export function isRare(word: string): boolean {
  return rare.test(word);
}

/** A member that is true or false: as often the one as the other, unless its name says what is the case of few. */
export function makeFlag({ key, at, name }: Spot): boolean {
  return chance(key, isRare(wordsOf(name).at(-1) ?? "") ? rareShare : 0.5, ...at);
}
