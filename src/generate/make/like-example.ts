import { below } from "../../random/draw.ts";
import { utcText } from "../../contract/model/scalar/instant.ts";
import { word, words } from "../../random/threefry.ts";
import type { Json } from "../json.ts";
import { momentBefore } from "../text/moment-text.ts";
import { isNamedMoment, markIn, spelledLike, yearLast } from "../text/moment-spellings.ts";
import { microsoftDate, momentLike, zoneAhead } from "../text/written-moment.ts";
import { decimalOf, numberOf } from "./decimal.ts";
import { isInSeconds, isUnixExample, isUnixText } from "./number-meaning.ts";
import type { Spot } from "./spot.ts";

/** Another value of the form of an example: a number of the same size and digits, a text of the same letters and marks. */
export function likeExample(example: Json, spot: Spot): Json | undefined {
  if (typeof example === "number")
    return isUnixExample(example, spot.name) ? likeUnix(example, spot) : likeNumber(example, spot);
  if (typeof example !== "string" || example.length > longest) return undefined;
  const [, quote = "", quoted] = inQuotes.exec(example) ?? [];
  const moment = likeMoment(quoted ?? example, spot) ?? likeClock(quoted ?? example, spot);
  return moment === undefined ? likeText(example, spot) : `${quote}${moment}${quote}`;
}

const longest = 200;
const inQuotes = /^(["'])(.+)\1$/;

/** Between a half and one and a half of it. */
function likeNumber(example: number, { key, at }: Spot): number | bigint | undefined {
  const { digits, places } = decimalOf(example);
  const size = digits < 0n ? -digits : digits;
  if (size < 2n || size > 0xffff_ffffn) return undefined;
  const half = size / 2n;
  const other = half + BigInt(below(key, Number(size), ...at));
  return numberOf(digits < 0n ? -other : other, places);
}

const alphabets = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] as const;
const hexadecimal = ["0123456789", "abcdef", "ABCDEF"] as const;

/** Another time before the anchor, spelled as the example is; undefined: that is no time. */
function likeMoment(example: string, spot: Spot): string | undefined {
  const date = microsoftDate(example);
  if (date !== undefined) return `${date.before}${microsoftTime(date.time, spot)}${date.after}`;
  if (isUnixText(example, spot.name)) return String(likeUnix(Number(example), spot));
  const mark = markIn(example);
  const time = momentBefore(spot, spot.name);
  return mark === undefined ? momentLike(example, time) : yearLast(utcText(time), mark, "either");
}

/** A time as a number, in the unit of an example. */
function likeUnix(example: number, spot: Spot): number {
  return momentBefore(spot, spot.name) / (isInSeconds(example) ? 1000 : 1);
}

/**
 * A time spelled as an example of the same name is; undefined: that is no time.
 * @param time milliseconds since 1970
 */
export function timeLike(example: Json, name: string, time: number): Json | undefined {
  const inUnit = (shown: number): number => (isInSeconds(shown) ? Math.floor(time / 1000) : time);
  if (typeof example === "number") return isUnixExample(example, name) ? inUnit(example) : undefined;
  if (typeof example !== "string") return undefined;
  const [, quote = "", quoted] = inQuotes.exec(example) ?? [];
  if (quoted !== undefined) {
    const inside = timeLike(quoted, name, time);
    return typeof inside === "string" ? `${quote}${inside}${quote}` : undefined;
  }
  if (isUnixText(example, name)) return String(inUnit(Number(example)));
  const date = microsoftDate(example);
  if (date !== undefined) return `${date.before}${date.isDay ? time - (time % (24 * hour)) : time}${date.after}`;
  const local = time + zoneAhead(example);
  const mark = markIn(example);
  if (mark === undefined) return momentLike(example, local);
  return yearLast(utcText(local), mark, parseInt(example, 10) > 12 ? "day" : "month");
}

/** The same of what only its name tells to be a time: `20200709`, `19:45`. */
function likeClock(example: string, spot: Spot): string | undefined {
  return isNamedMoment(spot.name) ? spelledLike(example, spot, spot.name) : undefined;
}

/** Of a day, as midnight somewhere is, the day: its hours are those of no clock. */
function microsoftTime(example: number, spot: Spot): number {
  const made = momentBefore(spot, spot.name);
  return example % hour === 0 ? Math.floor(made / (24 * hour)) * 24 * hour : made;
}

const hour = 3_600_000;

/**
 * `cus_9s6XKzkNRiz8i3` → `cus_4h1PQwsTUea6b8`: what stands before the first mark stays, if it has no digit.
 * @param first which draw is that of the first letter
 */
export function likeText(example: string, { key, at }: Spot, first = 0): string {
  const [prefix = ""] = /^[A-Za-z]+[_.:-]/.exec(example) ?? [];
  const rest = example.slice(prefix.length);
  if (!/\d/.test(rest)) return example;
  const classes = /^[\da-fA-F:-]+$/.test(rest) ? hexadecimal : alphabets;
  const row = words(key, ...at);
  const letters = Array.from(rest, (letter, index) => {
    const alphabet = classes.find((one) => one.includes(letter));
    return alphabet === undefined ? letter : alphabet.charAt(word(row, first + index) % alphabet.length);
  });
  return prefix + letters.join("");
}
