/** A decimal as every format writes it: plain digits with their scale; zero has no sign. */
export function decimalText(value: string): string {
  return value.startsWith("-") && /^-[0.]*$/.test(value) ? value.slice(1) : value;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Reads a number exactly; an exponent is worked out, the scale kept. Undefined for anything else. */
export function parseDecimal(text: string): string | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const left = point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0");
  const right = point < 0 ? "0".repeat(-point) + digits : digits.slice(point);
  return decimalText(`${sign}${left.replace(/^0+(?=\d)/, "")}${right === "" ? "" : `.${right}`}`);
}
