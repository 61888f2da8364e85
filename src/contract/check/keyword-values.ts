import { isRecord } from "../../source/is-record.ts";

/** What a keyword's value has to be, in words, and what was meant by another one: undefined, nobody knows. */
interface Wanted {
  readonly words: string;
  readonly fits: (value: unknown) => boolean;
  readonly meant: (value: unknown) => unknown;
}

const noGuess = (): undefined => undefined;

const number: Wanted = {
  words: "a number",
  fits: (value) => Number.isFinite(value),
  meant: numberIn,
};

const count: Wanted = {
  words: "a whole number from 0",
  fits: isCount,
  meant: (written) => {
    const value = numberIn(written);
    return isCount(value) ? value : undefined;
  },
};

const step: Wanted = {
  words: "a number above 0",
  fits: (value) => typeof value === "number" && Number.isFinite(value) && value > 0,
  meant: (written) => {
    const value = numberIn(written);
    return value !== undefined && value > 0 ? value : undefined;
  },
};

const flag: Wanted = {
  words: "true or false",
  fits: (value) => typeof value === "boolean",
  meant: (value) => (value === "true" ? true : value === "false" ? false : undefined),
};

const text: Wanted = {
  words: "text",
  fits: (value) => typeof value === "string",
  meant: (value) => (typeof value === "number" ? String(value) : undefined),
};

const values: Wanted = {
  words: "a list of at least one value",
  fits: (value) => Array.isArray(value) && value.length > 0,
  meant: (value) => (["string", "number", "boolean"].includes(typeof value) ? [value] : undefined),
};

const names: Wanted = { words: "a list of names, each once", fits: isNames, meant: namesIn };

const namesByName: Wanted = {
  words: "an object of lists of names",
  fits: (value) => isRecord(value) && Object.values(value).every(isNames),
  meant: noGuess,
};

/** Values of keywords that a validator relies on (JSON Schema 2020-12, Validation, section 6); what holds schemas is none of these. */
const wanted: Readonly<Record<string, Wanted>> = {
  enum: values,
  multipleOf: step,
  maximum: number,
  exclusiveMaximum: number,
  minimum: number,
  exclusiveMinimum: number,
  maxLength: count,
  minLength: count,
  pattern: text,
  maxItems: count,
  minItems: count,
  uniqueItems: flag,
  maxContains: count,
  minContains: count,
  maxProperties: count,
  minProperties: count,
  required: names,
  dependentRequired: namesByName,
  format: text,
};

/** What is wrong with the value of a keyword; undefined: nothing that a validator relies on. */
export function misfit(
  keyword: string,
  value: unknown,
): { readonly words: string; readonly meant: unknown } | undefined {
  const rule = Object.hasOwn(wanted, keyword) ? wanted[keyword] : undefined;
  if (rule === undefined || rule.fits(value)) return undefined;
  return { words: rule.words, meant: rule.meant(value) };
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function numberIn(written: unknown): number | undefined {
  if (typeof written !== "string" || !/^\s*[-+]?[0-9.]+(e[-+]?\d+)?\s*$/i.test(written)) return undefined;
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((name) => typeof name === "string") && new Set(value).size === value.length
  );
}

function namesIn(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? [...new Set(value.filter((name) => typeof name === "string"))] : undefined;
}
