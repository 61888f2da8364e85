import { describe, expect, test } from "vitest";
import { differencesOf } from "../../../src/derive/difference/difference.ts";
import type { Json } from "../../../src/derive/draft/draft.ts";
import { type KindName, kinds } from "../../../src/derive/difference/kinds.ts";

const base = (): Json => ({
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

function schema(): Json {
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

/** A change of what stands at a path of keys: another value, or nothing. */
type Edit = readonly [path: string, value?: unknown];

const get = "paths /orders get";
const post = "paths /orders post";
const town = `${get} parameters 0`;

/** A change of operations, what it is called, and what its opposite is called. */
const operations: readonly (readonly [KindName, KindName, Edit])[] = [
  ["operation removed", "operation added", ["paths /orders delete"]],
  ["operation renamed", "operation renamed", [`${get} operationId`, "FindOrders"]],
  ["operation deprecated", "operation no longer deprecated", [`${get} deprecated`, true]],
  ["parameter removed", "optional parameter added", [town]],
  [
    "required parameter added",
    "parameter removed",
    [`${get} parameters 2`, { name: "Page", in: "query", required: true, schema: {} }],
  ],
  ["parameter became required", "parameter became optional", [`${town} required`, true]],
  ["parameter moved", "parameter moved", [`${town} in`, "header"]],
  ["list written otherwise", "list written otherwise", [`${get} parameters 1 explode`, true]],
  ["body removed", "required body added", [`${post} requestBody`]],
  ["body became optional", "body became required", [`${post} requestBody required`]],
  ["format of the body removed", "format of the body added", [`${post} requestBody content application/xml`]],
  ["credentials needed", "credentials no longer needed", [`${get} security`, [{ basic: [] }]]],
  ["way to be let in removed", "way to be let in added", [`${post} security 1`]],
  ["success added", "success removed", [`${post} responses 202`, { description: "" }]],
  ["failure removed", "failure added", [`${get} responses 404`]],
  ["answer removed", "answer added", [`${get} responses 200 content`]],
  ["format of the answer removed", "format of the answer added", [`${get} responses 200 content text/csv`]],
  ["host setting changed", "host setting changed", ["x-standin-host dates", "wcf"]],
  ["type removed", "type added", ["components schemas Spare"]],
];

/** A change of a schema. */
const schemas: readonly (readonly [KindName, KindName, Edit])[] = [
  ["member removed", "optional member added", ["properties words"]],
  ["required member added", "member removed", ["", { properties: { more: {} }, required: ["more"] }]],
  ["member became required", "member became optional", ["required 1", "town"]],
  ["type widened", "type narrowed", ["properties words type", ["string", "boolean"]]],
  ["type widened", "type narrowed", ["properties count type", "number"]],
  ["type changed", "type changed", ["properties words type", "boolean"]],
  ["null refused", "null allowed", ["properties town type", "string"]],
  ["value removed", "value added", ["properties state enum 1"]],
  ["values closed", "values opened", ["properties words enum", ["a"]]],
  ["form narrowed", "form widened", ["properties id format", "int32"]],
  ["form narrowed", "form widened", ["properties words pattern", "^a"]],
  ["form changed", "form changed", ["properties town pattern", "^[a-z]"]],
  ["bound tightened", "bound loosened", ["properties count maximum", 5]],
  ["bound tightened", "bound loosened", ["properties count minimum", 2]],
  ["bound loosened", "bound tightened", ["properties count minimum"]],
  ["bound loosened", "bound tightened", ["properties lines uniqueItems"]],
  ["further members refused", "further members allowed", ["additionalProperties", false]],
  ["type widened", "type narrowed", ["properties notes additionalProperties"]],
  ["base changed", "base changed", ["allOf"]],
  ["name in XML changed", "name in XML changed", ["properties words xml", { name: "Words" }]],
  ["number of a value changed", "number of a value changed", ["properties state x-standin-enum members open", 7]],
];

/** A copy with something else at a path; an object at no path is put into the whole. */
function edited(value: unknown, keys: readonly string[], edit: Edit): unknown {
  const [key, ...rest] = keys;
  const [, put] = edit;
  if (key === undefined) return put;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...(value as unknown[])];
    if (rest.length === 0 && edit.length === 1) copy.splice(Number(key), 1);
    else copy[Number(key)] = edited(copy[Number(key)], rest, edit);
    return copy;
  }
  const members = Object.entries((value ?? {}) as Json);
  if (rest.length === 0 && edit.length === 1) return Object.fromEntries(members.filter(([name]) => name !== key));
  const known = members.find(([name]) => name === key)?.[1];
  return { ...Object.fromEntries(members), [key]: edited(known, rest, edit) };
}

function changed(path: string, edit: Edit): readonly [Json, Json] {
  const at = [path, edit[0]]
    .join(" ")
    .split(" ")
    .filter((key) => key !== "");
  return [base(), edited(base(), at, edit) as Json];
}

/** A schema with one more member, which it requires. */
function withMember(name: string): readonly [Json, Json] {
  const [was, more] = changed(`components schemas ${name}`, ["properties more", {}]);
  return [was, edited(more, `components schemas ${name} required 1`.split(" "), ["", "more"]) as Json];
}

test("finds nothing between a contract and itself, whatever the order of its members and the words for people", () => {
  const described = edited(base(), `${get} description`.split(" "), ["", "Words."]) as Json;
  const other = {
    info: { version: "2", title: "Another" },
    ...Object.fromEntries(Object.entries(described).toReversed()),
  };
  expect(differencesOf(base(), other)).toEqual([]);
});

describe.each(operations)("%s, and back: %s", (forward, backward, edit) => {
  const [was, now] = changed("", edit);
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

describe.each(schemas)("%s, and back: %s", (forward, backward, edit) => {
  test.each([
    ["NewOrder", "sends"],
    ["Order", "reads"],
  ] as const)("in %s breaks who %s, if it breaks anybody, and nobody else", (name, who) => {
    const [was, now] = edit[0] === "" ? withMember(name) : changed(`components schemas ${name}`, edit);
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
