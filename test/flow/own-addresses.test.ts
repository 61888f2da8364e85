import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const uri = { type: "string", format: "uri" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ responses: { "200": { description: "ok", ...content(schema) } } });
const inPath = (name: string): object => ({ name, in: "path", required: true, schema: text });

/** A collection whose rows have these members beside their id. */
function collection(path: string, members: object, more: object = {}): object {
  const row = object({ id: text, ...members });
  return {
    [path]: {
      get: ok({ type: "array", items: row }),
      post: { requestBody: content({ type: "object", properties: { id: text, ...members } }), ...ok(row) },
    },
    [`${path}/{id}`]: { get: { parameters: [inPath("id")], ...ok(row) }, ...more },
  };
}

const example = { id: "e1", self: "http://old.example/api/examples/e1", note: "shown" };
const exampleRow = { ...object({ id: text, self: uri, note: text }), example };

const document = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1" },
  servers: [{ url: "https://api.library.example/v2" }],
  paths: {
    ...collection("/names", { self: uri }),
    ...collection("/links", { _links: object({ self: object({ href: uri }), home: object({ href: uri }) }) }),
    ...collection("/flat-links", { links: object({ self: uri }) }),
    ...collection("/shown", { url: { ...uri, example: "https://api.library.example/v2/shown/77" } }),
    ...collection("/paths", { uri: { ...text, example: "/v2/paths/77" } }),
    ...collection("/others", {
      url: { ...uri, example: "https://elsewhere.example/v2/others/77" },
      website: uri,
      self: { ...uri, pattern: "^https://kept[.]example/[a-z]{3}$" },
    }),
    ...collection("/listed", {
      _links: { type: "array", minItems: 2, items: object({ rel: { enum: ["self", "next"] }, href: uri }) },
    }),
    ...collection("/bookmarks", { href: uri }),
    "/lists-only": { get: ok({ type: "array", items: object({ id: text, self: uri }) }) },
    "/lists-only/{id}": { get: { parameters: [inPath("id")], ...ok(object({ id: text, note: text })) } },
    "/items-only": { get: ok({ type: "array", items: object({ id: text, note: text }) }) },
    "/items-only/{id}": { get: { parameters: [inPath("id")], ...ok(object({ id: text, self: uri })) } },
    "/examples": { get: ok({ type: "array", items: exampleRow }) },
    "/examples/{id}": { get: { parameters: [inPath("id")], ...ok(exampleRow) } },
  },
};

let url = "";
let close = async (): Promise<void> => {};
beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ document })));
});
afterAll(() => close());

async function get<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

test.each([
  ["/names", (row: Row) => row["self"]],
  ["/links", (row: Row) => (row["_links"] as { self: Row }).self["href"]],
  ["/flat-links", (row: Row) => (row["links"] as Row)["self"]],
  ["/shown", (row: Row) => row["url"]],
])("rows of %s lead to themselves, by the server that was asked", async (path, addressIn) => {
  for (const base of ["", "/v2"]) {
    const rows = await get<readonly Row[]>(`${url}${base}${path}`);
    for (const row of rows.slice(0, 3)) {
      expect(addressIn(row)).toBe(`${url}${base}${path}/${String(row["id"])}`);
      expect(await get(String(addressIn(row)))).toEqual(row);
    }
  }
});

test("of a list of links, the one to the row itself leads there", async () => {
  const rows = await get<readonly { id: string; _links: readonly Row[] }[]>(`${url}/listed`);
  const links = rows.flatMap(({ id, _links }) => _links.map((link) => [`${url}/listed/${id}`, link] as const));
  expect(new Set(links.map(([, { rel }]) => rel)).size).toBe(2);
  for (const [address, { rel, href }] of links) expect(href === address).toBe(rel === "self");
});

test("a row that the document shows leads to itself, whatever server its example is on", async () => {
  const [row] = await get<readonly Row[]>(`${url}/examples`);
  expect(row).toEqual({ id: "e1", self: `${url}/examples/e1`, note: "shown" });
});

test("rows lead to themselves where only the list or only the item shows it", async () => {
  const [listed] = await get<readonly Row[]>(`${url}/lists-only`);
  expect(listed?.["self"]).toBe(`${url}/lists-only/${String(listed?.["id"])}`);
  const item = await get<Row>(`${url}/items-only/abc`);
  expect(item["self"]).toBe(`${url}/items-only/abc`);
});

test("an address that is shown as a path is one", async () => {
  const [row] = await get<readonly Row[]>(`${url}/paths`);
  expect(row?.["uri"]).toBe(`/v2/paths/${String(row?.["id"])}`);
  expect(await get(`${url}${String(row?.["uri"])}`)).toEqual(row);
});

test("a path that is shown leads on where the API lies under another one", async () => {
  const shifted = await listen(createTestApp({ document, at: ["document=/library"] }));
  const [row] = await get<readonly Row[]>(`${shifted.url}/library/paths`);
  expect(row?.["uri"]).toBe(`/library/v2/paths/${String(row?.["id"])}`);
  expect(await get(`${shifted.url}${String(row?.["uri"])}`)).toEqual(row);
  await shifted.close();
});

test("addresses of something else stay what they are, and so do those of other forms", async () => {
  for (const { url: one, website, self } of await get<readonly Row[]>(`${url}/others`)) {
    for (const address of [one, website]) expect(address).not.toContain("/others/");
    expect(self).toMatch(/^https:\/\/kept[.]example\/[a-z]{3}$/);
  }
  for (const { href } of await get<readonly Row[]>(`${url}/bookmarks`)) expect(href).not.toContain("/bookmarks/");
});

test("a row that was created leads to itself, unless the client said where it is", async () => {
  const post = async (sent: object): Promise<Row> => {
    const headers = { "Content-Type": "application/json" };
    return (await (await fetch(`${url}/names`, { method: "POST", headers, body: JSON.stringify(sent) })).json()) as Row;
  };
  const made = await post({ id: "new one" });
  expect(made["self"]).toBe(`${url}/names/new%20one`);
  expect(await get(String(made["self"]))).toEqual(made);
  const said = "https://elsewhere.example/names/said";
  expect(await post({ id: "said", self: said })).toEqual({ id: "said", self: said });
});
