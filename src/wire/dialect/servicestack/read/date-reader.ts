import {
  type Moment,
  inZone,
  momentAt,
  momentText,
  parseMoment,
  zoneText,
} from "../../../../contract/model/scalar/moment.ts";

/** Reads each spelling of a date into canonical text; undefined for anything else. The counterpart of `date-text.ts`. */

const WCF = /^\/Date\((-?\d{1,15})(?:([+-])(\d\d)(\d\d))?\)\/$/;

/** `/Date(ms)/`: UTC; `-0000` behind it unspecified, any other offset local. */
export function readWcfDate(text: string): string | undefined {
  const match = WCF.exec(text);
  if (match === null) return undefined;
  const [, ms = "", sign, hours = "00", minutes = "00"] = match;
  const moment = wcfMoment(Number(ms), sign === undefined ? "Z" : `${sign}${hours}:${minutes}`);
  if (moment === undefined) return undefined;
  return momentText(sign === "-" && hours === "00" && minutes === "00" ? { ...moment, zone: "" } : moment);
}

/** `DateTime.MaxValue` becomes the first millisecond after the year 9999, as a double has too few digits for it. */
function wcfMoment(ms: number, zone: string): Moment | undefined {
  const before = momentAt(ms - 1, zone);
  return momentAt(ms, zone) ?? (before && { ...before, fraction: "9999999" });
}

/** Seven digits, and the kind behind them. */
export function readIsoDate(text: string): string | undefined {
  return /\.\d{7}(?:Z|[+-]\d\d:\d\d)?$/.test(text) ? canonical(parseMoment(text)) : undefined;
}

/** A host's own function: seconds and no kind. */
export function readSecondsDate(text: string): string | undefined {
  return text.length === 19 ? canonical(parseMoment(text)) : undefined;
}

/** JSV and CSV: a date alone is midnight, kind unknown; an offset of zero stands for unspecified as well as local. */
export function readJsvDate(text: string): string | undefined {
  if (text.length === 10) return canonical(parseMoment(`${text}T00:00:00`));
  const moment = parseMoment(text);
  if (moment === undefined || moment.zone === "" || !/T\d\d:\d\d:\d\d(?:\.\d{7})?(?:Z|[+-])/.test(text))
    return undefined;
  return momentText(moment.zone === "+00:00" ? { ...moment, zone: "" } : moment);
}

/** XML: no digit too many. */
export function readXmlDate(text: string): string | undefined {
  const moment = parseMoment(text);
  return moment !== undefined && momentText(moment) === text ? text : undefined;
}

/** With an offset: `/Date(ms+0200)/`, none for zero. */
export function readWcfOffset(text: string): string | undefined {
  const match = WCF.exec(text);
  if (match === null) return undefined;
  const [, ms = "", sign = "+", hours = "00", minutes = "00"] = match;
  return canonical(wcfMoment(Number(ms), `${sign}${hours}:${minutes}`));
}

/** With an offset: seven digits and always an offset. */
export function readIsoOffset(text: string): string | undefined {
  return /\.\d{7}[+-]\d\d:\d\d$/.test(text) ? canonical(parseMoment(text)) : undefined;
}

/** With an offset, of an instant in UTC and the minutes east of it. */
export function readUtcWithMinutes(dateTime: string, minutes: string): string | undefined {
  const utc = readXmlDate(dateTime);
  const moment = utc === undefined ? undefined : parseMoment(utc);
  if (moment?.zone !== "Z" || !/^-?\d{1,3}$/.test(minutes) || Math.abs(Number(minutes)) > 14 * 60) return undefined;
  return canonical(inZone(moment, zoneText(Number(minutes))));
}

function canonical(moment: Moment | undefined): string | undefined {
  return moment === undefined ? undefined : momentText(moment);
}
