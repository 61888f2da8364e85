/** A part of a date text. */
export type DateToken =
  | { readonly kind: "number" | "year" | "month" | "weekday"; readonly value: number }
  | { readonly kind: "separator" }
  | Clock
  | { readonly kind: "zone"; readonly minutes: number };

/** A time of day; `iso` when it came after the `T` of ISO 8601. */
export interface Clock {
  readonly kind: "time";
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Part of a second. */
  readonly fraction: number;
  readonly half: "am" | "pm" | undefined;
  readonly iso: boolean;
}

const months = "january february march april may june july august september october november december".split(" ");
const weekdays = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

const ignored = /[\s.,]+/y;
const clock = /(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.,](\d+))?)?(?:\s*([ap])m\b)?/iy;
const halfDay = /(\d{1,2})\s*([ap])m\b/iy;
const isoClock = /t\s*(\d\d)()\s*:\s*(\d\d)(?:\s*:\s*(\d\d)(?:[.,](\d+))?)?(?=\s*(?:$|z\s*$|[+-]))/iy;
const number = /\d+/y;
/** Belongs to the part before it: nothing but blanks may stand between. */
const separator = /[-/]\s*/y;
const word = /[a-z]+/iy;
const plus = /\+(?:(\d{1,2})(?::(\d{1,2}))?|(\d{1,2})(\d\d))(?!\d)/y;
const offset = /\s*([+-])(?:(\d{1,2})(?::(\d{1,2}))?|(\d{1,2})(\d\d))(?!\d)/y;

/**
 * Cuts a text into the parts of a date, as .NET does under the invariant culture; undefined where something is none.
 * Blanks, `.` and `,` only divide.
 */
export function lexDate(text: string): readonly DateToken[] | undefined {
  const tokens: DateToken[] = [];
  let place = 0;
  let dotted = false;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = place;
    const found = pattern.exec(text);
    if (found !== null) place = pattern.lastIndex;
    return found;
  };
  while (place < text.length) {
    const between = match(ignored);
    if (between) {
      dotted = /[.,]/.test(between[0]);
      continue;
    }
    const token = next(match, tokens, dotted);
    if (token === undefined) return undefined;
    tokens.push(token);
    dotted = false;
  }
  return tokens.at(-1)?.kind === "separator" ? undefined : tokens;
}

type Match = (pattern: RegExp) => RegExpExecArray | null;

function next(match: Match, before: readonly DateToken[], dotted: boolean): DateToken | undefined {
  const last = before.at(-1)?.kind;
  const whole = before.filter((token) => isDayPart(token.kind)).length === 3;
  const zone = last === "time" || (whole && last !== undefined && isDayPart(last)) ? match(offset) : null;
  if (zone) return zoneOf(zone);
  // A plus is no separator: wherever it stands, an offset begins.
  const later = last === "separator" ? null : match(plus);
  if (later) return zoneOf(["", "+", ...later.slice(1)]);
  const time = match(clock);
  if (time) return { ...timeOf(time.slice(1)), iso: false };
  const half = match(halfDay);
  if (half) return { ...timeOf([half[1] ?? "", "0", undefined, undefined, half[2]]), iso: false };
  const digits = match(number)?.[0];
  if (digits !== undefined) return { kind: digits.length > 2 ? "year" : "number", value: Number(digits) };
  if (last !== undefined && isDayPart(last) && !dotted && match(separator)) return { kind: "separator" };
  if (isYearMonthDay(before)) {
    const iso = match(isoClock);
    if (iso) return { ...timeOf([iso[1], iso[3], iso[4], iso[5]]), iso: true };
  }
  const name = match(word)?.[0];
  return name === undefined ? undefined : named(name.toLowerCase());
}

function isDayPart(kind: DateToken["kind"]): boolean {
  return kind === "number" || kind === "year" || kind === "month";
}

/** Only after a year, a month and a day, all as numbers, `T` begins a time. */
function isYearMonthDay(tokens: readonly DateToken[]): boolean {
  const kinds = tokens
    .filter((token) => token.kind !== "separator" && token.kind !== "weekday")
    .map((token) => token.kind);
  return kinds.join(" ") === "year number number";
}

function timeOf(parts: readonly (string | undefined)[]): Omit<Clock, "iso"> {
  const [hour, minute, second = "0", fraction = "0", half] = parts;
  return {
    kind: "time",
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: Number(`0.${fraction}`),
    half: half === undefined ? undefined : half.toLowerCase() === "a" ? "am" : "pm",
  };
}

function zoneOf(found: readonly (string | undefined)[]): DateToken | undefined {
  const [, sign, hours, minutes, packedHours, packedMinutes] = found;
  const minute = Number(minutes ?? packedMinutes ?? 0);
  const total = Number(hours ?? packedHours) * 60 + minute;
  if (minute > 59 || total > 14 * 60) return undefined;
  return { kind: "zone", minutes: sign === "-" ? -total : total };
}

/** A word: a month, a day of the week, or the zone UTC. */
function named(name: string): DateToken | undefined {
  const month = months.findIndex((known) => known === name || known.slice(0, 3) === name);
  if (month >= 0) return { kind: "month", value: month + 1 };
  const weekday = weekdays.findIndex((known) => known === name || known.slice(0, 3) === name);
  if (weekday >= 0) return { kind: "weekday", value: weekday };
  return name === "z" || name === "gmt" ? { kind: "zone", minutes: 0 } : undefined;
}
