import { daysSince1970, isDay } from "./calendar.ts";

/**
 * A date and time taken apart, without losing what a `Date` would: years from 1, seven digits of fraction, and the kind.
 */
export interface Moment {
  /** `yyyy-MM-ddTHH:mm:ss`, on the clock that `zone` names. */
  readonly seconds: string;
  /** Fraction of the second, without trailing zeros; empty for none. */
  readonly fraction: string;
  /** Nothing (unspecified), `Z`, or `+hh:mm`. */
  readonly zone: string;
}

const PATTERN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(Z|[+-]\d\d:\d\d)?$/;
const MS_PER_DAY = 86_400_000;

/** Takes a canonical date apart; undefined when the text is none. */
export function parseMoment(text: string): Moment | undefined {
  if (text.startsWith(knownDay) && UTC_CLOCK.test(text)) return utcMoment(text);
  const match = PATTERN.exec(text);
  const seconds = match?.[1];
  if (match === null || seconds === undefined || !isOnTheCalendar(seconds)) return undefined;
  const zone = match[3] ?? "";
  if (!isZone(zone)) return undefined;
  const fraction = match[2]?.replace(/(?<!0)0+$/, "") ?? "";
  return { seconds, fraction, zone };
}

/** A second or a millisecond of UTC, by what stands behind the day. */
const UTC_CLOCK = /^.{10}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;

/** Most moments are written so: to take them apart by an expression costs several times as much. */
function utcMoment(text: string): Moment {
  return { seconds: text.slice(0, 19), fraction: text.slice(20, endOfFraction(text)), zone: "Z" };
}

/** Where the fraction of a time in UTC ends but for its last zeros; where its zone stands, if it has none. */
export function endOfFraction(time: string): number {
  let end = time.length - 1;
  while (end > 20 && time.charCodeAt(end - 1) === zero) end--;
  return end;
}

const zero = 0x30;

/** The canonical text of a moment. */
export function momentText({ seconds, fraction, zone }: Moment): string {
  return fraction === "" ? seconds + zone : `${seconds}.${fraction}${zone}`;
}

/** Minutes east of UTC; 0 for `Z` and for none. */
export function zoneMinutes(zone: string): number {
  if (zone.length < 6) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith("-") ? -minutes : minutes;
}

/** `+02:00` of 120. */
export function zoneText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60), 2)}:${pad(size % 60, 2)}`;
}

/** Milliseconds since 1970 on UTC's clock of the whole second before the moment; the fraction is left out. */
export function unixSecond({ seconds, zone }: Moment): number {
  const days = daysSince1970(Number(seconds.slice(0, 4)), Number(seconds.slice(5, 7)), Number(seconds.slice(8, 10)));
  const clock =
    (Number(seconds.slice(11, 13)) * 60 + Number(seconds.slice(14, 16))) * 60 + Number(seconds.slice(17, 19));
  return days * MS_PER_DAY + clock * 1000 - zoneMinutes(zone) * 60_000;
}

/** The moment at a whole number of milliseconds since 1970, shown on the clock of a zone; undefined outside the years 1 to 9999, or where no zone is. */
export function momentAt(unixMs: number, zone: string): Moment | undefined {
  const local = unixMs + zoneMinutes(zone) * 60_000;
  if (!(local >= -62_135_596_800_000 && local < 253_402_300_800_000) || !isZone(zone)) return undefined;
  const text = new Date(local).toISOString();
  return { seconds: text.slice(0, 19), fraction: text.slice(20, 23).replace(/(?<!0)0+$/, ""), zone };
}

/** The same instant on the clock of another zone; undefined when that leaves the years 1 to 9999. */
export function inZone(moment: Moment, zone: string): Moment | undefined {
  const moved = momentAt(unixSecond(moment), zone);
  return moved === undefined ? undefined : { ...moved, fraction: moment.fraction };
}

/** Offsets go to 14 hours, as in .NET's `DateTimeOffset`. */
function isZone(zone: string): boolean {
  return zone.length < 6 || (zone.slice(4) < "60" && Math.abs(zoneMinutes(zone)) <= 14 * 60);
}

/** The day that was found on the calendar last: dates that stand beside each other are often of one. */
let knownDay = "none";

function isOnTheCalendar(seconds: string): boolean {
  const day = seconds.slice(0, 10);
  if (day !== knownDay && !isDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)))) return false;
  knownDay = day;
  return seconds.slice(11, 13) < "24" && seconds.slice(14, 16) < "60" && seconds.slice(17, 19) < "60";
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
