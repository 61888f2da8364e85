import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object, ...required: string[]): object => ({ type: "object", required, properties });
const list = (items: object): object => ({ type: "array", items });
const said = (schema: object): object => ({
  "200": { description: "ok", content: { "application/json": { schema } } },
});

const author = object({ id: whole, name: text }, "id", "name");
const members = { id: whole, title: text, body: text, author, comments: list(author) };
const article = object(members, "id", "title", "body");
const loose = object(members, "id");

/** Articles with what a query may say of them. */
function articles(parameters: readonly object[], row = loose, shown = list(row)): ReturnType<typeof standInFor> {
  const query = parameters.map((one) => ({ in: "query", schema: text, ...one }));
  const id = { name: "id", in: "path", required: true, schema: whole };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Articles", version: "1" },
    paths: {
      "/articles": { get: { parameters: query, responses: said(shown) } },
      "/articles/{id}": { get: { parameters: [id, ...query], responses: said(row) } },
    },
  });
}

/** The members that any row of a list shows, and those of a row that is fetched. */
async function shownBy(ask: ReturnType<typeof standInFor>, query: string): Promise<ReadonlySet<string>> {
  const rows = (await ask(`GET /articles${query}`)).json as readonly Row[];
  const { json, status } = await ask(`GET /articles/1${query}`);
  expect(status).toBe(200);
  return new Set([...rows, json as Row].flatMap((row) => Object.keys(row)));
}

const someTitle = ["id", "title"];

test.each([
  ["fields", {}],
  ["fields", { schema: { ...list(text) }, explode: false }],
  ["_fields", {}],
  ["$select", { schema: list({ type: "string", enum: ["id", "title", "body"] }), explode: false }],
  ["select", {}],
  ["fields[articles]", {}],
  ["properties", { description: "Properties to include in the response" }],
])("rows show only the members that `%s` names", async (name, more) => {
  const ask = articles([{ name, ...more }]);
  expect(await shownBy(ask, `?${name}=title`)).toEqual(new Set(someTitle));
  expect((await shownBy(ask, "")).size).toBe(5);
});

test("members of members are named with a dot, a slash or brackets", async () => {
  const ask = articles([{ name: "fields" }], object({ ...members, author }, "id", "author"));
  for (const query of ["author.name", "author/name", "author(name)"]) {
    const { json } = await ask(`GET /articles?fields=title,${query}`);
    // The rest of an author is required.
    for (const row of json as readonly Row[]) expect(Object.keys(row["author"] as Row)).toEqual(["id", "name"]);
  }
  expect(await shownBy(ask, "?fields=title")).toEqual(new Set(["id", "title", "author"]));
});

const person = object({ id: whole, name: text, address: object({ town: text, street: text }) });
const withPerson = object({ id: whole, title: text, author: person }, "id");

test("a member that is named beside members of it is shown whole, in any order", async () => {
  const ask = articles([{ name: "fields" }, { name: "exclude_fields" }], withPerson);
  const shownFor = async (query: string): Promise<unknown> => (await ask(`GET /articles${query}`)).json;
  const whole = await shownFor("?fields=author");
  for (const names of ["author,author.name", "author.name,author", "author(name),author", "author.*", "author(*)"])
    expect([names, await shownFor(`?fields=${names}`)]).toEqual([names, whole]);
  const address = await shownFor("?fields=author.address");
  expect(address).not.toEqual(whole);
  for (const names of ["author.address.town,author.address", "author(address,address.town)", "author(address(*))"])
    expect([names, await shownFor(`?fields=${names}`)]).toEqual([names, address]);
  const without = await shownFor("?exclude_fields=author");
  for (const names of ["author,author.name", "author.name,author"])
    expect([names, await shownFor(`?exclude_fields=${names}`)]).toEqual([names, without]);
});

test("what a schema requires is shown whatever is asked for, as it is without the question", async () => {
  const ask = articles([{ name: "fields" }], article);
  const whole = (await ask("GET /articles/3")).json as Row;
  expect((await ask("GET /articles/3?fields=id")).json).toEqual(
    Object.fromEntries(["id", "title", "body"].map((name) => [name, whole[name]])),
  );
});

test.each([
  ["nothing that rows have", { name: "fields" }, "?fields=colour"],
  ["everything", { name: "fields" }, "?fields=*"],
  ["words that no row has", { name: "fields", schema: { type: "string", enum: ["full", "brief"] } }, "?fields=brief"],
  ["more of them", { name: "fields", description: "Additional fields" }, "?fields=title"],
  ["a switch", { name: "select", schema: { type: "boolean" } }, "?select=true"],
  ["properties of anything", { name: "properties" }, "?properties=title"],
])("rows are whole where %s is asked for", async (_, parameter, query) => {
  expect((await shownBy(articles([parameter]), query)).size).toBe(5);
});

test("members that are not wanted are left out", async () => {
  const ask = articles([{ name: "exclude_fields", description: "Fields to exclude from the response" }]);
  expect((await shownBy(ask, "?exclude_fields=body,title")).size).toBe(3);
});

test.each([
  ["exclude_fields", "author.name"],
  ["exclude_fields", "author(name)"],
  ["fields", "-author/name"],
])("of a member of a member that is not wanted, that alone is left out: %s=%s", async (name, asked) => {
  const parameter = { name, description: "Fields to exclude from the response" };
  const row = object(
    { ...members, author: object({ id: whole, name: text }, "id"), comments: list(author) },
    "id",
    "author",
  );
  const { json } = await articles([parameter], row)(`GET /articles?${name}=${asked}`);
  const rows = json as readonly Row[];
  expect(new Set(rows.flatMap((one) => Object.keys(one)))).toEqual(new Set(Object.keys(members)));
  for (const one of rows) expect(Object.keys(one["author"] as Row)).toEqual(["id"]);
});

const onDemand: readonly (readonly [string, object])[] = [
  ["include", { schema: list({ type: "string", enum: ["author", "comments"] }), explode: false }],
  ["$expand", { schema: list({ type: "string", enum: ["author", "comments"] }), explode: false }],
  ["expand", { description: "Comma-separated relations to expand: `author`, `comments`." }],
];

test.each(onDemand)("members that `%s` lists are shown where they are asked for", async (name, more) => {
  const ask = articles([{ name, ...more }]);
  expect(await shownBy(ask, "")).toEqual(new Set(["id", "title", "body"]));
  expect(await shownBy(ask, `?${name}=author`)).toEqual(new Set(["id", "title", "body", "author"]));
  expect(await shownBy(ask, `?${name}=author,comments`)).toEqual(new Set(Object.keys(members)));
});

test("rows are whole where nobody says what `include` is about", async () => {
  expect((await shownBy(articles([{ name: "include" }]), "")).size).toBe(5);
  const named = articles([{ name: "include", schema: { type: "string", enum: ["archived", "all"] } }]);
  expect((await shownBy(named, "?include=archived")).size).toBe(5);
});

const resource = object(
  { id: text, type: { const: "articles" }, attributes: object({ title: text, body: text }) },
  "id",
  "type",
  "attributes",
);

test("of rows that hold all in one object, that object has the members that are named", async () => {
  const ask = articles([{ name: "fields[articles]" }, { name: "fields[people]" }], resource);
  const rows = async (query: string): Promise<readonly string[]> => {
    const { json } = await ask(`GET /articles?${query}`);
    return [
      ...new Set(
        (json as readonly Row[]).flatMap((row) => [...Object.keys(row), ...Object.keys(row["attributes"] as Row)]),
      ),
    ];
  };
  expect(await rows("fields[articles]=title")).toEqual(["id", "type", "attributes", "title"]);
  expect(await rows("fields[people]=name")).toEqual(["id", "type", "attributes", "title", "body"]);
});

test("a row without the object whose members are named shows nothing of the other one", async () => {
  const relationships = object({ author: object({ data: author }) }, "author");
  const related = object(
    { id: text, attributes: object({ title: text, body: text }), relationships },
    "id",
    "attributes",
  );
  const { json } = await articles([{ name: "fields" }], related)("GET /articles?fields=author");
  const rows = json as readonly Row[];
  expect(new Set(rows.map((row) => Object.hasOwn(row, "relationships")))).toEqual(new Set([true, false]));
  for (const row of rows) expect(row["attributes"]).toEqual({});
});

test("a list in an answer of which all is asked for has the members of its rows that are named", async () => {
  const shown = object({ items: list(loose), nextPageToken: text }, "items");
  const ask = articles([{ name: "fields" }], loose, shown);
  const { json } = await ask("GET /articles?fields=items(id,title),nextPageToken");
  for (const row of (json as { items: readonly Row[] }).items)
    expect(someTitle).toEqual(expect.arrayContaining(Object.keys(row)));
});

test("lists are sorted and narrowed by members that are not shown", async () => {
  const ask = articles([{ name: "fields" }, { name: "sort" }, { name: "title" }], article);
  const rows = (await ask("GET /articles?sort=title")).json as readonly Row[];
  const short = (await ask("GET /articles?sort=title&fields=id")).json as readonly Row[];
  expect(short.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
});

test.each(["exclude_fields", "excludeFields", "omit_fields", "fields_exclude", "except-fields"])(
  "`%s` says by its name that members are not wanted",
  async (name) => {
    expect(await shownBy(articles([{ name }]), `?${name}=body,author`)).toEqual(new Set(["id", "title", "comments"]));
  },
);

test.each(["exclude", "without", "omit"])("`%s` is about members beside what chooses them", async (name) => {
  const beside = articles([{ name: "fields" }, { name }]);
  expect(await shownBy(beside, `?${name}=body,author`)).toEqual(new Set(["id", "title", "comments"]));
  expect((await shownBy(articles([{ name }]), `?${name}=body`)).size).toBe(5);
});

test("what is asked of the whole answer leaves out what rows tell of themselves, unless it names that", async () => {
  const _links = list(object({ rel: text, href: text }));
  const row = object({ ...members, _links }, "id");
  const ask = articles([{ name: "fields" }, { name: "exclude_fields" }], row, object({ articles: list(row) }));
  const shown = async (query: string): Promise<ReadonlySet<string>> => {
    const { articles: rows } = (await ask(`GET /articles?${query}`)).json as { articles: Row[] };
    return new Set(rows.flatMap((one) => Object.keys(one)));
  };
  expect(await shown("fields=articles.title")).toEqual(new Set(someTitle));
  expect(await shown("fields=articles(title,_links)")).toEqual(new Set([...someTitle, "_links"]));
  expect(await shown("fields=title")).toEqual(new Set([...someTitle, "_links"]));
  expect(await shown("exclude_fields=articles._links,articles.body")).toEqual(
    new Set(["id", "title", "author", "comments"]),
  );
});
