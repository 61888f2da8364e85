/**
 * The instant of a canonical date and time (`value.ts`) in ticks of 100 ns; one without an offset is taken as UTC.
 * Undefined when the text is none.
 */
export function instantOf(text: string): bigint | undefined {
  const match = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = match;
  const milliseconds =
    new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day)) +
    Number(hour) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second) * 1000;
  return BigInt(milliseconds - offsetOf(zone)) * 10_000n + BigInt(fraction.padEnd(7, "0"));
}

/** An instant as text in UTC, with a fraction only where there is one. */
export function instantText(ticks: bigint): string {
  const fraction = ((ticks % 10_000_000n) + 10_000_000n) % 10_000_000n;
  const seconds = (ticks - fraction) / 10_000n;
  const whole = new Date(Number(seconds)).toISOString().slice(0, 19);
  return `${whole}${fraction === 0n ? "" : `.${String(fraction).padStart(7, "0")}`}Z`;
}

function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
