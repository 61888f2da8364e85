import { badNumber } from "./exception.ts";

/** A sign, digits with commas anywhere between them, a point, an exponent; blanks around and NULs behind. */
const decimalNumber = /^[\t-\r ]*(?![\t-\r ])([+-]?)(\d[\d,]*)?(?:\.(\d*))?(?:[eE]([+-]?\d+))?[\t-\r ]*\0*$/;

/** The digits of a number before its point, behind it, and its exponent. */
export interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: number;
}

/**
 * The digits of a number as .NET reads one for its floating types and `decimal` (invariant culture).
 * Undefined where the text is no number.
 */
export function readDigits(text: string): Digits | undefined {
  const found = decimalNumber.exec(text);
  if (found === null || ((found[2] ?? "") === "" && (found[3] ?? "") === "")) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = found;
  return { negative: sign === "-", whole: whole.replaceAll(",", ""), fraction, exponent: Number(exponent) };
}

const words: Readonly<Record<string, number>> = { nan: NaN, infinity: Infinity };

/**
 * Reads a `double` or `float`: also `NaN` and `Infinity`; a number too large is infinite.
 * @throws {HostException} where the text is no number.
 */
export function readFloat(text: string, bits: 32 | 64): number {
  const word = /^[\t-\r ]*([+-]?)(nan|infinity)[\t-\r ]*\0*$/i.exec(text);
  if (word !== null) return (word[1] === "-" ? -1 : 1) * (words[(word[2] ?? "").toLowerCase()] ?? NaN);
  const digits = readDigits(text);
  if (digits === undefined) throw badNumber(text);
  const { negative, whole, fraction, exponent } = digits;
  const value = Number(`${negative ? "-" : ""}${whole || "0"}.${fraction || "0"}e${String(exponent)}`);
  return bits === 32 ? Math.fround(value) : value;
}
