const iso = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7}))?S)?)?$/;
const clock = /^(-?)(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/;

const ticksPerSecond = 10_000_000n;

/**
 * A time span as the product holds it: ISO 8601 of days, hours, minutes and seconds, each in its range and only where
 * it is not zero (`P1DT2H3M4.005S`, nothing is `PT0S`). From that, or from .NET's `[-][d.]hh:mm:ss[.fffffff]`.
 */
export function plainTimeSpan(text: string): string | undefined {
  const match = iso.exec(text) ?? clock.exec(text);
  if (match === null || /[PT]$/.test(text)) return undefined;
  const [, sign = "", days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return spell(whole * ticksPerSecond + BigInt(fraction.padEnd(7, "0")), sign);
}

function spell(ticks: bigint, sign: string): string {
  if (ticks === 0n) return "PT0S";
  const total = ticks / ticksPerSecond;
  const fraction = String(ticks % ticksPerSecond)
    .padStart(7, "0")
    .replace(/0+$/, "");
  const [days, hours, minutes, seconds] = [total / 86_400n, (total / 3600n) % 24n, (total / 60n) % 60n, total % 60n];
  const second = fraction === "" ? (seconds === 0n ? "" : `${seconds}S`) : `${seconds}.${fraction}S`;
  const time = `${hours === 0n ? "" : `${hours}H`}${minutes === 0n ? "" : `${minutes}M`}${second}`;
  return `${sign}P${days === 0n ? "" : `${days}D`}${time === "" ? "" : `T${time}`}`;
}
