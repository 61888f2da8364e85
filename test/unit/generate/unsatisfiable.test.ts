import { expect, test } from "vitest";
import { madeRows } from "../../support/generated.ts";

const chain = { type: "object", required: ["next"], properties: { next: { $ref: "#/$defs/chain" } } };

/** Schemas without a value, and of those that ask for too much: the place that is named, and what is said of it. */
const impossible: readonly (readonly [title: string, schema: unknown, place: string, why: RegExp])[] = [
  ["the schema false", false, "", /allows nothing/],
  [
    "a required member of no value",
    { type: "object", required: ["a"], properties: { a: false } },
    "",
    /"a" has to be there/,
  ],
  [
    "a required member deep inside",
    {
      type: "object",
      required: ["a"],
      properties: {
        a: { type: "object", required: ["b"], properties: { b: { minimum: 3, maximum: 2, type: "integer" } } },
      },
    },
    "/properties/a",
    /"b" has to be there/,
  ],
  ["bounds that cross", { type: "string", minLength: 3, maxLength: 2 }, "", /contradict/],
  ["types that exclude each other", { allOf: [{ type: "string" }, { type: "integer" }] }, "", /contradict/],
  ["an enum that a bound empties", { enum: [1, 2], minimum: 3 }, "", /no value that it lists/],
  [
    "an object that holds itself without an end",
    { $defs: { chain }, $ref: "#/$defs/chain" },
    "/$defs/chain/properties/next",
    /without an end/,
  ],
  [
    "more required members than there may be",
    { type: "object", required: ["a", "b"], maxProperties: 1 },
    "",
    /no value was found/,
  ],
  ["a pattern that nothing matches", { type: "string", pattern: "^a$b" }, "", /no value was found/],
  [
    "unique items of too few values",
    { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 3 },
    "",
    /no value was found/,
  ],
  ["a list beyond the limit", { type: "array", items: {}, minItems: 100_000 }, "", /100000 items, and at most 2000/],
  ["a text beyond the limit", { type: "string", minLength: 10_000_000 }, "", /10000000 characters, and at most 100000/],
  [
    "an item beyond the limit",
    {
      type: "array",
      minItems: 1,
      items: { type: "object", required: ["t"], properties: { t: { type: "string", minLength: 1e9 } } },
    },
    "/items/properties/t",
    /1000000000 characters/,
  ],
  [
    "oneOf of two that are always together",
    { oneOf: [{ type: "string" }, { type: "string" }] },
    "",
    /no value was found/,
  ],
  [
    "a schema that is not what it is",
    { $defs: { a: { not: { $ref: "#/$defs/a" } } }, $ref: "#/$defs/a" },
    "",
    /no value was found/,
  ],
];

test.each(impossible)("reports %s, with its place", (_, schema, place, why) => {
  const [made] = madeRows(schema, 1);
  expect(made).toMatchObject({ kind: "unsatisfiable", place, why: expect.stringMatching(why) as string });
});

test("leaves out an optional member that cannot be made", () => {
  const schema = {
    type: "object",
    properties: { a: { type: "integer" }, b: { minLength: 3, maxLength: 1, type: "string" } },
  };
  for (const made of madeRows(schema, 20))
    expect(made).toMatchObject({
      kind: "value",
      value: expect.not.objectContaining({ b: expect.anything() as unknown }) as object,
    });
});

test("makes nothing that another judge refuses, and says so", () => {
  expect(madeRows({ type: "integer" }, 5, { accepts: (value) => Number(value) % 2 === 0 })).toMatchObject(
    Array.from({ length: 5 }, () => ({ kind: "value" })),
  );
  expect(madeRows({ type: "integer" }, 1, { accepts: () => false })).toEqual([
    { kind: "unsatisfiable", place: "", why: "another judge refuses the values that fit it" },
  ]);
});

const wide = (depth: number): object =>
  depth === 0
    ? { type: "string" }
    : {
        type: "object",
        properties: Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`p${index}`, wide(depth - 1)])),
        required: ["p0", "p1", "p2"],
      };

/** Schemas that ask for more than anyone can wait for. */
const nasty: Readonly<Record<string, unknown>> = {
  "an object that holds eight of itself": {
    $defs: {
      many: {
        type: "object",
        properties: Object.fromEntries("abcdefgh".split("").map((name) => [name, { $ref: "#/$defs/many" }])),
      },
    },
    $ref: "#/$defs/many",
  },
  "lists of lists of lists": {
    type: "array",
    minItems: 40,
    items: { type: "array", minItems: 40, items: { type: "array", minItems: 40, items: { type: "integer" } } },
  },
  "wide and deep": wide(5),
  "a hundred conditions": {
    type: "integer",
    allOf: Array.from({ length: 100 }, (_, index) => ({
      if: { minimum: index * 3 },
      then: { multipleOf: (index % 5) + 1 },
    })),
  },
  "oneOf of fifty alike": {
    oneOf: Array.from({ length: 50 }, (_, index) => ({
      type: "object",
      properties: { [`a${index}`]: { type: "string" } },
    })),
  },
  "not of not of not": Array.from({ length: 30 }).reduce<object>((inner) => ({ not: inner }), { type: "string" }),
  "a pattern that takes others for ever": { type: "string", pattern: "^(\\w+\\s?)+$", minLength: 60 },
  "a pattern with many states": { type: "string", pattern: "^(?=.{50,60}a)(?=.{30,40}b)(?=.{10,20}c).*$" },
  "a pattern of many lengths": { type: "string", pattern: "^([a-c]{1,90}[b-d]{1,90}){1,90}$" },
  "references in a circle": { $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } }, $ref: "#/$defs/a" },
};

test.each(Object.entries(nasty))("ends soon with %s", (_, schema) => {
  const started = performance.now();
  const texts = madeRows(schema, 2).map((made) => JSON.stringify(made));
  expect(performance.now() - started).toBeLessThan(40_000);
  for (const text of texts) expect(text.length).toBeLessThan(5_000_000);
});
