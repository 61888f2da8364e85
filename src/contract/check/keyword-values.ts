import type { Part } from "../../source/part.ts";

/** What a keyword's value has to be, in words, and what was meant by another one: undefined, nobody knows. */
interface Wanted {
  readonly words: string;
  readonly fits: (part: Part) => boolean;
  readonly meant: (part: Part) => unknown;
}

const noGuess = (): undefined => undefined;

const number: Wanted = {
  words: "a number",
  fits: ({ number: value }) => value !== undefined && Number.isFinite(value),
  meant: numberIn,
};

const count: Wanted = {
  words: "a whole number from 0",
  fits: ({ number: value }) => value !== undefined && Number.isInteger(value) && value >= 0,
  meant: (part) => {
    const value = numberIn(part);
    return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
  },
};

const step: Wanted = {
  words: "a number above 0",
  fits: ({ number: value }) => value !== undefined && Number.isFinite(value) && value > 0,
  meant: (part) => {
    const value = numberIn(part);
    return value !== undefined && value > 0 ? value : undefined;
  },
};

const flag: Wanted = {
  words: "true or false",
  fits: ({ flag: value }) => value !== undefined,
  meant: ({ text }) => (text === "true" ? true : text === "false" ? false : undefined),
};

const text: Wanted = {
  words: "text",
  fits: ({ text: value }) => value !== undefined,
  meant: ({ number: value }) => (value === undefined ? undefined : String(value)),
};

const values: Wanted = {
  words: "a list of at least one value",
  fits: ({ value }) => Array.isArray(value) && value.length > 0,
  meant: ({ value }) => (["string", "number", "boolean"].includes(typeof value) ? [value] : undefined),
};

const names: Wanted = { words: "a list of names, each once", fits: isNames, meant: namesIn };

const namesByName: Wanted = {
  words: "an object of lists of names",
  fits: (part) => part.record !== undefined && part.entries().every(([, list]) => isNames(list)),
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
export function misfit(keyword: string, part: Part): { readonly words: string; readonly meant: unknown } | undefined {
  const rule = Object.hasOwn(wanted, keyword) ? wanted[keyword] : undefined;
  if (rule === undefined || rule.fits(part)) return undefined;
  return { words: rule.words, meant: rule.meant(part) };
}

function numberIn({ text: written }: Part): number | undefined {
  if (written === undefined || !/^\s*[-+]?[0-9.]+(e[-+]?\d+)?\s*$/i.test(written)) return undefined;
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}

function isNames(part: Part): boolean {
  const found = part.texts();
  return Array.isArray(part.value) && found.length === part.value.length && new Set(found).size === found.length;
}

function namesIn(part: Part): readonly string[] | undefined {
  if (part.text !== undefined) return [part.text];
  return Array.isArray(part.value) ? [...new Set(part.texts())] : undefined;
}
