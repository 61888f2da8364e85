/** The first letters of whatever is not text in the core schema. */
const notText = /^[-+.0-9~nNtTfF]/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const octalOrHex = /^0(?:o[0-7]+|x[0-9A-Fa-f]+)$/;

/**
 * What a scalar without quotes means: the core schema of YAML 1.2.2, section 10.3.2. Everything else is text: dates, `yes`
 * and `off`, `1_000`, `0b1`, `1:30`. Each value of JSON means what it means there.
 */
export function coreValue(source: string): null | boolean | number | string {
  if (source === "") return null;
  if (!notText.test(source)) return source;
  switch (source) {
    case "~":
    case "null":
    case "Null":
    case "NULL":
      return null;
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
  }
  if (decimal.test(source) || octalOrHex.test(source)) return Number(source);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return source.startsWith("-") ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(source) ? NaN : source;
}

/** The digits of a number, spelled as in JSON, where a JavaScript number would lose some of them: `9007199254740993`, `1.50`. */
export function digitsLost(source: string, value: number): string | undefined {
  if (String(value) === source || Number.isNaN(value)) return undefined;
  if (octalOrHex.test(source)) return Number.isSafeInteger(value) ? undefined : String(BigInt(source));
  if (!decimal.test(source)) return undefined;
  return source
    .replace(/^\+/, "")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.(?=$|e)/i, "");
}
