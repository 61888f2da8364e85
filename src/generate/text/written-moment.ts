import { utcText } from "../../contract/model/scalar/instant.ts";

/** A time as Microsoft's writers of JSON spell it: `/Date(1583967733054+0000)/`, milliseconds since 1970; the offset is for people. */
const microsoft = /^(\\?\/Date\()(-?\d{1,15})((?:[+-]\d{4})?\)\\?\/)$/;

/** Some documents put quotes around it, or a blank for the letter. */
const iso = /^["']?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

interface MicrosoftDate {
  /** What stands in front of the time. */
  readonly before: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly after: string;
  /** Whether it is a day, at midnight in UTC. */
  readonly isDay: boolean;
}

/** A text of that spelling in its parts. */
export function microsoftDate(text: string): MicrosoftDate | undefined {
  const [, before = "", time, after = ""] = microsoft.exec(text) ?? [];
  return time === undefined ? undefined : { before, time: Number(time), after, isDay: Number(time) % 86_400_000 === 0 };
}

/** Whether a text is a time of a day, whatever it is called. */
export function isWrittenMoment(text: string): boolean {
  return iso.test(text) || microsoftDate(text) !== undefined || isMailDate(text);
}

/** A time as mail and HTTP spell it (RFC 5322, section 3.3): `Thu, 05 Mar 2020 10:11:12 +0000`. */
const mail = /^([A-Z][a-z]{2}, )?\d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (GMT|UTC|[+-]\d{4})$/;

export function isMailDate(text: string): boolean {
  return mail.test(text);
}

/** Formats called after what says how mail and HTTP spell a time: `date-time-rfc1123`, `rfc-2822`. */
const ofMail = /(?:^|[^a-z])rfc[-_ ]?(?:822|2822|5322)$/i;
const ofHttp = /^http-date$|(?:^|[^a-z])rfc[-_ ]?(?:1123|7231|9110)$/i;

/**
 * How a format that is called after a standard of mail (RFC 5322, section 3.3) or HTTP (RFC 9110, section 5.6.7) spells a time,
 * which is given in milliseconds since 1970; undefined: it is called after none.
 */
export function spellingOf(format: string): ((time: number) => string) | undefined {
  if (ofHttp.test(format)) return (time) => new Date(time).toUTCString();
  return ofMail.test(format) ? (time) => new Date(time).toUTCString().replace(/GMT$/, "+0000") : undefined;
}

/** A month, as releases and cards have one. */
const monthAlone = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/;
const moment = /^\d{4}([-/.])\d\d\1\d\d(?:([T ])\d\d:\d\d(?:(:\d\d)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * A time, spelled as an example is; undefined: that is none.
 * @param time milliseconds since 1970 on the clock of the example's zone
 */
export function momentLike(example: string, time: number): string | undefined {
  const made = utcText(time);
  const [year = "", month = "", day = ""] = made.slice(0, 10).split("-");
  if (monthAlone.test(example)) return `${year}-${month}`;
  const [mailed, weekday, mailZone] = mail.exec(example) ?? [];
  if (mailed !== undefined) {
    const text = new Date(time).toUTCString();
    return `${text.slice(weekday === undefined ? 5 : 0, -3)}${mailZone}`;
  }
  const [whole, separator = "-", between = "", seconds = "", parts = "", zone = ""] = moment.exec(example) ?? [];
  if (whole === undefined) return undefined;
  const clock = between && `${between}${made.slice(11, 16)}${seconds && made.slice(16, 19)}`;
  const thousandths = made.slice(20, -1).padEnd(parts.length, "0");
  return `${year}${separator}${month}${separator}${day}${clock}${parts && `.${thousandths.slice(0, parts.length - 1)}`}${zone}`;
}

/** How far the clock of a text's zone is ahead of UTC, in milliseconds. */
export function zoneAhead(text: string): number {
  const [, sign, hours, minutes] = /\d\d:\d\d.*?([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
