/** A decimal number with all its digits: `digits` times ten to the power of `-places`. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** As JavaScript writes the number, which is the shortest decimal that means it. */
export function decimalOf(number: number): Decimal {
  const [, sign = "", whole = "0", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number)) ?? [];
  const places = fraction.length - Number(exponent);
  const digits = BigInt(sign + whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** The digits of a decimal with so many places, which are not fewer than it has. */
export function scaled({ digits, places }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}

/** The nearest number; a whole one that JavaScript would round stays whole. */
export function numberOf(digits: bigint, places: number): number | bigint {
  const unit = 10n ** BigInt(places);
  if (digits % unit === 0n) {
    const whole = digits / unit;
    return BigInt(Number(whole)) === whole && Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
  }
  return Number(`${digits}e-${places}`);
}

/** The least common multiple. */
export function commonMultiple(one: bigint, other: bigint): bigint {
  return (one / commonDivisor(one, other)) * other;
}

function commonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : commonDivisor(other, one % other);
}
