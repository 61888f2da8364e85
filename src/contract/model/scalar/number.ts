import type { IntegerType } from "../type.ts";

/** A whole number as its type holds it (`value.ts`): 64 bits as bigint, fewer as number. Undefined where it does not fit. */
export function integerValue(value: bigint, { bits, signed }: IntegerType): number | bigint | undefined {
  const fitted = signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  if (fitted !== value) return undefined;
  return bits === 64 ? value : Number(value);
}

/** Reads a whole number within its type's range: digits, perhaps a minus before them. */
export function parseInteger(text: string, type: IntegerType): number | bigint | undefined {
  return /^-?\d{1,20}$/.test(text) ? integerValue(BigInt(text), type) : undefined;
}

/** Reads a float of either size; the words for what is no number are `parseFloatWord`'s. */
export function parseFloatDigits(text: string, bits: 32 | 64): number | undefined {
  if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return bits === 32 ? Math.fround(value) : value;
}

/** Reads `NaN`, `Infinity` and `-Infinity`. */
export function parseFloatWord(text: string): number | undefined {
  return text === "NaN" || text === "Infinity" || text === "-Infinity" ? Number(text) : undefined;
}

/** A number of any size: whole ones that JavaScript would round as bigint. */
export function numberValue(digits: string): number | bigint {
  const value = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? BigInt(digits) : value;
}

/** Reads a number of any size, or a word for what is none. */
export function parseNumber(text: string): number | bigint | undefined {
  return parseFloatWord(text) ?? (parseFloatDigits(text, 64) === undefined ? undefined : numberValue(text));
}
