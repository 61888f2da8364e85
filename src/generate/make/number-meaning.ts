import type { Json } from "../json.ts";
import { countsWhatHappened } from "../text/counted.ts";
import { wordsOf } from "../text/words-of.ts";

/** Between which numbers a name lies. */
export interface NumberMeaning {
  readonly least: number;
  readonly most: number;
  readonly step?: number;
}

type Meaning = readonly [ends: readonly string[], range: (anchor: number) => NumberMeaning, whole?: boolean];

const between = (least: number, most: number, step?: number) => (): NumberMeaning =>
  step === undefined ? { least, most } : { least, most, step };
const yearsBefore = (anchor: number): NumberMeaning => {
  const last = new Date(anchor).getUTCFullYear();
  return { least: last - 12, most: last };
};

/** What the last words of a name say about its number; the first that fits is taken. */
const meanings: readonly Meaning[] = [
  [["latitude", "lat"], between(-60, 70, 0.0001)],
  [["longitude", "lng", "lon"], between(-180, 180, 0.0001)],
  [["id", "ids", "iid"], between(1, 99_999), true],
  [["year", "year founded", "year built", "year established"], yearsBefore, true],
  [["month", "month of birth", "birth month"], between(1, 12), true],
  [["day", "day of birth", "day of month", "birth day"], between(1, 28), true],
  [["day of week", "weekday"], between(1, 7), true],
  [
    ["year of birth", "birth year", "born year"],
    (anchor) => ({ least: new Date(anchor).getUTCFullYear() - 90, most: new Date(anchor).getUTCFullYear() - 18 }),
    true,
  ],
  [["status code", "http status", "response status", "response code", "http code"], between(200, 200), true],
  [["hour", "hours"], between(0, 23), true],
  [["minute", "minutes", "second", "seconds"], between(0, 59), true],
  [["age"], between(18, 80), true],
  [["decimal digits", "decimal places", "fraction digits"], between(2, 2), true],
  [["percent", "percentage"], between(0, 100)],
  [["ratio", "probability", "confidence"], between(0, 1)],
  [["rating", "stars"], between(1, 5)],
  [["page"], between(1, 10), true],
  [["port"], between(1024, 49_151), true],
  [["count", "quantity", "qty", "total"], between(0, 100), true],
  [["offset", "index", "position", "order", "priority", "version", "revision"], between(0, 20), true],
  [["limit", "size"], between(1, 100), true],
  [["bytes", "filesize"], between(200, 5_000_000), true],
  [["width", "height"], between(16, 2048), true],
  [["price", "amount", "cost", "fee", "total", "subtotal", "balance", "tax"], between(1, 2000, 0.01)],
];

/** Nothing is counted in fractions. */
const counted: NumberMeaning = { least: 0, most: 100, step: 1 };

/** Names mean something by their last three words at most. */
const longest = 3;

const times = new Set(["created", "updated", "modified", "timestamp", "expires", "expired", "time", "date"]);

/** Unix time in seconds, where a whole number is called `created`, `paid_at` or `available_on`. */
export function isUnixTime(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  if (countsWhatHappened(name)) return false;
  return times.has(last) || (words.length > 1 && ["at", "on", "start", "end"].includes(last));
}

/** Whether an example is Unix time of this century, in seconds or milliseconds, and its name one of a time. */
export function isUnixExample(example: Json, name: string): boolean {
  if (typeof example !== "number" || !isUnixTime(name)) return false;
  return [example, example / 1000].some((seconds) => seconds > 946_684_800 && seconds < 2_524_608_000);
}

/** Whether a text is such a number. */
export function isUnixText(text: string, name: string): boolean {
  return /^\d{9,10}(\d{3})?$/.test(text) && isUnixExample(Number(text), name);
}

/** Whether Unix time counts seconds: as milliseconds it would be of 1973 or before. */
export function isInSeconds(time: number): boolean {
  return time < 1e11;
}

/** Milliseconds, as JavaScript counts them, where a number that may be fractional is called `createdAt` or `timestamp`. */
export function isJavaScriptTime(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  if (countsWhatHappened(name)) return false;
  return /^(created|updated|modified|timestamp|expires)$/.test(last) || (words.length > 1 && last === "at");
}

/** What a name says about the number that it names; undefined where it says nothing. */
export function numberMeaning(name: string, isWhole: boolean, anchor: number): NumberMeaning | undefined {
  if (countsWhatHappened(name)) return counted;
  const words = wordsOf(name);
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    const end = words.slice(-length).join(" ");
    const fitting = meanings.filter(([ends]) => ends.includes(end));
    const own = fitting.find(([, , whole]) => isWhole || whole !== true);
    if (own !== undefined) return own[1](anchor);
    // Many documents call whole numbers `number`: nobody counts in fractions.
    const [whole] = fitting;
    if (whole !== undefined) return { ...whole[1](anchor), step: 1 };
  }
  return undefined;
}
