/**
 * How .NET writes a double and a float: the shortest digits that read back as the same number, plain up to 17 (float: 9)
 * digits before the point and down to 0.0001, else with an exponent of at least two digits.
 * (fixtures/recordings/values; limits and ties measured on .NET 10. Of some exact powers of two .NET drops a digit too many; that is not imitated.)
 */

/** A double as text; `NaN`, `Infinity` and `-Infinity` are words, `-0` keeps its sign. */
export function doubleText(value: number): string {
  if (Number.isSafeInteger(value) && value !== 0) return String(value);
  return special(value) ?? layOut(value.toExponential(), 17, "E");
}

/**
 * A float as text.
 * @param exponent the letter before an exponent: small in JSON, capital everywhere else.
 */
export function singleText(value: number, exponent: "E" | "e"): string {
  return special(value) ?? layOut(shortestSingle(value), 9, exponent);
}

/** A double as ServiceStack.Text writes it: the largest ones alone have a small e. */
export function textDouble(value: number): string {
  const text = doubleText(value);
  return Math.abs(value) === Number.MAX_VALUE ? text.replace("E", "e") : text;
}

/** A float as JSV and CSV have it: the largest ones alone have a small e. */
export function textSingle(value: number): string {
  return singleText(value, Math.abs(value) === LARGEST_SINGLE ? "e" : "E");
}

const LARGEST_SINGLE = 2 ** 128 - 2 ** 104;

function special(value: number): string | undefined {
  if (Object.is(value, -0)) return "-0";
  if (value === 0) return "0";
  return Number.isFinite(value) ? undefined : String(value);
}

/** The fewest digits that no other float is nearer to. */
function shortestSingle(value: number): string {
  const single = Math.fround(value);
  for (let digits = 0; digits < 8; digits += 1) {
    const text = single.toExponential(digits);
    if (Math.fround(Number(text)) === single) return halfToEven(text, single, digits);
  }
  return single.toExponential(8);
}

/** Exactly between two candidates .NET takes the even one, `toExponential` the larger. */
function halfToEven(rounded: string, single: number, digits: number): string {
  const at = rounded.indexOf("e");
  const last = Number(rounded.charAt(at - 1));
  if (last % 2 === 0) return rounded;
  const exact = single.toExponential(digits + 40);
  const tail = exact.slice(exact.indexOf("e") - 40, exact.indexOf("e"));
  return /^50*$/.test(tail) ? `${rounded.slice(0, at - 1)}${last - 1}${rounded.slice(at)}` : rounded;
}

function layOut(scientific: string, most: number, letter: "E" | "e"): string {
  const at = scientific.indexOf("e");
  const negative = scientific.startsWith("-");
  const digits = scientific
    .slice(negative ? 1 : 0, at)
    .replace(".", "")
    .replace(/(?<!0)0+$/, "");
  const exponent = Number(scientific.slice(at + 1));
  return (
    (negative ? "-" : "") +
    (exponent >= most || exponent < -4 ? withExponent(digits, exponent, letter) : plain(digits, exponent))
  );
}

function plain(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, "0");
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

function withExponent(digits: string, exponent: number, letter: "E" | "e"): string {
  const mantissa = digits.length === 1 ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`;
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return `${mantissa}${letter}${exponent < 0 ? "-" : "+"}${size}`;
}
