import { expect, test } from "vitest";
import { complaints, valuesOf } from "../../support/generated.ts";

/** Schemas of every keyword and of keywords that meddle with each other, by what they show. */
const satisfiable: Readonly<Record<string, unknown>> = {
  "a schema that says nothing": {},
  "the schema true": true,
  "a list of types": { type: ["integer", "null"] },
  "an enum beside a type that allows some of it": { type: "string", enum: [1, "a", null, "b"] },
  "an enum beside bounds": { enum: [1, 5, 9, "x"], minimum: 4, maximum: 8 },
  "a const beside an enum": { enum: [{ a: 1 }, { a: 2 }], const: { a: 2 } },
  "an enum of objects": { enum: [{ a: [1, null] }, []] },

  "a whole number between bounds": { type: "integer", minimum: 3, exclusiveMaximum: 5 },
  "a number between near bounds": { type: "number", minimum: 0.001, maximum: 0.002 },
  "one number alone": { type: "number", minimum: 0.1234567, maximum: 0.1234567 },
  "between zero and one, both excluded": { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
  "a multiple of a decimal": { type: "number", multipleOf: 0.01, minimum: 10, maximum: 10.1 },
  "a multiple of several steps": { allOf: [{ multipleOf: 0.5 }, { multipleOf: 0.2 }, { type: "integer" }] },
  "a multiple of a tiny step": { type: "integer", multipleOf: 1e-9 },
  "a multiple far below zero": { type: "integer", multipleOf: 7, maximum: -1000 },
  "a number beyond what is exact": { type: "integer", minimum: 2 ** 60 },
  "a huge number": { type: "number", minimum: 1e300 },
  "the bounds of a format": { type: "integer", format: "int32", minimum: 2147483000 },
  "an exclusive bound of a number without type": { exclusiveMinimum: 7 },

  "a text of one length": { type: "string", minLength: 7, maxLength: 7 },
  "a short text": { type: "string", maxLength: 2 },
  "a long text": { type: "string", minLength: 500 },
  "a pattern with alternatives and groups": { type: "string", pattern: "^(red|gr[ae]y|(?:dark-)?blue)(-\\d{2})?$" },
  "a pattern that is found anywhere": { type: "string", pattern: "[A-Z]{2}\\d" },
  "a pattern beside lengths": { type: "string", pattern: "^[a-z]+$", minLength: 12, maxLength: 13 },
  "two patterns": { type: "string", pattern: "^[a-z]+\\d+$", allOf: [{ pattern: "^..5" }, { pattern: "7$" }] },
  "a pattern that looks ahead": { type: "string", pattern: "^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,20}$" },
  "a pattern that must not begin so": { type: "string", pattern: "^(?!admin|root)[a-z]{3,10}$" },
  "a pattern that looks back": { type: "string", pattern: "^[a-z.]{3,}(?<!\\.)$" },
  "a pattern with a reference back": { type: "string", pattern: "^(a|b)x\\1$" },
  "a pattern with classes of Unicode": { type: "string", pattern: "^\\p{Lu}\\p{Ll}+ \\p{Script=Greek}$" },
  "a pattern of a character beyond the first plane": { type: "string", pattern: "^[\\u{1F600}-\\u{1F64F}]{2}$" },
  "a pattern with word boundaries": { type: "string", pattern: "\\bcat\\b" },
  "a pattern with escapes": { type: "string", pattern: "^\\t\\x41\\u0042\\cA[\\]\\\\^-]\\/$" },
  "a pattern with a named group and a lazy repetition": { type: "string", pattern: "^(?<year>\\d{4}?)-.+?$" },
  "no pattern at all that matches": { type: "string", not: { pattern: "^[a-z]" } },
  "a format beside a pattern": { type: "string", format: "email", pattern: "@example\\.org$" },
  "a format beside a length": { type: "string", format: "uri", maxLength: 16 },
  "a format beside a least length": { type: "string", format: "hostname", minLength: 30 },
  "a format that is not known": { type: "string", format: "made-up-one" },
  "a text that is encoded": { type: "string", contentEncoding: "base64", contentMediaType: "application/json" },

  "items and a prefix": { prefixItems: [{ type: "string" }, { const: 2 }], items: { type: "boolean" }, minItems: 4 },
  "a prefix and no more": { type: "array", prefixItems: [{ type: "integer" }, { type: "integer" }], items: false },
  "items that are forbidden after some": { type: "array", prefixItems: [true, false] },
  "unique items of few values": { type: "array", items: { enum: [1, 2, 3, 4] }, uniqueItems: true, minItems: 4 },
  "unique booleans": { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 2 },
  "unique items within a range": {
    type: "array",
    items: { type: "integer", minimum: 1, maximum: 9 },
    uniqueItems: true,
    minItems: 9,
  },
  "many unique texts": { type: "array", items: { type: "string" }, uniqueItems: true, minItems: 300 },
  "one that contains": { type: "array", contains: { const: "needle" } },
  "two that contain, at most": {
    items: { type: "integer" },
    contains: { minimum: 1000 },
    minContains: 2,
    maxContains: 2,
    minItems: 5,
  },
  "two kinds that are contained": {
    type: "array",
    allOf: [{ contains: { type: "null" } }, { contains: { type: "string" } }],
    maxItems: 2,
  },
  "nothing that is contained": {
    type: "array",
    minItems: 1,
    contains: { type: "string" },
    minContains: 0,
    maxContains: 0,
  },
  "contains within a prefix": {
    prefixItems: [{ type: "integer" }, {}],
    items: false,
    minItems: 2,
    contains: { const: "a" },
  },
  "unevaluated items of a type": {
    type: "array",
    prefixItems: [{ type: "string" }],
    unevaluatedItems: { type: "integer" },
    minItems: 3,
  },
  "unevaluated items, evaluated by a reference": {
    $defs: { pair: { prefixItems: [true, { type: "string" }] } },
    $ref: "#/$defs/pair",
    prefixItems: [{ type: "boolean" }],
    unevaluatedItems: false,
    minItems: 2,
  },

  "required members that nobody lists": { type: "object", required: ["a", "toString", "__proto__", "constructor"] },
  "required members beside a type of others": {
    required: ["a", "b"],
    properties: { a: { type: "null" } },
    additionalProperties: { type: "integer" },
  },
  "a member that must not be there": {
    type: "object",
    properties: { a: false, b: { type: "string" } },
    minProperties: 1,
  },
  "a least number of members": { type: "object", minProperties: 6, additionalProperties: { type: "boolean" } },
  "a most number of members": {
    type: "object",
    properties: { a: {}, b: {}, c: {}, d: {} },
    maxProperties: 2,
    required: ["d"],
  },
  "names that follow a schema": { type: "object", propertyNames: { pattern: "^x-[a-z]{2}$" }, minProperties: 3 },
  "names of an enum": { type: "object", propertyNames: { enum: ["one", "two", "three"] }, minProperties: 3 },
  "members by pattern": {
    type: "object",
    patternProperties: { "^n_": { type: "number" }, _s$: { type: "string" } },
    additionalProperties: false,
    minProperties: 2,
  },
  "a member that two patterns match": {
    type: "object",
    required: ["ab"],
    patternProperties: { "^a": { type: "integer" }, b$: { minimum: 7 } },
  },
  "members that need others": {
    type: "object",
    properties: { card: {}, address: {}, city: {} },
    required: ["card"],
    dependentRequired: { card: ["address"], address: ["city"] },
  },
  "a schema that a member brings": {
    properties: { kind: {} },
    required: ["kind"],
    dependentSchemas: { kind: { required: ["size"], properties: { size: { type: "integer" } } } },
  },
  "a member that must not be there, for it brings the impossible": {
    type: "object",
    properties: { a: {}, b: {} },
    dependentSchemas: { a: false },
  },
  "no unevaluated members, across allOf": {
    allOf: [{ properties: { a: { type: "string" } } }],
    properties: { b: {} },
    required: ["a", "b"],
    unevaluatedProperties: false,
  },
  "no unevaluated members, across oneOf": {
    type: "object",
    oneOf: [
      { properties: { a: { const: 1 } }, required: ["a"] },
      { properties: { b: { const: 2 } }, required: ["b"] },
    ],
    unevaluatedProperties: false,
  },
  "unevaluated members of a type": {
    type: "object",
    properties: { a: {} },
    unevaluatedProperties: { type: "integer" },
    minProperties: 3,
  },

  "allOf that says more and more": {
    allOf: [
      { type: "object" },
      { required: ["a"] },
      { properties: { a: { minLength: 3 } } },
      { properties: { a: { type: "string", maxLength: 3 } } },
    ],
  },
  "anyOf of which one is impossible": {
    type: "string",
    anyOf: [{ type: "integer" }, { minLength: 3, maxLength: 2 }, { pattern: "^ok$" }],
  },
  "oneOf that overlaps": { type: "integer", oneOf: [{ minimum: 5 }, { maximum: 10 }] },
  "oneOf of objects with optional members": {
    oneOf: [
      { type: "object", properties: { bark: { type: "string" } } },
      { type: "object", properties: { lives: { type: "integer" } }, required: ["lives"] },
    ],
  },
  "oneOf of which all but one are the same": { oneOf: [{ type: "string" }, { type: "string" }, { type: "integer" }] },
  "oneOf of objects that differ by one member": {
    oneOf: [1, 2, 3].map((kind) => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "integer", minimum: kind, maximum: 3 } },
    })),
  },
  "not of a type": { not: { type: ["string", "object", "array"] } },
  "not of whole numbers": { type: "number", not: { type: "integer" } },
  "not of multiples": { type: "integer", not: { multipleOf: 2 } },
  "not of a constant": { type: "boolean", not: { const: true } },
  "not of an enum": { type: "integer", minimum: 1, maximum: 4, not: { enum: [1, 2, 4] } },
  "not of required members": {
    type: "object",
    properties: { a: {}, b: {} },
    required: ["a"],
    not: { required: ["a", "b"] },
  },
  "not of a member's schema": {
    type: "object",
    required: ["a"],
    properties: { a: { type: "string" } },
    not: { properties: { a: { maxLength: 20 } } },
  },
  "not of unique items": { type: "array", items: { type: "integer" }, not: { uniqueItems: true } },
  "not of items": { type: "array", not: { items: { type: "string" } } },
  "not of contains": { type: "array", items: { type: "integer" }, minItems: 2, not: { contains: { minimum: 100 } } },
  "not of additional members": { type: "object", not: { properties: { a: {} }, additionalProperties: false } },
  "not of names": { type: "object", not: { propertyNames: { maxLength: 5 } } },
  "not of anyOf": { not: { anyOf: [{ type: "string" }, { type: "object" }, { minimum: 0 }] } },
  "not of oneOf": { type: "integer", not: { oneOf: [{ minimum: 5 }, { maximum: 10 }] } },
  "not of a condition": {
    type: "integer",
    not: { if: { minimum: 5 }, then: { multipleOf: 2 }, else: { multipleOf: 3 } },
  },
  "not of not": { not: { not: { type: "string", minLength: 2 } } },
  "a condition on a member": {
    type: "object",
    properties: { country: { enum: ["SE", "US"] }, code: { type: "string" } },
    required: ["country", "code"],
    if: { properties: { country: { const: "US" } } },
    then: { properties: { code: { pattern: "^\\d{5}(-\\d{4})?$" } } },
    else: { properties: { code: { pattern: "^\\d{3} \\d{2}$" } } },
  },
  "conditions one after the other": {
    type: "integer",
    allOf: [
      { if: { multipleOf: 2 }, then: { minimum: 100 } },
      { if: { multipleOf: 3 }, then: { maximum: 50 } },
      { if: { minimum: 10 }, then: { multipleOf: 7 } },
    ],
  },

  "a tree": {
    type: "object",
    required: ["children"],
    properties: { children: { type: "array", items: { $ref: "#" } }, name: { type: "string" } },
  },
  "a chain that ends in null": {
    $defs: {
      link: {
        type: "object",
        required: ["next"],
        properties: { next: { oneOf: [{ type: "null" }, { $ref: "#/$defs/link" }] } },
      },
    },
    $ref: "#/$defs/link",
  },
  "two that hold each other, with a way out": {
    $defs: {
      folder: {
        type: "object",
        required: ["entries"],
        properties: { entries: { type: "array", minItems: 1, items: { $ref: "#/$defs/entry" } } },
      },
      entry: {
        anyOf: [
          { $ref: "#/$defs/folder" },
          { type: "object", required: ["size"], properties: { size: { type: "integer" } } },
        ],
      },
    },
    $ref: "#/$defs/folder",
  },
  "an anchor": {
    $defs: { a: { $anchor: "here", type: "integer" } },
    properties: { a: { $ref: "#here" } },
    required: ["a"],
  },
  "identified parts": {
    $id: "https://example.com/root.json",
    $defs: {
      a: {
        $id: "parts/a.json",
        $defs: { b: { type: "boolean" } },
        properties: { b: { $ref: "#/$defs/b" } },
        required: ["b"],
      },
    },
    properties: { a: { $ref: "parts/a.json" }, b: { $ref: "parts/a.json#/$defs/b" } },
    required: ["a", "b"],
  },
  "a dynamic anchor": {
    $id: "https://example.com/tree",
    $dynamicAnchor: "node",
    type: "object",
    properties: { data: { type: "integer" }, children: { type: "array", items: { $dynamicRef: "#node" } } },
    required: ["data", "children"],
  },
};

test.each(Object.entries(satisfiable))("makes valid values of %s", (_, schema) => {
  expect(complaints(schema, 12)).toEqual([]);
});

test("makes a whole number that JavaScript would round as a bigint", () => {
  const [value] = valuesOf({ type: "integer", minimum: 2 ** 60, maximum: 2 ** 60 + 2 ** 20 }, 1);
  expect(typeof value).toBe("bigint");
});

test("reads a pattern that is no expression with the flag u without it", () => {
  for (const value of valuesOf({ type: "string", pattern: "^[\\w-.]+\\-x$" })) expect(value).toMatch(/^[\w-.]+-x$/);
});
