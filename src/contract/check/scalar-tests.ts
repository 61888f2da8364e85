import type { Part } from "../../source/part.ts";
import { type Matcher, matcherOf, surely } from "../../pattern/matcher.ts";
import type { Digits, Words } from "../../pattern/words.ts";
import { formatTest } from "./formats.ts";
import { kindOfKeyword } from "./schema-keywords.ts";

/** Whether a scalar of JSON keeps to one keyword. May say no of what keeps to it, never yes of what breaks it. */
export type ScalarTest = (json: unknown) => boolean;

const ofText =
  (holds: (text: string) => boolean): ScalarTest =>
  (json) =>
    typeof json !== "string" || holds(json);

const ofNumber =
  (holds: (number: number) => boolean): ScalarTest =>
  (json) =>
    typeof json !== "number" || holds(json);

/** The tests of the keywords that say something of scalars (JSON Schema 2020-12, Validation, sections 6.1 to 6.3 and 7). */
const tests: Readonly<Record<string, (argument: Part) => ScalarTest | undefined>> = {
  type: typeTest,
  enum: ({ value }) => oneOf(Array.isArray(value) ? (value as readonly unknown[]) : []),
  const: ({ value }) => oneOf([value]),
  pattern: ({ text = "" }) => patternTest(matcherOf(text)),
  minLength: ({ number: least = 0 }) => ofText((text) => isPlain(text) && text.length >= least),
  maxLength: ({ number: most = 0 }) => ofText((text) => text.length <= most),
  minimum: ({ number: least = 0 }) => ofNumber((number) => number >= least),
  maximum: ({ number: most = 0 }) => ofNumber((number) => number <= most),
  exclusiveMinimum: ({ number: least = 0 }) => ofNumber((number) => number > least),
  exclusiveMaximum: ({ number: most = 0 }) => ofNumber((number) => number < most),
  multipleOf: ({ number: step = 1 }) => ofNumber((number) => Number.isSafeInteger(number / step)),
  format: ({ text = "" }) => formatTest(text),
};

/** The test of a keyword; undefined: it is none of scalars, or none that is known here. */
export function scalarTest(keyword: string, argument: Part): ScalarTest | undefined {
  return Object.hasOwn(tests, keyword) ? tests[keyword]?.(argument) : undefined;
}

/**
 * Whether a scalar of JSON surely fits a schema: a yes is what the validator would say. Where the schema says more than what can
 * be asked of scalars alone, it is never sure.
 */
export function scalarCheck(schema: Part): ScalarTest {
  if (schema.record === undefined) return () => schema.flag === true;
  const tests: ScalarTest[] = [];
  for (const [keyword, argument] of schema.entries()) {
    if (!checks(keyword)) continue;
    const test = scalarTest(keyword, argument);
    if (test === undefined) return () => false;
    tests.push(test);
  }
  return surely((json) => tests.every((test) => test(json)));
}

/** Keywords that say the same of all texts of one length. */
const ofLength = new Set(["type", "minLength", "maxLength"]);

/** Whether all such texts surely fit a schema. */
export function coversAll(schema: Part, texts: Words | Digits): boolean {
  if (schema.record === undefined) return schema.flag === true;
  const one = "prefix" in texts ? texts.prefix + "0".repeat(texts.count) : texts.digitsOf;
  return schema.entries().every(([keyword, argument]) => {
    if (keyword === "pattern") return matcherOf(argument.text ?? "").covers(texts);
    return !checks(keyword) || (ofLength.has(keyword) && scalarTest(keyword, argument)?.(one) === true);
  });
}

/** Whether a keyword makes a difference to what is valid; unknown ones make none. */
export function checks(keyword: string): boolean {
  const kind = kindOfKeyword(keyword) ?? "remark";
  return kind !== "remark" && keyword !== "$defs";
}

/** The JSON Schema types of a scalar; a whole number has two. */
function typeTest(argument: Part): ScalarTest {
  if (argument.text === "string") return (json) => typeof json === "string";
  const types = new Set(argument.text === undefined ? argument.texts() : [argument.text]);
  return (json) => {
    if (json === null) return types.has("null");
    if (typeof json !== "number") return types.has(typeof json);
    return Number.isFinite(json) && (types.has("number") || (types.has("integer") && Number.isInteger(json)));
  };
}

function oneOf(values: readonly unknown[]): ScalarTest {
  const known = new Set(values);
  return (json) => known.has(json);
}

/** @throws {Undecided} when it is tested, as the matcher does */
function patternTest(matcher: Matcher): ScalarTest | undefined {
  return matcher.engine !== "none" ? ofText((text) => matcher.test(text)) : undefined;
}

/** A character of two units counts as one. */
function isPlain(text: string): boolean {
  return !/[\ud800-\udfff]/.test(text);
}
