import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-new-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ description: "ok", ...json(schema) });
const none = { description: "none" };

/** A document of rows whose key is that property. */
function documentOf(key: string, keySchema: object = text): object {
  const properties = { [key]: keySchema, label: text };
  const row = { $ref: "#/components/schemas/Tag" };
  const at = [{ name: key, in: "path", required: true, schema: { type: "string" } }];
  const body = { requestBody: json(row) };
  return {
    openapi: "3.1.0",
    info: { title: "Tags", version: "1" },
    components: { schemas: { Tag: { type: "object", required: [key], properties } } },
    paths: {
      "/tags": {
        get: { responses: { "200": ok({ type: "array", items: row }) } },
        post: { ...body, responses: { "201": ok(row) } },
      },
      [`/tags/{${key}}`]: {
        parameters: at,
        get: { responses: { "200": ok(row), "404": none } },
        put: { ...body, responses: { "200": ok(row), "201": ok(row), "409": none } },
        patch: {
          requestBody: json({ type: "object", properties }),
          responses: { "200": ok(row), "404": none, "409": none },
        },
        delete: { responses: { "204": none, "404": none } },
      },
    },
  };
}

async function served(document: object, keep?: string) {
  const { url, close } = await listen(createTestApp({ document, ...(keep === undefined ? {} : { keep }) }));
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> =>
    await fetch(`${url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  return {
    close,
    ask,
    status: async (method: string, path: string, body?: unknown) => (await ask(method, path, body)).status,
    list: async () => (await (await ask("GET", "/tags")).json()) as readonly Row[],
  };
}

test.each(["slug", "name", "code"])("a row whose %s is changed is found under the new one alone", async (key) => {
  const keep = join(folder, `${key}.json`);
  let host = await served(documentOf(key), keep);
  const before = await host.list();
  const [, second] = before;
  const old = String(second?.[key]);
  expect(await host.status("PATCH", `/tags/${old}`, { [key]: "brand-new" })).toBe(200);
  const after = before.map((row) => (row === second ? { ...row, [key]: "brand-new" } : row));
  const look = async (): Promise<void> => {
    expect(await host.list()).toEqual(after);
    expect(await (await host.ask("GET", "/tags/brand-new")).json()).toEqual(after[1]);
    expect(await host.status("GET", `/tags/${old}`)).toBe(404);
  };
  await look();
  await host.close();
  host = await served(documentOf(key), keep);
  await look();
  expect(await host.status("PATCH", `/tags/${old}`, { label: "x" })).toBe(404);
  expect(await host.status("DELETE", "/tags/brand-new")).toBe(204);
  expect(await host.list()).toEqual(before.filter((row) => row !== second));
  await host.close();
});

test("a row that was made in the session is renamed where it stands, again and again, and back", async () => {
  const { ask, status, list, close } = await served(documentOf("slug"));
  for (const slug of ["one", "two"]) expect(await status("POST", "/tags", { slug, label: slug })).toBe(201);
  const others = (await list()).slice(2);
  for (const [from, to] of [
    ["one", "three"],
    ["three", "four"],
    ["four", "one"],
  ]) {
    expect(await status("PATCH", `/tags/${from}`, { slug: to })).toBe(200);
    expect(await list()).toEqual([{ slug: "two", label: "two" }, { slug: to, label: "one" }, ...others]);
    expect(await status("GET", `/tags/${from}`)).toBe(404);
  }
  expect(await (await ask("GET", "/tags/one")).json()).toEqual({ slug: "one", label: "one" });
  await close();
});

test("a listed row that is renamed and renamed back stands where it stood", async () => {
  const { status, list, close } = await served(documentOf("slug"));
  const before = await list();
  const slug = String(before[3]?.["slug"]);
  expect(await status("PATCH", `/tags/${slug}`, { slug: "elsewhere" })).toBe(200);
  expect(await status("PATCH", "/tags/elsewhere", { slug })).toBe(200);
  expect(await list()).toEqual(before);
  expect(await status("GET", "/tags/elsewhere")).toBe(404);
  await close();
});

test("a row keeps its key where a body says more of it: whoever sends a sample of a whole row finds it again", async () => {
  const { ask, status, list, close } = await served(documentOf("slug"));
  const slug = String((await list())[3]?.["slug"]);
  for (const method of ["PUT", "PATCH"]) {
    expect(await status(method, `/tags/${slug}`, { slug: "elsewhere", label: method })).toBe(200);
    expect(await (await ask("GET", `/tags/${slug}`)).json()).toEqual({ slug, label: method });
  }
  await close();
});

test("a key that another row has is not taken", async () => {
  const { status, list, close } = await served(documentOf("slug"));
  const before = await list();
  const [first, second] = before.map(({ slug }) => String(slug));
  expect(await status("PATCH", `/tags/${first}`, { slug: second })).toBe(409);
  expect(await list()).toEqual(before);
  expect(await status("POST", "/tags", { slug: "mine", label: "m" })).toBe(201);
  expect(await status("PATCH", `/tags/${first}`, { slug: "mine" })).toBe(409);
  await close();
});

test("the old key is free for another row", async () => {
  const { status, list, close } = await served(documentOf("slug"));
  const before = await list();
  const slug = String(before[2]?.["slug"]);
  expect(await status("PATCH", `/tags/${slug}`, { slug: "renamed" })).toBe(200);
  expect(await status("POST", "/tags", { slug, label: "another" })).toBe(201);
  const renamed = before.map((row, index) => (index === 2 ? { ...row, slug: "renamed" } : row));
  expect(await list()).toEqual([{ slug, label: "another" }, ...renamed]);
  await close();
});

test.each([
  ["one that may only be read", "slug", { type: "string", readOnly: true }],
  ["an id, which hosts give", "id", text],
  ["a number, which hosts count", "number", { type: "integer" }],
])("a key that nobody can write stays: %s", async (_, key, schema) => {
  const { ask, list, close } = await served(documentOf(key, schema));
  const before = await list();
  const old = before[0]?.[key];
  const other = key === "number" ? 99_999 : "other-key";
  expect(await (await ask("PATCH", `/tags/${String(old)}`, { [key]: other, label: "new" })).json()).toEqual({
    [key]: old,
    label: "new",
  });
  expect(await list()).toEqual([{ [key]: old, label: "new" }, ...before.slice(1)]);
  await close();
});

test.each(["PUT", "POST"])(
  "a row that is made again by %s after it was removed stands where new rows go",
  async (method) => {
    const keep = join(folder, `again-${method}.json`);
    let host = await served(documentOf("slug"), keep);
    const make = async (slug: string): Promise<void> => {
      const body = { slug, label: "again" };
      expect(await host.status(method, method === "PUT" ? `/tags/${slug}` : "/tags", body)).toBe(201);
    };
    const before = await host.list();
    const listed = String(before[1]?.["slug"]);
    for (const slug of ["one", "two"]) await make(slug);
    for (const slug of ["one", listed]) {
      expect(await host.status("DELETE", `/tags/${slug}`)).toBe(204);
      await make(slug);
      const [first] = await host.list();
      expect(first).toEqual({ slug, label: "again" });
    }
    const after = [listed, "one", "two"].map((slug) => ({ slug, label: "again" }));
    const all = [...after, ...before.filter(({ slug }) => slug !== listed)];
    expect(await host.list()).toEqual(all);
    await host.close();
    host = await served(documentOf("slug"), keep);
    expect(await host.list()).toEqual(all);
    expect(await host.status("DELETE", `/tags/${listed}`)).toBe(204);
    expect(await host.list()).toEqual(all.slice(1));
    await host.close();
  },
);
