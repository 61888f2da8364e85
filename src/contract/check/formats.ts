import { base64Shape } from "../model/scalar/base64.ts";
import { createRequire } from "node:module";
import type AddFormats from "ajv-formats";
import type * as AjvFormats from "ajv-formats/dist/formats.js";
import { matcherOf } from "../../pattern/matcher.ts";
import type { Ajv2020 } from "ajv/dist/2020.js";

/** Loads what is needed when it is needed, which is seldom at the start. */
const require = createRequire(import.meta.url);

type NumberFormat = readonly [least: number, most: number];

const integers: Readonly<Record<string, NumberFormat>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  uint8: [0, 2 ** 8 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint16: [0, 2 ** 16 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  // A parsed JSON number is rounded, so that the largest values come out as these powers.
  int64: [-(2 ** 63), 2 ** 63],
  uint64: [0, 2 ** 64],
  "double-int": [-(2 ** 53) + 1, 2 ** 53 - 1],
};

/** The numbers of a format that bounds them. */
export function integerRange(format: string): NumberFormat | undefined {
  return Object.hasOwn(integers, format) ? integers[format] : undefined;
}

const texts: Readonly<Record<string, RegExp>> = {
  char: /^[^]$/,
  base64url: /^[A-Za-z0-9_-]*$/,
  byte: base64Shape,
  "date-time-local": /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/,
  "time-local": /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/,
  "http-date": /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  "media-range": /^[^\s/;]+\/[^\s/;]+(\s*;.*)?$/,
};

/** Formats of the OpenAPI registry that say something to people and promise nothing that can be checked. */
const remarks = [
  "float",
  "double",
  "decimal",
  "decimal128",
  "binary",
  "password",
  "commonmark",
  "html",
  "sf-binary",
  "sf-boolean",
  "sf-decimal",
  "sf-integer",
  "sf-string",
  "sf-token",
  "iri",
  "iri-reference",
  "idn-email",
  "idn-hostname",
];

const schemaFormats = [
  "date",
  "time",
  "date-time",
  "duration",
  "uri",
  "uri-reference",
  "uri-template",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "regex",
  "uuid",
  "json-pointer",
  "relative-json-pointer",
] as const;

/** The formats that a schema may name: JSON Schema's and those of the OpenAPI Format Registry (spec.openapis.org/registry/format). */
export const formatsKnown: readonly string[] = [
  ...schemaFormats,
  ...Object.keys(integers),
  ...Object.keys(texts),
  ...remarks,
];

/** Teaches a validator every known format. */
export function teachFormats(ajv: Ajv2020): void {
  const addFormats = require("ajv-formats") as typeof AddFormats;
  addFormats.default(ajv, [...schemaFormats]);
  for (const [name, [least, most]] of Object.entries(integers)) {
    ajv.addFormat(name, {
      type: "number",
      validate: (value) => Number.isInteger(value) && value >= least && value <= most,
    });
  }
  for (const [name, pattern] of Object.entries(texts)) ajv.addFormat(name, pattern);
  for (const name of remarks) ajv.addFormat(name, true);
  for (const [name, format] of Object.entries(ajv.formats))
    if (format instanceof RegExp) ajv.addFormat(name, (text) => matcherOf(format.source, format.flags).test(text));
}

/** What a known format asks of a JSON value; of a value of another kind it asks nothing. Undefined: it cannot be asked alone. */
export function formatTest(name: string): ((json: unknown) => boolean) | undefined {
  if (!formatsKnown.includes(name) || remarks.includes(name)) return () => true;
  const range = integerRange(name);
  if (range !== undefined) {
    const [least, most] = range;
    return (json) => typeof json !== "number" || (Number.isInteger(json) && json >= least && json <= most);
  }
  const own = Object.hasOwn(texts, name) ? texts[name] : undefined;
  const { fullFormats } = require("ajv-formats/dist/formats.js") as typeof AjvFormats;
  const known: Readonly<Record<string, unknown>> = fullFormats;
  const format = own ?? known[name];
  const isRule = typeof format === "object" && format !== null && "validate" in format;
  const test = isRule ? format.validate : format;
  if (test instanceof RegExp) {
    const matcher = matcherOf(test.source, test.flags);
    return matcher.engine !== "none" ? (json) => typeof json !== "string" || matcher.test(json) : undefined;
  }
  if (typeof test !== "function") return undefined;
  const surely = Object.hasOwn(sure, name) ? sure[name] : undefined;
  return (json) =>
    typeof json !== "string" || surely?.test(json) === true || Reflect.apply(test, undefined, [json]) === true;
}

/** Texts that have a format for sure, by what is said of most of them; the rest is asked at length, which costs ten times as much. */
const sure: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/,
  "date-time": /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/,
};
