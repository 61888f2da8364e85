/** A span of time in ticks of 100 ns, as .NET holds it. */
const PER_SECOND = 10_000_000n;
const LIMIT = 2n ** 63n;
const ISO = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7}))?S)?)?$/;
const CLOCK = /^(-)?(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/;

/** Reads `P1DT2H3M4.005S` or `1.02:03:04.0050000`; undefined for anything else. */
export function parseTimeSpan(text: string): bigint | undefined {
  const match = ISO.exec(text) ?? CLOCK.exec(text);
  if (match === null || text.endsWith("P") || text.endsWith("T")) return undefined;
  const [days, hours, minutes, seconds] = match.slice(2, 6).map((part) => BigInt((part as string | undefined) ?? "0"));
  const whole = (((days ?? 0n) * 24n + (hours ?? 0n)) * 60n + (minutes ?? 0n)) * 60n + (seconds ?? 0n);
  const ticks = whole * PER_SECOND + BigInt((match[6] ?? "").padEnd(7, "0"));
  const signed = match[1] === undefined ? ticks : -ticks;
  return signed >= LIMIT || signed < -LIMIT ? undefined : signed;
}

/** ISO 8601 of days, hours, minutes and seconds; days are not folded into months (`P400D`), zero is `PT0S`. */
export function isoTimeSpan(ticks: bigint): string {
  const { sign, days, hours, minutes, seconds, fraction } = split(ticks);
  if (ticks === 0n) return "PT0S";
  const point = fraction === "" ? "" : `.${fraction}`;
  const time = part(hours, "H") + part(minutes, "M") + (seconds === 0n && point === "" ? "" : `${seconds}${point}S`);
  return `${sign}P${part(days, "D")}${time === "" ? "" : `T${time}`}`;
}

/** `[-][d.]hh:mm:ss[.fffffff]`. */
export function clockTimeSpan(ticks: bigint): string {
  const { sign, days, hours, minutes, seconds, fraction } = split(ticks);
  const clock = [hours, minutes, seconds].map((part) => String(part).padStart(2, "0")).join(":");
  return `${sign}${days === 0n ? "" : `${days}.`}${clock}${fraction === "" ? "" : `.${fraction.padEnd(7, "0")}`}`;
}

/** Canonical text spelled as a clock; text that is no span stays as it is. */
export function clockText(canonical: string): string {
  const ticks = parseTimeSpan(canonical);
  return ticks === undefined ? canonical : clockTimeSpan(ticks);
}

function split(ticks: bigint) {
  const size = ticks < 0n ? -ticks : ticks;
  const whole = size / PER_SECOND;
  return {
    sign: ticks < 0n ? "-" : "",
    days: whole / 86_400n,
    hours: (whole / 3600n) % 24n,
    minutes: (whole / 60n) % 60n,
    seconds: whole % 60n,
    fraction: String(size % PER_SECOND)
      .padStart(7, "0")
      .replace(/(?<!0)0+$/, ""),
  };
}

function part(amount: bigint, unit: string): string {
  return amount === 0n ? "" : `${amount}${unit}`;
}
