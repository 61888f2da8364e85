import fc from "fast-check";
import { expect, test } from "vitest";
import type { Contract } from "../../../../src/contract/model/contract.ts";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import type { ProblemError } from "../../../../src/problem.ts";
import { compareBytes } from "../../../../src/contract/model/scalar/byte-order.ts";
import { checkDeclared } from "../../../../src/serve/data/check-declared.ts";
import { createData, type CreatedData } from "../../../../src/serve/data/create-data.ts";
import type { Row } from "../../../../src/serve/data/data.ts";
import { type Scenario, unmentioned, unmentionedEntity } from "../../../../src/serve/scenario/scenario.ts";

// An API that no story is told of: its rows are made property by property.

const failure = { status: 404, code: "NotFound", message: "None" };

interface Choices {
  readonly key?: object;
  readonly more?: object;
  readonly required?: readonly string[];
  readonly prefix?: string;
}

function contractOf({ key = { type: "string" }, more = {}, required = ["id"], prefix = "v_" }: Choices = {}): Contract {
  const visit = {
    type: "object",
    required,
    properties: {
      id: key,
      shop: { type: "string" },
      customerName: { type: "string" },
      email: { type: "string" },
      when: { type: "string", format: "date-time" },
      ...more,
    },
  };
  const parameter = (name: string, at = "query") => ({
    name,
    in: at,
    required: at === "path",
    schema: { type: "string" },
  });
  const answers = (schema: object) => ({
    "200": { description: "An answer", content: { "application/json": { schema } } },
    default: { description: "Anything else" },
  });
  return compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Visits", version: "1" },
      "x-standin-api": "visits",
      "x-standin-host": {
        framework: "servicestack",
        casing: "camel",
        dates: "iso8601",
        namespace: "http://example.com",
      },
      "x-standin-entities": {
        shops: { parameter: "Shop" },
        visits: { schema: "Visit", parent: { entity: "shops", property: "shop", parameter: "Shop" } },
        people: { schema: "Visit" },
      },
      paths: {
        "/shops/{Shop}/visits": {
          get: {
            operationId: "ListVisits",
            parameters: [
              parameter("Shop", "path"),
              parameter("Iterator"),
              { ...parameter("Limit"), schema: { type: "integer" } },
            ],
            "x-standin-answer": { page: { entity: "visits", missing: failure } },
            "x-standin-pagination": {
              ...{ items: "visits", done: "done", key: "id", direction: "descending" },
              iterator: { parameter: "Iterator", member: "iterator", prefix, invalid: failure },
              limit: { parameter: "Limit", default: 10, minimum: 1, maximum: 100, exceeded: failure },
            },
            responses: answers({ $ref: "#/components/schemas/Visits" }),
          },
        },
        "/visits/{Id}": {
          get: {
            operationId: "GetVisit",
            parameters: [parameter("Id", "path")],
            "x-standin-answer": { row: { entity: "visits", by: { Id: "id" }, missing: failure } },
            responses: answers({ $ref: "#/components/schemas/Visit" }),
          },
        },
        "/people/{Email}": {
          get: {
            operationId: "GetPerson",
            parameters: [parameter("Email", "path")],
            "x-standin-answer": {
              row: { entity: "people", by: { Email: "email" }, ignoreCase: ["Email"], missing: failure },
            },
            responses: answers({ $ref: "#/components/schemas/Visit" }),
          },
        },
      },
      components: {
        schemas: {
          Visit: visit,
          Visits: {
            type: "object",
            required: ["visits", "done"],
            properties: {
              visits: { type: "array", items: { $ref: "#/components/schemas/Visit" } },
              done: { type: "boolean" },
              iterator: { type: "string" },
            },
          },
        },
      },
    },
    "visits.yaml",
  );
}

const now = "2026-09-18T10:00:00Z";

function dataOf(contract: Contract, size?: number, seed = "s", at = now): CreatedData {
  const named = {
    id: "north",
    by: new Map(),
    about: "",
    story: undefined,
    size,
    days: undefined,
    overrides: new Map(),
  };
  const scenario: Scenario = {
    ...{ name: "t", file: "t.yaml", about: "", seed, now },
    apis: new Map([
      ["visits", { ...unmentioned, entities: new Map([["shops", { ...unmentionedEntity, named: [named] }]]) }],
    ]),
  };
  return createData(contract, scenario, { seed, now: at });
}

const all = (data: CreatedData): readonly Row[] =>
  data.page("visits", "north", { limit: 1e9, from: undefined, towards: "older", conditions: [] })!.rows;

const keys: readonly { readonly kind: string; readonly key: object; readonly prefix: string }[] = [
  { kind: "text", key: { type: "string" }, prefix: "v_" },
  { kind: "text of digits", key: { type: "string", pattern: "^v_[0-9]{3}$" }, prefix: "v_" },
  { kind: "text of hex digits", key: { type: "string", pattern: "^v_[a-f0-9]{24}$" }, prefix: "v_" },
  { kind: "text of any length but short", key: { type: "string", pattern: "^v_\\d+$", maxLength: 12 }, prefix: "v_" },
  { kind: "short text", key: { type: "string", maxLength: 8 }, prefix: "v_" },
  { kind: "whole numbers", key: { type: "integer", format: "int32" }, prefix: "" },
  { kind: "whole numbers between two", key: { type: "integer", minimum: 7, maximum: 250 }, prefix: "" },
  { kind: "small numbers", key: { type: "integer", format: "int16" }, prefix: "" },
  { kind: "long numbers", key: { type: "integer", format: "int64" }, prefix: "" },
  { kind: "Guids", key: { type: "string", format: "uuid" }, prefix: "" },
];

test.each(keys)("orders rows by keys that are $kind and walks them with any limit", ({ key, prefix }) => {
  const contract = contractOf({ key, prefix });
  const check = contract.operations.find(({ id }) => id === "GetVisit")!.responses[0]!.content.get("application/json")!;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 25 }), fc.string(), (size, limit, seed) => {
      const data = dataOf(contract, size, seed);
      const rows = all(data);
      expect(rows.length).toBe(size);
      for (const { key, value } of rows) {
        expect(key.startsWith(prefix)).toBe(true);
        expect(check.violations(JSON.parse(JSON.stringify(value, asJson)))).toEqual([]);
      }
      rows.slice(1).forEach((row, at) => expect(compareBytes(row.key, rows[at]!.key)).toBeLessThan(0));
      const seen: Row[] = [];
      for (let from: string | undefined; ;) {
        const page = data.page("visits", "north", { limit, from, towards: "older", conditions: [] })!;
        seen.push(...page.rows);
        from = page.rows.at(-1)?.key;
        if (page.done || from === undefined) break;
      }
      expect(seen).toEqual(rows);
      const middle = rows[Math.floor(size / 2)];
      if (middle !== undefined) {
        const newer = data.page("visits", "north", {
          limit: 1e9,
          from: middle.key,
          towards: "newer",
          conditions: [],
        })!.rows;
        expect(newer).toEqual(rows.slice(0, Math.floor(size / 2)));
      }
    }),
    { numRuns: 25 },
  );
});

test("puts the prefix of positions before keys that are text, and the owner into each row", () => {
  for (const row of all(dataOf(contractOf(), 5))) {
    expect(row.value["id"]).toMatch(/^v_[0-9A-Za-z]{27}$/);
    expect(row.value["id"]).toBe(row.key);
    expect(row.value["shop"]).toBe("north");
  }
});

test("finds the row of a page again by its key", () => {
  const data = dataOf(contractOf(), 30);
  for (const row of all(data)) expect(data.find("visits", new Map([["id", row.value["id"]!]]))).toEqual(row);
});

test("pages through a thousand million rows from anywhere", () => {
  const data = dataOf(contractOf(), 1e9);
  const page = data.page("visits", "north", { limit: 3, from: "v_3IzzZ", towards: "older", conditions: [] })!;
  expect(page.rows.length).toBe(3);
  expect(page.done).toBe(false);
});

test("shows more rows as the clock runs, the older ones unchanged", () => {
  const contract = contractOf();
  const before = all(dataOf(contract, 50));
  const after = all(dataOf(contract, 50, "s", "2026-09-25T10:00:00Z"));
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.slice(after.length - before.length)).toEqual(before);
});

test("changes no other value when a property comes", () => {
  const few = all(dataOf(contractOf(), 20));
  const more = all(dataOf(contractOf({ more: { city: { type: "string" }, age: { type: "integer" } } }), 20));
  few.forEach((row, at) => {
    expect(more[at]!.value).toMatchObject(row.value);
  });
});

const narrow = {
  a: { type: "string", enum: ["one", "two"] },
  b: { type: "string", pattern: "^[A-Z]{2}-[0-9]{4}$" },
  c: { type: "string", minLength: 30, maxLength: 40 },
  d: { type: "integer", minimum: 7, maximum: 9 },
  e: { type: "number", exclusiveMinimum: 0, maximum: 1 },
  f: { type: "array", items: { type: "string" }, minItems: 2, maxItems: 2 },
  g: { type: "string", const: "fixed" },
  h: { type: "string", format: "uuid" },
  i: { type: "integer", multipleOf: 5, minimum: 0, maximum: 100 },
  j: { type: "object", additionalProperties: { type: "integer" } },
};

test("keeps to what a schema says of its values", () => {
  const contract = contractOf({ more: narrow, required: ["id", ...Object.keys(narrow)] });
  const check = contract.operations.find(({ id }) => id === "GetVisit")!.responses[0]!.content.get("application/json")!;
  for (const row of all(dataOf(contract, 40))) {
    const json: unknown = JSON.parse(JSON.stringify(row.value, asJson));
    expect(check.violations(json)).toEqual([]);
  }
});

/** As JSON has it: no 64-bit numbers, no maps, no absent members. */
function asJson(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Map ? Object.fromEntries(value) : (value ?? undefined);
}

test("gives a property the faker method that it names, seeded by its cell", () => {
  const contract = contractOf({
    more: { card: { type: "string", "x-faker": "finance.iban" }, age: { type: "integer", "x-faker": "number.int" } },
    required: ["id", "card", "age"],
  });
  const rows = all(dataOf(contract, 5));
  for (const row of rows) expect(row.value["card"]).toMatch(/^[A-Z]{2}\d{2}/);
  expect(all(dataOf(contract, 5))).toEqual(rows);
  expect(
    dataOf(contract, 5).page("visits", "north", { limit: 1, from: rows[2]!.key, towards: "older", conditions: [] })!
      .rows,
  ).toEqual([rows[3]]);
});

const property = "/components/schemas/Visit/properties";

const refused: readonly { readonly title: string; readonly choices: Choices; readonly problem: object }[] = [
  {
    title: "a faker method that is not there",
    choices: { more: { card: { type: "string", "x-faker": "internet.nosuch" } } },
    problem: { place: `${property}/card/x-faker`, found: 'faker has no method "internet.nosuch"' },
  },
  {
    title: "a misspelled faker method",
    choices: { more: { card: { type: "string", "x-faker": "finance.ibann" } } },
    problem: { place: `${property}/card/x-faker`, cure: 'did you mean "finance.iban"?' },
  },
  {
    title: "what is no method of faker",
    choices: { more: { card: { type: "string", "x-faker": "internet.constructor" } } },
    problem: { found: 'faker has no method "internet.constructor"' },
  },
  {
    title: "a faker method whose values the property cannot hold",
    choices: { more: { age: { type: "integer", "x-faker": "internet.email" } } },
    problem: { place: `${property}/age/x-faker`, cure: "name a method of the property's kind" },
  },
  {
    title: "keys whose pattern does not begin as positions do",
    choices: { key: { type: "string", pattern: "^visit-[0-9]{6}$" } },
    problem: { place: `${property}/id`, cure: expect.stringContaining('begins with "v_"') as string },
  },
  {
    title: "keys of a pattern that nothing is known to fit",
    choices: { key: { type: "string", pattern: "^(v_a|v_b)(?=c)c$" } },
    problem: { place: `${property}/id`, cure: expect.stringContaining("rows of your own") as string },
  },
  {
    title: "numbers as keys where positions begin with letters",
    choices: { key: { type: "integer" } },
    problem: { place: `${property}/id`, found: 'keys are like 1000000000, and positions begin with "v_"' },
  },
];

test.each(refused)("refuses $title at the start", ({ choices, problem }) => {
  const problems = (): ProblemError["problems"] => {
    try {
      checkDeclared([contractOf(choices)]);
      return [];
    } catch (error) {
      return (error as ProblemError).problems;
    }
  };
  expect(problems()).toMatchObject([problem]);
});

test("gives whoever is asked for a row of their own, always the same, capitals aside where the contract says so", () => {
  const data = dataOf(contractOf());
  const find = (email: string) => data.find("people", new Map([["email", email]]));
  const row = find("a@b.example")!;
  expect(row.value["email"]).toBe("a@b.example");
  expect(find("c@d.example")!.value["customerName"]).not.toBe(row.value["customerName"]);
  expect({ ...find("A@b.example")!.value, email: "" }).toEqual({ ...row.value, email: "" });
  expect(find("nobody")).toBeUndefined();
});

test("lets any owner exist but nobody", () => {
  const data = dataOf(contractOf());
  const request = { limit: 1, from: undefined, towards: "older", conditions: [] } as const;
  expect(data.page("visits", "south", request)).toBeDefined();
  for (const owner of ["", "nobody", "shop_nobody", "nope"])
    expect(data.page("visits", owner, request)).toBeUndefined();
});
