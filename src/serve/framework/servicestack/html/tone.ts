import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";

/** How a word about a state sounds; it colours the word, which says the same without colour. */
export type Tone = "good" | "bad" | "open";

const words: readonly (readonly [Tone, RegExp])[] = [
  [
    "bad",
    /\b(fail\w*|error\w*|reject\w*|den(y|ied)|refused|invalid|expired|timed? ?out|disabled|unhealthy|offline)\b/i,
  ],
  ["open", /\b(pending|sending|waiting|queued|processing|running|retry\w*|paused|in progress)\b/i],
  ["good", /\b(success\w*|succeeded|ok|done|completed?|delivered|accepted|active|enabled|healthy|online|paid)\b/i],
];

/** The tone of a word: undefined where it has none. */
export function toneOf(text: string): Tone | undefined {
  const parted = text.replace(/([a-z])([A-Z])/g, "$1 $2");
  return words.find(([, pattern]) => pattern.test(parted))?.[0];
}

/** The tone of an HTTP status. */
export function toneOfStatus(status: number): Tone {
  return status < 300 ? "good" : status < 400 ? "open" : "bad";
}

/** The number behind a name of an enum whose numbers are HTTP statuses; undefined for any other value. */
export function statusOf(value: Value, type: Type): number | undefined {
  if (type.kind !== "enum" || type.members.length < 5 || !type.members.every(({ number }) => isStatus(number)))
    return undefined;
  return type.members.find(({ name }) => name === value)?.number;
}

export function isStatus(number: number): boolean {
  return number >= 100 && number <= 599;
}
