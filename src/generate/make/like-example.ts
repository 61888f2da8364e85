import { below } from "../../random/draw.ts";
import { word, words } from "../../random/threefry.ts";
import type { Json } from "../json.ts";
import { momentBefore, momentText } from "../text/moment-text.ts";
import { microsoftDate } from "../text/written-moment.ts";
import { decimalOf, numberOf } from "./decimal.ts";
import { isUnixExample } from "./number-meaning.ts";
import type { Spot } from "./spot.ts";

/** Another value of the form of an example: a number of the same size and digits, a text of the same letters and marks. */
export function likeExample(example: Json, spot: Spot): Json | undefined {
  if (isUnixExample(example, spot.name)) return momentBefore(spot, spot.name) / (Number(example) < 1e11 ? 1000 : 1);
  if (typeof example === "number") return likeNumber(example, spot);
  if (typeof example !== "string" || example.length > longest) return undefined;
  return likeMoment(example, spot) ?? likeText(example, spot);
}

const longest = 200;

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

/** A month, as releases and cards have one. */
const monthAlone = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/;
const moment = /^\d{4}([-/.])\d\d\1\d\d(?:([T ])\d\d:\d\d(?:(:\d\d)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const day = /^\d{1,2}([/.-])\d{1,2}\1\d{4}$/;

/** Another time before the anchor, spelled as the example is; undefined: that is no time. */
function likeMoment(example: string, spot: Spot): string | undefined {
  const date = microsoftDate(example);
  if (date !== undefined) return `${date.before}${microsoftTime(date.time, spot)}${date.after}`;
  const made = momentText(spot, spot.name);
  const [year = "", month = "", dayOfMonth = ""] = made.slice(0, 10).split("-");
  const [, mark] = day.exec(example) ?? [];
  if (monthAlone.test(example)) return `${year}-${month}`;
  // Whichever of the two is the month, both are months.
  if (mark !== undefined) return [month, String(1 + ((Number(dayOfMonth) - 1) % 12)).padStart(2, "0"), year].join(mark);
  const [whole, separator = "-", between = "", seconds = "", parts = "", zone = ""] = moment.exec(example) ?? [];
  if (whole === undefined) return undefined;
  const rest = between === "" ? "" : `${between}${made.slice(11, 16)}${seconds && made.slice(16, 19)}`;
  return `${year}${separator}${month}${separator}${dayOfMonth}${rest}${parts.replace(/\d/g, "0")}${zone}`;
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
