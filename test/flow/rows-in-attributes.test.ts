import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const time = { type: "string", format: "date-time" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const around = (schema: object): object => ({ type: "object", required: ["data"], properties: { data: schema } });
const ok = (schema: object): object => ({ description: "ok", ...json(around(schema)) });
const category = around({ type: "object", properties: { id: whole } });
const attributes = {
  type: "object",
  required: ["title"],
  properties: { title: text, views: whole, category, createdAt: time, updatedAt: time },
};
const row = { type: "object", properties: { id: whole, attributes } };
const sent = json(
  around({ type: "object", required: ["title"], properties: { title: text, views: whole, category: whole } }),
);

const ask = standInFor({
  openapi: "3.0.3",
  info: { title: "Articles", version: "1" },
  paths: {
    "/articles": {
      get: { responses: { "200": ok({ type: "array", items: row }) } },
      post: { requestBody: sent, responses: { "200": ok(row) } },
    },
    "/articles/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: whole }],
      get: { responses: { "200": ok(row) } },
      put: { requestBody: sent, responses: { "200": ok(row) } },
    },
  },
});

interface Answer {
  readonly data: { readonly id: number; readonly attributes: Readonly<Record<string, unknown>> };
}

test("members that a body has bare are those of the object in which rows hold them", async () => {
  const made = (await ask("POST /articles", { data: { title: "One", views: 3, category: 1 } })).json as Answer;
  expect(made.data.attributes).toMatchObject({ title: "One", views: 3 });
  const { id } = made.data;
  expect(await ask(`GET /articles/${id}`)).toMatchObject({ json: made });
  const changed = (await ask(`PUT /articles/${id}`, { data: { title: "Two" } })).json as Answer;
  expect(changed.data.attributes).toMatchObject({ title: "Two", views: 3 });
  expect(((await ask("GET /articles")).json as { readonly data: readonly object[] }).data[0]).toEqual(changed.data);
});

test("a made row that is changed keeps what is not sent", async () => {
  const before = (await ask("GET /articles/1")).json as Answer;
  const after = (await ask("PUT /articles/1", { data: { title: "New" } })).json as Answer;
  expect(after.data.attributes).toMatchObject({ title: "New" });
  expect(Object.keys(after.data.attributes)).toEqual(Object.keys(before.data.attributes));
});
