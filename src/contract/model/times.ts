import { endOfFraction } from "./scalar/moment.ts";

/** Times as `utcText` spells them, one for each way in which they are spelled: with a fraction of one to three digits or none, at midnight too. */
export const times: readonly string[] = [
  "2019-08-07T16:05:43Z",
  "2031-12-29T23:59:08.457Z",
  "1984-02-29T09:10:00.250Z",
  "2006-10-31T12:00:59.300Z",
  "2017-01-01T00:00:00Z",
  "2017-11-30T00:00:00.009Z",
];

/** What a spelling makes of every time: the whole, that with a shorter fraction, or its seconds, between texts that are always the same. */
export interface SpelledTime {
  readonly before: string;
  readonly behind: string;
  /** What it takes of a time. */
  readonly part: (time: string) => string;
}

const parts: readonly SpelledTime["part"][] = [(time) => time, withoutLastZeros, (time) => time.slice(0, 19)];

/** A fraction with no more digits than it needs. */
function withoutLastZeros(time: string): string {
  const end = endOfFraction(time);
  return end === time.length - 1 ? time : `${time.slice(0, end)}Z`;
}

/** What a spelling makes of times; undefined: not the same of all. */
export function spelledTime(spell: (time: string) => unknown): SpelledTime | undefined {
  const [first = ""] = times;
  const text = spell(first);
  if (typeof text !== "string") return undefined;
  for (const part of parts) {
    const at = text.indexOf(part(first));
    const [before, behind] = [text.slice(0, at), text.slice(at + part(first).length)];
    if (at >= 0 && times.every((time) => spell(time) === before + part(time) + behind)) return { before, behind, part };
  }
  return undefined;
}
