import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Ask = ReturnType<typeof standInFor>;

const text = { type: "string" };
const object = (properties: object, required = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const list = (items: object): object => ({ type: "array", items });
const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const said = (schema: object): object => ({ responses: { "200": { description: "ok", ...content(schema) } } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const link = object({ type: text, id: text });
const one = object({ data: link });
const resource = (attributes: object, relationships: object): object =>
  object({ id: text, type: text, attributes: object(attributes), relationships: object(relationships) });
const schemas = {
  Author: object({ id: text, type: text, attributes: object({ name: text }) }),
  Comment: resource({ body: text }, { author: one }),
  Article: resource({ title: text }, { author: one, comments: object({ data: list(link) }) }),
};
const free = object({ id: text, type: text, attributes: { type: "object" } });

const id = { name: "id", in: "path", required: true, schema: text };
const include = { name: "include", in: "query", schema: text };
const size = { name: "page[size]", in: "query", schema: { type: "integer" } };

/** @param included what stands beside articles */
function articles(included: object, parameters: readonly object[] = [include], required = ["data"]): Ask {
  const around = (data: object): object => object({ data, included: list(included) }, required);
  const sent = object({ data: object({ type: text, attributes: object({ name: text }) }) });
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Articles", version: "1" },
    components: { schemas },
    paths: {
      "/articles": { get: { parameters: [size, ...parameters], ...said(around(list(ref("Article")))) } },
      "/articles/{id}": { get: { parameters: [id, ...parameters], ...said(around(ref("Article"))) } },
      "/authors": { get: said(object({ data: list(ref("Author")) })) },
      "/authors/{id}": {
        parameters: [id],
        get: said(object({ data: ref("Author") })),
        patch: { requestBody: content(sent), ...said(object({ data: ref("Author") })) },
      },
      "/comments": { get: said(object({ data: list(ref("Comment")) })) },
      "/comments/{id}": { get: { parameters: [id], ...said(object({ data: ref("Comment") })) } },
    },
  });
}

interface Linked {
  readonly type: string;
  readonly id: string;
  readonly attributes?: object;
  readonly relationships?: Readonly<Record<string, { readonly data: Linked | readonly Linked[] }>>;
}

const linksOf = (rows: readonly Linked[], ...relations: readonly string[]): readonly Linked[] =>
  rows.flatMap(({ relationships }) => relations.flatMap((name) => relationships?.[name]?.data ?? []));
const namesOf = (rows: readonly Linked[]): ReadonlySet<string> => new Set(rows.map((row) => `/${row.type}/${row.id}`));

async function shownBy(
  ask: Ask,
  line: string,
): Promise<{ rows: readonly Linked[]; included: readonly Linked[] | undefined }> {
  const { status, json } = await ask(`GET ${line}`);
  expect(status).toBe(200);
  const { data, included } = json as { data: Linked | readonly Linked[]; included?: readonly Linked[] };
  return { rows: [data].flat(), included };
}

async function fetched(ask: Ask, { type, id: key }: Linked): Promise<Linked> {
  return ((await ask(`GET /${type}/${key}`)).json as { data: Linked }).data;
}

const kinds = {
  "any of several": { oneOf: [ref("Comment"), ref("Author"), ref("Article")] },
  "those of no schema": free,
};

test.each(Object.entries(kinds))(
  "the rows that are asked for stand beside those of a page, each once: %s",
  async (_, kind) => {
    const ask = articles(kind);
    for (const line of ["/articles?page[size]=9&include=author,comments", "/articles/5?include=comments,author"]) {
      const { rows, included = [] } = await shownBy(ask, line);
      expect(namesOf(included)).toEqual(namesOf(linksOf(rows, "author", "comments")));
      expect(namesOf(included).size).toBe(included.length);
      for (const row of included) expect(await fetched(ask, row)).toMatchObject(row);
      expect(included.every(({ attributes }) => Object.keys(attributes ?? {}).length === 1)).toBe(true);
    }
  },
);

test("a path leads on to what related rows are related to", async () => {
  const ask = articles(kinds["any of several"]);
  const { rows, included = [] } = await shownBy(ask, "/articles?page[size]=9&include=comments.author");
  const comments = await Promise.all(linksOf(rows, "comments").map(async (row) => await fetched(ask, row)));
  expect(namesOf(included)).toEqual(namesOf([...comments, ...linksOf(comments, "author")]));
});

test("nothing stands there that was not asked for, and all that is related where nothing can be asked", async () => {
  const kind = kinds["any of several"];
  expect((await shownBy(articles(kind), "/articles")).included).toBeUndefined();
  expect((await shownBy(articles(kind), "/articles?include=none")).included).toBeUndefined();
  expect((await shownBy(articles(kind, [include], ["data", "included"]), "/articles")).included).toEqual([]);
  const { rows, included = [] } = await shownBy(articles(kind, []), "/articles?page[size]=4");
  expect(namesOf(included)).toEqual(namesOf(linksOf(rows, "author", "comments")));
});

test("related rows are shown as they have become", async () => {
  const ask = articles(kinds["any of several"]);
  const [author] = (await shownBy(ask, "/articles/5?include=author")).included ?? [];
  await ask(`PATCH /authors/${author?.id ?? ""}`, { data: { type: "authors", attributes: { name: "Changed" } } });
  const { included } = await shownBy(ask, "/articles/5?include=author");
  expect(included).toEqual([{ ...author, attributes: { name: "Changed" } }]);
});

test("however many paths of however many steps are asked for, an answer has an end", async () => {
  const ask = articles(kinds["any of several"]);
  const long = Array.from({ length: 200 }, () => "comments.author").join(".");
  const many = Array.from({ length: 200 }, (_, index) => `comments.author.${index}`).join(",");
  const { included: few = [] } = await shownBy(ask, "/articles?page[size]=9&include=comments.author");
  for (const paths of [long, many]) {
    const { included = [] } = await shownBy(ask, `/articles?page[size]=9&include=${paths}`);
    expect(namesOf(included)).toEqual(namesOf(few));
  }
});
