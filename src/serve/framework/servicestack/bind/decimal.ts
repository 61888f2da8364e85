import { badNumber, overflow } from "./exception.ts";
import { readDigits } from "./float.ts";

const largest = 2n ** 96n - 1n;
const deepestScale = 28;

/**
 * Reads a .NET `decimal` into plain digits: the scale is kept as written, at most 28 digits after the point and 96 bits in
 * all, the rest rounded half to even.
 * @throws {HostException} where the text is no number or too large.
 */
export function readDecimal(text: string): string {
  const digits = readDigits(text);
  if (digits === undefined) throw badNumber(text);
  const { negative, whole, fraction, exponent } = digits;
  const mantissa = BigInt(whole + fraction);
  if (mantissa === 0n) return spell(0n, clampScale(fraction.length - exponent), false);
  const scale = fraction.length - exponent;
  // Beyond these no decimal has a digit.
  if (scale < -deepestScale - 1) throw overflow("a Decimal");
  if (scale > 60 + (whole + fraction).length) return spell(0n, deepestScale, false);
  const fitted = fit(scale < 0 ? mantissa * 10n ** BigInt(-scale) : mantissa, Math.max(scale, 0));
  if (fitted === undefined) throw overflow("a Decimal");
  return spell(fitted.mantissa, fitted.scale, negative);
}

function clampScale(scale: number): number {
  return Math.min(Math.max(scale, 0), deepestScale);
}

/** Drops as many digits as it takes to fit, each time from the whole number so that it is rounded once. */
function fit(mantissa: bigint, scale: number): { mantissa: bigint; scale: number } | undefined {
  for (let kept = clampScale(scale); kept >= 0; kept--) {
    const rounded = roundedQuotient(mantissa, 10n ** BigInt(scale - kept));
    if (rounded <= largest) return { mantissa: rounded, scale: kept };
  }
  return undefined;
}

function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

function spell(mantissa: bigint, scale: number, negative: boolean): string {
  const digits = String(mantissa).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const sign = negative && mantissa !== 0n ? "-" : "";
  return sign + digits.slice(0, point) + (scale === 0 ? "" : `.${digits.slice(point)}`);
}
