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

const many = { type: "array", items: article };
const held = (schema: object): object => ({ type: "object", required: ["data"], properties: { data: schema } });
const either = [{ oneOf: [article, many] }, { anyOf: [many, article] }];

/** What is sent, what the answer may be, and where in it the rows are. */
const alike = either.flatMap((sent) => [
  ...either.map((answered) => ({ sent, answered, rowsOf: (answer: unknown) => answer })),
  ...either.map((answered) => ({
    sent,
    answered: held(answered),
    rowsOf: (answer: unknown) => (answer as Data<unknown>).data,
  })),
]);

function askOf(sent: object, answered: object): ReturnType<typeof standInFor> {
  const item = document.paths["/items/articles/{id}"];
  const get = { responses: { "200": { description: "ok", ...json(many) } } };
  const post = { requestBody: json(sent), responses: { "201": { description: "made", ...json(answered) } } };
  return standInFor({ ...document, paths: { "/items/articles": { get, post }, "/items/articles/{id}": item } });
}

test.each(alike)("the answer shows a list for a list and a row for a row where it may: %j", async (one) => {
  const ask = askOf(one.sent, one.answered);
  const created = async (sent: unknown): Promise<unknown> => one.rowsOf((await ask("POST /items/articles", sent)).json);
  const row = await created({ title: "One" });
  expect(row).toMatchObject({ title: "One" });
  const rows = await created([{ title: "Two" }, { title: "Three" }]);
  expect(rows).toMatchObject([{ title: "Two" }, { title: "Three" }]);
  const [two, three] = rows as readonly Row[];
  expect(((await ask("GET /items/articles")).json as readonly unknown[]).slice(0, 3)).toEqual([three, two, row]);
  expect(await created([])).toEqual([]);
});

test("one new row is the only one of an answer that is a list", async () => {
  const ask = askOf(article, many);
  const { json: rows } = await ask("POST /items/articles", { title: "One" });
  expect(rows).toEqual([expect.objectContaining({ title: "One" })]);
  expect(((await ask("GET /items/articles")).json as readonly unknown[])[0]).toEqual((rows as readonly Row[])[0]);
});
