import { describe, expect, test } from "vitest";
import { differencesOf } from "../../../src/derive/difference/difference.ts";
import { type KindName, kinds } from "../../../src/derive/difference/kinds.ts";

/** Contracts are data here: changed by hand, compared as they are. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

const base = (): Loose => ({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  "x-standin-host": { framework: "plain", dates: "iso8601" },
  paths: {
    "/orders": {
      get: {
        operationId: "ListOrders",
        parameters: [
          { name: "Town", in: "query", required: false, schema: { type: "string" } },
          {
            name: "States",
            in: "query",
            required: false,
            style: "form",
            explode: false,
            schema: { type: "array", items: { type: "string" } },
          },
        ],
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Order" } },
              "text/csv": { schema: { $ref: "#/components/schemas/Order" } },
            },
          },
          "404": { description: "" },
        },
      },
      post: {
        operationId: "CreateOrder",
        security: [{ basic: ["clerk"] }, { basic: ["chief"] }],
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/NewOrder" } },
            "application/xml": { schema: { $ref: "#/components/schemas/NewOrder" } },
          },
        },
        responses: { "201": { description: "" } },
      },
      delete: { operationId: "DropOrders", responses: { "204": { description: "" } } },
    },
  },
  components: {
    schemas: {
      Base: { type: "object" },
      Order: schema(),
      NewOrder: schema(),
      Spare: { type: "object" },
    },
  },
});

function schema(): Loose {
  return {
    type: "object",
    allOf: [{ $ref: "#/components/schemas/Base" }],
    required: ["id"],
    properties: {
      id: { type: "integer", format: "int64" },
      town: { type: ["string", "null"], pattern: "^[A-Z]" },
      state: { type: "string", enum: ["open", "closed"], "x-standin-enum": { members: { open: 1, closed: 2 } } },
      count: { type: "integer", minimum: 1, maximum: 9 },
      words: { type: "string" },
      notes: { type: "object", additionalProperties: { type: "string" } },
      lines: { type: "array", items: { type: "number", format: "double" }, uniqueItems: true },
    },
  };
}

const get = (document: Loose): Loose => document.paths["/orders"].get;
const post = (document: Loose): Loose => document.paths["/orders"].post;

/** A change of operations, what it is called, and what its opposite is called. */
const operations: readonly (readonly [KindName, KindName, (document: Loose) => void])[] = [
  ["operation removed", "operation added", (d) => delete d.paths["/orders"].delete],
  ["operation renamed", "operation renamed", (d) => (get(d).operationId = "FindOrders")],
  ["operation deprecated", "operation no longer deprecated", (d) => (get(d).deprecated = true)],
  ["parameter removed", "optional parameter added", (d) => get(d).parameters.shift()],
  [
    "required parameter added",
    "parameter removed",
    (d) => get(d).parameters.push({ name: "Page", in: "query", required: true, schema: {} }),
  ],
  ["parameter became required", "parameter became optional", (d) => (get(d).parameters[0].required = true)],
  ["parameter moved", "parameter moved", (d) => (get(d).parameters[0].in = "header")],
  ["list written otherwise", "list written otherwise", (d) => (get(d).parameters[1].explode = true)],
  ["body removed", "required body added", (d) => delete post(d).requestBody],
  ["body became optional", "body became required", (d) => delete post(d).requestBody.required],
  [
    "format of the body removed",
    "format of the body added",
    (d) => delete post(d).requestBody.content["application/xml"],
  ],
  ["credentials needed", "credentials no longer needed", (d) => (get(d).security = [{ basic: [] }])],
  ["way to be let in removed", "way to be let in added", (d) => post(d).security.pop()],
  ["success added", "success removed", (d) => (post(d).responses["202"] = { description: "" })],
  ["failure removed", "failure added", (d) => delete get(d).responses["404"]],
  ["answer removed", "answer added", (d) => delete get(d).responses["200"].content],
  [
    "format of the answer removed",
    "format of the answer added",
    (d) => delete get(d).responses["200"].content["text/csv"],
  ],
  ["host setting changed", "host setting changed", (d) => (d["x-standin-host"].dates = "wcf")],
  ["type removed", "type added", (d) => delete d.components.schemas.Spare],
];

/** A change of a schema. */
const schemas: readonly (readonly [KindName, KindName, (schema: Loose) => void])[] = [
  ["member removed", "optional member added", (s) => delete s.properties.words],
  ["required member added", "member removed", (s) => ((s.properties.more = {}), s.required.push("more"))],
  ["member became required", "member became optional", (s) => s.required.push("town")],
  ["type widened", "type narrowed", (s) => (s.properties.words.type = ["string", "boolean"])],
  ["type widened", "type narrowed", (s) => (s.properties.count = { ...s.properties.count, type: "number" })],
  ["type changed", "type changed", (s) => (s.properties.words.type = "boolean")],
  ["null refused", "null allowed", (s) => (s.properties.town.type = "string")],
  ["value removed", "value added", (s) => s.properties.state.enum.pop()],
  ["values closed", "values opened", (s) => (s.properties.words.enum = ["a"])],
  ["form narrowed", "form widened", (s) => (s.properties.id.format = "int32")],
  ["form narrowed", "form widened", (s) => (s.properties.words.pattern = "^a")],
  ["form changed", "form changed", (s) => (s.properties.town.pattern = "^[a-z]")],
  ["bound tightened", "bound loosened", (s) => (s.properties.count.maximum = 5)],
  ["bound tightened", "bound loosened", (s) => (s.properties.count.minimum = 2)],
  ["bound loosened", "bound tightened", (s) => delete s.properties.count.minimum],
  ["bound loosened", "bound tightened", (s) => delete s.properties.lines.uniqueItems],
  ["further members refused", "further members allowed", (s) => (s.additionalProperties = false)],
  ["type widened", "type narrowed", (s) => delete s.properties.notes.additionalProperties],
  ["base changed", "base changed", (s) => delete s.allOf],
  ["name in XML changed", "name in XML changed", (s) => (s.properties.words.xml = { name: "Words" })],
  [
    "number of a value changed",
    "number of a value changed",
    (s) => (s.properties.state["x-standin-enum"].members.open = 7),
  ],
];

function changed(change: (document: Loose) => void): readonly [Loose, Loose] {
  const now = base();
  change(now);
  return [base(), now];
}

test("finds nothing between a contract and itself, whatever the order of its members and the words for people", () => {
  const other = base();
  other.info = { version: "2", title: "Another" };
  get(other).description = "Words.";
  other.components.schemas = Object.fromEntries(Object.entries(other.components.schemas).toReversed());
  expect(differencesOf(base(), other)).toEqual([]);
});

describe.each(operations)("%s, and back: %s", (forward, backward, change) => {
  const [was, now] = changed(change);
  test("is told once, each way, as what it is", () => {
    for (const [found, kind] of [
      [differencesOf(was, now), forward],
      [differencesOf(now, was), backward],
    ] as const) {
      expect(found.map((one) => one.kind)).toEqual([kind]);
      expect(found[0]?.breaksSender).toBe(kinds[kind].breaksSender);
      expect(found[0]?.breaksReader).toBe(kinds[kind].breaksReader);
    }
  });
});

describe.each(schemas)("%s, and back: %s", (forward, backward, change) => {
  test.each([
    ["NewOrder", "sends"],
    ["Order", "reads"],
  ] as const)("in %s breaks who %s, if it breaks anybody, and nobody else", (name, who) => {
    const [was, now] = changed((document) => change(document.components.schemas[name]));
    for (const [found, kind] of [
      [differencesOf(was, now), forward],
      [differencesOf(now, was), backward],
    ] as const) {
      expect(found.map((one) => one.kind)).toContain(kind);
      const one = found.find((difference) => difference.kind === kind);
      expect(one?.place.startsWith(name)).toBe(true);
      expect(one?.breaksSender).toBe(who === "sends" && kinds[kind].breaksSender);
      expect(one?.breaksReader).toBe(who === "reads" && kinds[kind].breaksReader);
    }
  });
});

test("tells at least thirty kinds apart, and each is tried here", () => {
  const tried = new Set([...operations, ...schemas].flatMap(([forward, backward]) => [forward, backward]));
  const untried = Object.keys(kinds).filter((name) => !tried.has(name as KindName));
  expect(tried.size).toBeGreaterThan(30);
  expect(untried).toEqual(["optional body added"]);
});
