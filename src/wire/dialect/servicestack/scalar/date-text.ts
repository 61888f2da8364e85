import { ticksOf } from "../../../../contract/model/scalar/instant.ts";
import { type Moment, inZone, momentText, parseMoment, zoneMinutes } from "../../../../contract/model/scalar/moment.ts";

/**
 * The spellings of a date and time, and of one with an offset. All take canonical text; text that is not a date is spelled as it is.
 * (fixtures/recordings/values.)
 */

/** JSON by default: `/Date(ms)/` for UTC, `-0000` behind an unspecified one, the offset behind a local one. */
export function wcfDate(text: string): string {
  const moment = parseMoment(text);
  if (moment === undefined) return text;
  const zone = moment.zone === "Z" ? "" : moment.zone === "" ? "-0000" : moment.zone.replace(":", "");
  return `/Date(${wholeMs(moment)}${zone})/`;
}

/** JSON with ISO 8601 dates: always seven digits. */
export function isoDate(text: string): string {
  const moment = parseMoment(text);
  return moment === undefined ? text : `${sevenDigits(moment)}${moment.zone}`;
}

/** A host's own function: seconds, whatever the kind. */
export function secondsDate(text: string): string {
  return text.slice(0, 19);
}

/** JSV and CSV: a date alone at midnight; `Z` for UTC, else an offset (the server's, which is UTC unless the value says otherwise). */
export function jsvDate(text: string): string {
  const moment = parseMoment(text);
  if (moment === undefined) return text;
  if (moment.fraction === "" && moment.seconds.endsWith("T00:00:00")) return moment.seconds.slice(0, 10);
  const time = moment.fraction === "" ? moment.seconds : sevenDigits(moment);
  return time + (moment.zone === "" ? "+00:00" : moment.zone);
}

/** XML: no more digits than needed, and the kind as it is. */
export function xmlDate(text: string): string {
  const moment = parseMoment(text);
  if (moment === undefined) return text;
  const { seconds, fraction, zone } = moment;
  const size = seconds.length + (fraction === "" ? 0 : 1 + fraction.length) + zone.length;
  // Most are written so already; a text that is there need not be put together.
  return size === text.length ? text : momentText(moment);
}

/** With an offset, JSON by default: no offset when it is zero. Its milliseconds are whole numbers all the way, and cut. */
export function wcfOffset(text: string): string {
  const moment = parseMoment(text);
  if (moment === undefined) return text;
  return `/Date(${ticksOf(moment) / 10_000n}${zoneMinutes(moment.zone) === 0 ? "" : moment.zone.replace(":", "")})/`;
}

/** With an offset, JSON with ISO 8601 dates, JSV and CSV: seven digits and always an offset. */
export function isoOffset(text: string): string {
  const moment = parseMoment(text);
  return moment === undefined ? text : `${sevenDigits(moment)}${moment.zone.length === 6 ? moment.zone : "+00:00"}`;
}

/** With an offset, XML: the instant in UTC and the minutes of the offset, two elements. */
export function xmlOffset(text: string): { readonly dateTime: string; readonly offsetMinutes: number } {
  const moment = parseMoment(text);
  if (moment === undefined) return { dateTime: text, offsetMinutes: 0 };
  const utc = inZone(moment, "Z") ?? { ...moment, zone: "Z" };
  return {
    dateTime: xmlDate(`${utc.seconds}.${utc.fraction === "" ? "0" : utc.fraction}Z`),
    offsetMinutes: zoneMinutes(moment.zone),
  };
}

function sevenDigits({ seconds, fraction }: Moment): string {
  return `${seconds}.${fraction.padEnd(7, "0")}`;
}

/** Ticks since 1970 become a double, which is divided and cut: toward zero, and a far date can lose a millisecond, a whole second too. */
function wholeMs(moment: Moment): number {
  return Math.trunc(Number(ticksOf(moment)) / 10_000);
}
