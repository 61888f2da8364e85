import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const cat = { type: "object", required: ["id", "name"], properties: { id: { type: "integer" }, name: text } };
const cats = { type: "array", items: { $ref: "#/components/schemas/Cat" } };

/** A list whose answer is a schema of any data, of which `allOf` says what it is here. */
const ask = (data: object, own: object, isBeside = false): ReturnType<typeof standInFor> => {
  const generic = { $ref: "#/components/schemas/Generic" };
  const schema = isBeside
    ? { allOf: [generic], properties: { data: own } }
    : { allOf: [generic, { properties: { data: own } }] };
  const ok = { description: "", content: { "application/json": { schema } } };
  const open = { description: "", content: { "application/json": { schema: generic } } };
  return standInFor({
    openapi: "3.0.0",
    info: { title: "Cats", version: "1" },
    paths: {
      "/cats": { get: { responses: { 200: ok } } },
      "/open": { get: { responses: { 200: open } } },
    },
    components: {
      schemas: {
        Cat: cat,
        Generic: {
          type: "object",
          required: ["data"],
          properties: { data: { description: "any", ...data }, more: text },
        },
      },
    },
  });
};

test.each([
  ["a list of lists", { type: "array", items: { type: "array" } }],
  ["a list of objects without members", { type: "array", items: { type: "object" } }],
  ["a list of texts", { type: "array", items: { type: "string" } }],
  ["an object without members", { type: "object" }],
])("%s is whatever another part of the whole says that it is", async (_, bare) => {
  for (const isBeside of [false, true]) {
    const { json } = await ask(bare, cats, isBeside)("GET /cats");
    const { data } = json as { data: readonly object[] };
    expect(data.length).toBeGreaterThan(0);
    for (const row of data)
      expect(row).toEqual({ id: expect.any(Number) as number, name: expect.any(String) as string });
  }
});

test("a list without members of its own is the one thing that another part names", async () => {
  const { json, status } = await ask({ type: "array", items: { type: "array" } }, cat)("GET /cats");
  expect(status).toBe(200);
  expect(json).toMatchObject({ data: { id: expect.any(Number) as number, name: expect.any(String) as string } });
});

test("of two that are bare the one that comes later is meant", async () => {
  const { json } = await ask({ type: "object" }, { type: "array", items: { type: "object" } })("GET /cats");
  expect((json as { data: unknown }).data).toBeInstanceOf(Array);
});

test("it stays as it is where nothing else is said of it", async () => {
  const { json } = await ask({ type: "array", items: { type: "array" } }, cats)("GET /open");
  for (const item of (json as { data: readonly unknown[] }).data) expect(item).toBeInstanceOf(Array);
});
