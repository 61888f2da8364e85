import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const properties = { title: text, body: text, note: text };
const row = { type: "object", required: ["id", "title", "body"], properties: { id: whole, ...properties } };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ description: "ok", ...json(schema) });
const id = { name: "id", in: "path", required: true, schema: whole };

function documentWith(sent: object): object {
  return {
    openapi: "3.1.0",
    info: { title: "Posts", version: "1" },
    paths: {
      "/posts": { get: { responses: { "200": ok({ type: "array", items: row }) } } },
      "/posts/{id}": {
        parameters: [id],
        get: { responses: { "200": ok(row) } },
        put: { requestBody: json(sent), responses: { "200": ok(row) } },
      },
    },
  };
}

test("a PUT whose body may leave out what every row has changes what it names alone", async () => {
  const ask = standInFor(documentWith({ type: "object", properties }));
  const before = (await ask("GET /posts/1")).json as object;
  const after = await ask("PUT /posts/1", { title: "New" });
  expect(after.json).toEqual({ ...before, title: "New" });
  expect((await ask("GET /posts/1")).json).toEqual(after.json);
});

test.each([
  ["requires what rows have", { type: "object", required: ["title", "body"], properties }],
  ["requires a part of it", { type: "object", required: ["title"], properties }],
])("a PUT whose body %s replaces the row", async (_name, sent) => {
  const ask = standInFor(documentWith(sent));
  const after = await ask("PUT /posts/1", { title: "New", body: "Words" });
  expect(after.json).toEqual({ id: 1, title: "New", body: "Words" });
});
