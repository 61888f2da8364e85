/** A point in time with the precision of .NET: milliseconds since 1970 and what is below one, in units of 100 ns. */
export interface Instant {
  readonly ms: number;
  readonly rest: number;
}

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** Reads a canonical `datetime` or `datetimeoffset`; one without a zone is UTC, as on a host whose clock is. Undefined when it is none. */
export function parseInstant(text: string): Instant | undefined {
  const parts = shape.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = parts;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const digits = fraction.padEnd(7, "0");
  const ms =
    date.getTime() +
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 +
    Number(digits.slice(0, 3)) -
    offsetOf(zone);
  return { ms, rest: Number(digits.slice(3)) };
}

/** Below 0, 0 or above 0. */
export function compareInstants(a: Instant, b: Instant): number {
  return a.ms - b.ms || a.rest - b.rest;
}

/** Milliseconds since 1970 as a canonical `datetime` in UTC, a fraction only where there is one. */
export function utcText(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
