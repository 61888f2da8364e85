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
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The default of a date: what an absent one holds. */
export const FIRST_MOMENT = "0001-01-01T00:00:00";

/** Takes a canonical date apart; undefined when the text is none. */
export function parseMoment(text: string): Moment | undefined {
  const match = PATTERN.exec(text);
  const seconds = match?.[1];
  if (match === null || seconds === undefined || !isOnTheCalendar(seconds)) return undefined;
  const zone = match[3] ?? "";
  if (zone.length === 6 && Math.abs(zoneMinutes(zone)) > 14 * 60) return undefined;
  return { seconds, fraction: (match[2] ?? "").replace(/0+$/, ""), zone };
}

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

/** The moment at a whole number of milliseconds since 1970, shown on the clock of a zone; undefined outside the years 1 to 9999. */
export function momentAt(unixMs: number, zone: string): Moment | undefined {
  const local = unixMs + zoneMinutes(zone) * 60_000;
  if (local < -62_135_596_800_000 || local >= 253_402_300_800_000) return undefined;
  const text = new Date(local).toISOString();
  return { seconds: text.slice(0, 19), fraction: text.slice(20, 23).replace(/0+$/, ""), zone };
}

/** The same instant on the clock of another zone; undefined when that leaves the years 1 to 9999. */
export function inZone(moment: Moment, zone: string): Moment | undefined {
  const moved = momentAt(unixSecond(moment), zone);
  return moved === undefined ? undefined : { ...moved, fraction: moment.fraction };
}

function isOnTheCalendar(seconds: string): boolean {
  const year = Number(seconds.slice(0, 4));
  const month = Number(seconds.slice(5, 7));
  const day = Number(seconds.slice(8, 10));
  const leap = month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)) ? 1 : 0;
  const days = DAYS_IN_MONTH[month - 1];
  if (year === 0 || days === undefined || day === 0 || day > days + leap) return false;
  return seconds.slice(11, 13) < "24" && seconds.slice(14, 16) < "60" && seconds.slice(17, 19) < "60";
}

/** Days from a civil date, Gregorian throughout: years begin in March here, so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
