import type { Cell } from "../cell.ts";
import { meaningOf } from "./meaning-of.ts";
import { momentText } from "./moment-text.ts";
import { textByName } from "./text-by-name.ts";

/** A time as documents spell it, the fullest spelling first. @param utc as RFC 3339 writes it, to the second */
function spellingsOf(utc: string): readonly string[] {
  const [day, clock] = [utc.slice(0, 10), utc.slice(11, 19)];
  const [year = "", month = "", dayOfMonth = ""] = day.split("-");
  const whole = ["T", " "].flatMap((between) =>
    ["Z", ".000Z", ".000000Z", "+00:00", "+0000", ".000+00:00", ".000+0000", "", ".000", ".000000"].map(
      (end) => `${day}${between}${clock}${end}`,
    ),
  );
  return [
    ...whole,
    ...["T", " "].flatMap((between) => ["Z", ""].map((end) => `${day}${between}${clock.slice(0, 5)}${end}`)),
    ...["-", "/", ".", ""].map((mark) => [year, month, dayOfMonth].join(mark)),
    ...["/", ".", "-"].map((mark) => yearLast(utc, mark, "either")),
    ...["Z", ""].map((end) => `${day}T${clock}${end}`.replaceAll(/[-:]/g, "")),
    clock,
    clock.slice(0, 5),
  ];
}

/** The mark between the numbers of a day whose year stands last; undefined: a text is none. */
export function markIn(example: string): string | undefined {
  return /^\d{1,2}([/.-])\d{1,2}\1\d{4}$/.exec(example)?.[1];
}

/**
 * A day whose year stands last: the other two numbers in this order.
 * @param first which of them stands first; "either": it may be read as either
 */
export function yearLast(utc: string, mark: string, first: "day" | "month" | "either"): string {
  const [year = "", month = "", day = ""] = utc.slice(0, 10).split("-");
  // Whichever of the two is the month, both are months.
  const other = first === "either" ? String(1 + ((Number(day) - 1) % 12)).padStart(2, "0") : day;
  return (first === "day" ? [other, month, year] : [month, other, year]).join(mark);
}

/** Whether a name says that its text is a time or a day. */
export function isNamedMoment(name: string): boolean {
  return /^(moment|date|time)$/.test(meaningOf(name));
}

/** A time spelled as an example is of which only digits differ; undefined: that is none. */
export function spelledLike(example: string, cell: Cell, name: string): string | undefined {
  const form = (text: string): string => text.replaceAll(/\d/g, "0");
  return spellingsOf(momentText(cell, name)).find((text) => form(text) === form(example));
}

/**
 * How texts that fit become times, of those that can be told from other texts; undefined: they cannot.
 * @param fits whether a text is what a pattern says
 */
export function momentsThat(fits: (text: string) => boolean): (cell: Cell, name: string) => string | undefined {
  const shown = spellingsOf("2025-11-23T17:48:36Z");
  const isTime = (text: string): boolean =>
    fits(text) && !fits(text.replaceAll(/\d/g, "a")) && /\D/.test(text) && !fits(text.replaceAll(/\D/g, "9"));
  const sure = shown.findIndex(isTime);
  const mayBe = shown.some(fits);
  return (cell, name) => {
    if (!mayBe || (sure < 0 && !isNamedMoment(name))) return undefined;
    const made = spellingsOf(momentText(cell, name));
    return isNamedMoment(name) ? [textByName(name, cell), ...made].find(fits) : made[sure];
  };
}
