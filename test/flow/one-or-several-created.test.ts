import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const related = {
  type: "object",
  properties: { id: { type: "integer" }, articles: { type: "array", items: { $ref: "#/components/schemas/Article" } } },
};
const row = { type: "object", properties: { id: { type: "integer" }, title: text, author: related } };
const article = { $ref: "#/components/schemas/Article" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({
  description: "ok",
  ...json({ type: "object", required: ["data"], properties: { data: schema } }),
});

const document = {
  openapi: "3.0.1",
  info: { title: "Articles", version: "1" },
  paths: {
    "/items/articles": {
      get: { responses: { "200": ok({ type: "array", items: article }) } },
      post: {
        requestBody: json({ oneOf: [{ type: "array", items: article }, article] }),
        responses: { "200": ok(article) },
      },
    },
    "/items/articles/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      get: { responses: { "200": ok(article) } },
    },
  },
  components: { schemas: { Article: row } },
};

interface Data<T> {
  readonly data: T;
}
interface Row {
  readonly id: number;
  readonly title: string;
}

test("one row is created where a body may be a row or a list of rows", async () => {
  const ask = standInFor(document);
  const { data } = (await ask("POST /items/articles", { title: "One" })).json as Data<Row>;
  expect(data).toMatchObject({ title: "One" });
  expect(((await ask(`GET /items/articles/${data.id}`)).json as Data<Row>).data).toEqual(data);
  expect(((await ask("GET /items/articles")).json as Data<readonly Row[]>).data[0]).toEqual(data);
});

test("and each of a list is", async () => {
  const ask = standInFor(document);
  const answer = await ask("POST /items/articles", [{ title: "One" }, { title: "Two" }]);
  expect(answer.json).toMatchObject({ data: { title: "One" } });
  const { data } = (await ask("GET /items/articles")).json as Data<readonly Row[]>;
  expect(data.slice(0, 2).map(({ title }) => title)).toEqual(["Two", "One"]);
});
