import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const host = "http://stand-in.example";
const link = {
  type: "object",
  properties: {
    href: text,
    hreflang: text,
    title: text,
    type: text,
    deprecation: text,
    templated: { type: "boolean" },
  },
};
const links = { type: "object", additionalProperties: link };
const query = (name: string): object => ({ name, in: "query", schema: whole });

/** Jobs as HAL has them, whose links are so; pages have this around them. */
function jobs(ofRow: object, ofPage: object = ofRow): ReturnType<typeof standInFor> {
  const row = { type: "object", properties: { id: whole, title: text, _links: ofRow } };
  const page = {
    type: "object",
    properties: {
      _embedded: { type: "object", properties: { jobs: { type: "array", items: row } } },
      _links: ofPage,
      page: { type: "object", properties: { size: whole, totalElements: whole, totalPages: whole, number: whole } },
    },
  };
  const said = (schema: object): object => ({ description: "ok", content: { "application/hal+json": { schema } } });
  const body = { type: "object", properties: { title: text } };
  const requestBody = { content: { "application/json": { schema: body } } };
  return standInFor({
    openapi: "3.0.3",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/jobs": {
        get: { parameters: [query("page"), query("size")], responses: { "200": said(page) } },
        post: { requestBody, responses: { "201": said(row) } },
      },
      "/jobs/{id}": {
        get: {
          parameters: [{ name: "id", in: "path", required: true, schema: whole }],
          responses: { "200": said(row) },
        },
      },
    },
  });
}

interface Page {
  readonly _embedded: { readonly jobs: readonly { readonly id: number; readonly _links: unknown }[] };
  readonly _links: Readonly<Record<string, { readonly href: string }>>;
  readonly page: { readonly totalPages: number };
}

test.each([
  ["of links", links],
  [
    "of addresses in objects with that alone",
    {
      type: "object",
      additionalProperties: { ...link, properties: { href: { ...text, format: "uri" } }, required: ["href"] },
    },
  ],
])("rows lead to themselves in a map %s, and nowhere else", async (_, ofRow) => {
  const ask = jobs(ofRow);
  const { _embedded } = (await ask("GET /jobs")).json as Page;
  expect(_embedded.jobs.length).toBeGreaterThan(1);
  for (const { id, _links } of _embedded.jobs) expect(_links).toEqual({ self: { href: `${host}/jobs/${id}` } });
  const made = (await ask("POST /jobs", { title: "x" })).json as { id: number };
  expect(made).toMatchObject({ title: "x", _links: { self: { href: `${host}/jobs/${made.id}` } } });
  expect((await ask(`GET /jobs/${made.id}`)).json).toEqual(made);
});

test("pages lead on in a map of links, and those at the ends no further", async () => {
  const ask = jobs(links);
  const page = async (at: string): Promise<Page> => (await ask(`GET ${at}`)).json as Page;
  const first = await page("/jobs?size=20");
  expect(Object.keys(first._links).toSorted()).toEqual(["first", "last", "next", "self"]);
  const second = await page(first._links["next"]?.href.slice(host.length) ?? "");
  expect(Object.keys(second._links).toSorted()).toEqual(["first", "last", "next", "prev", "self"]);
  const last = await page(second._links["last"]?.href.slice(host.length) ?? "");
  expect(Object.keys(last._links).toSorted()).toEqual(["first", "last", "prev", "self"]);
  expect(Object.values(last._links).every((one) => Object.keys(one).join() === "href")).toBe(true);
});

test("links of named relations say no more than where they lead, and are no templates", async () => {
  const named = (members: object): object => ({
    type: "object",
    properties: { self: { ...link, ...members }, owner: { ...link, ...members } },
  });
  const bare = (await jobs(named({}))("GET /jobs/1")).json as Page;
  expect(Object.values(bare._links).map((one) => Object.keys(one))).toEqual([["href"], ["href"]]);
  const told = (await jobs(named({ required: ["href", "templated"] }))("GET /jobs/1")).json as Page;
  expect(Object.values(told._links)).toEqual(
    Array.from({ length: 2 }, () => ({ href: expect.any(String) as string, templated: false })),
  );
});

test("a map that is called so and holds something else is any map", async () => {
  const ask = jobs({ type: "object", additionalProperties: whole }, links);
  expect(((await ask("GET /jobs/1")).json as { _links: object })._links).not.toHaveProperty("self");
});

test.each([
  ["is left out where it may be", {}, undefined],
  ["is null where it may be that", { properties: { href: { ...text, nullable: true } } }, { href: null }],
  ["is there where it has to be", { required: true }, expect.any(Object)],
])(
  "a link to a page that there is not %s",
  async (_, { required, ...more }: { readonly required?: boolean; readonly properties?: object }, expected) => {
    const relations = { self: { ...link, ...more }, prev: { ...link, ...more } };
    const named = { type: "object", properties: relations, ...(required === true ? { required: ["prev"] } : {}) };
    const { _links } = (await jobs(links, named)("GET /jobs?page=0")).json as Page;
    expect(_links["prev"]).toEqual(expected);
  },
);
