import { floorMs, isoMoment, ticksOf } from "../model/scalar/instant.ts";
import { momentAt, momentText, type Moment } from "../model/scalar/moment.ts";

/**
 * Reads a date and time as people write it: ISO 8601 (a date alone is its midnight; seconds may be left out, a blank may
 * stand for the `T`, the colon of an offset may be missing), or `/Date(ms)/` of .NET's JSON with or without an offset, where
 * `-0000` marks one of no kind (MS-NRTP; fixtures/recordings/values). Undefined for anything else.
 */
function writtenMoment(text: string): Moment | undefined {
  const wcf = /^\\?\/Date\((-?\d{1,15})([+-]\d{4})?\)\\?\/$/.exec(text);
  if (wcf === null) return local(isoMoment(text.replace(/^(.{10}) /, "$1T").replace(/([+-]\d\d)(\d\d)$/, "$1:$2")));
  const [, milliseconds, offset] = wcf;
  const moment = momentAt(Number(milliseconds), offset?.replace(/^(...)/, "$1:") ?? "Z");
  return moment?.zone === "-00:00" ? { ...moment, zone: "" } : local(moment);
}

/** A `datetime` in its canonical form (`value.ts`). */
export function writtenDateTime(text: string): string | undefined {
  const moment = writtenMoment(text);
  return moment === undefined ? undefined : momentText(moment);
}

/** A `datetimeoffset` in its canonical form; one that names no offset is UTC. */
export function writtenDateTimeOffset(text: string): string | undefined {
  const moment = writtenMoment(text);
  if (moment === undefined) return undefined;
  return momentText(moment.zone.length === 6 ? moment : { ...moment, zone: "+00:00" });
}

/**
 * The point in time that a written date and time names, ISO 8601 in UTC with milliseconds; one without an offset is UTC.
 * Undefined when it is none of the years 1 to 9999.
 */
export function writtenInstant(text: string): string | undefined {
  const moment = writtenMoment(text);
  return moment === undefined ? undefined : clockText(floorMs(ticksOf(moment)));
}

/** Milliseconds since 1970 as ISO 8601 in UTC with milliseconds; undefined outside the years 1 to 9999. */
export function clockText(ms: number): string | undefined {
  return momentAt(ms, "Z") === undefined ? undefined : new Date(ms).toISOString();
}

/** The offset of zero has one sign. */
function local(moment: Moment | undefined): Moment | undefined {
  return moment?.zone === "-00:00" ? { ...moment, zone: "+00:00" } : moment;
}
