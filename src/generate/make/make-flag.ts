import { chance } from "../../random/draw.ts";
import { wordsOf } from "../text/words-of.ts";
import type { Spot } from "./spot.ts";

/** What is true of few things at a time, by the last word of its name: `is_deleted`. */
const rare =
  /^(deleted|removed|archived|disabled|deactivated|inactive|closed|trashed|discarded|suspended|blocked|banned|muted|locked|hidden|revoked|withdrawn|cancell?ed|voided|expired|deprecated|discontinued|retired|terminated|spam)$/;

/** A member that is true or false: as often the one as the other, unless its name says what is the case of few. */
export function makeFlag({ key, at, name }: Spot): boolean {
  return chance(key, rare.test(wordsOf(name).at(-1) ?? "") ? 0.1 : 0.5, ...at);
}
