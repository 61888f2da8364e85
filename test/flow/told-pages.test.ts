import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const text = { type: "string" };
const number = { type: "integer" };
const row = { type: "object", required: ["id", "owner"], properties: { id: text, owner: text } };
const rows = { type: "array", items: row };
const object = (properties: object): object => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});

test.each([
  ["in no parts", []],
  ["by number", ["page", "per_page"]],
  ["behind so many rows", ["offset", "limit"]],
])("a list that nothing passes tells of page 1, asked for %s", async (_, names) => {
  const parameters = names.map((name) => ({ name, schema: number }));
  const facts = object({ page: number, per_page: number, last_page: number, total: number, total_pages: number });
  const answer = object({ rows, meta: facts });
  const ask = asker([
    compileContract(listDocument([...parameters, { name: "owner", schema: text }], answer), "a.yaml"),
  ]);
  const list = await ask("/orders?owner=nobody");
  expect(list.status).toBe(200);
  expect(list.json).toMatchObject({ rows: [], meta: { page: 1, last_page: 1, total: 0, total_pages: 0 } });
});

interface Told {
  readonly rows: readonly { readonly id: string }[];
  readonly links: { readonly pages?: Readonly<Record<string, string>> };
  readonly meta: Readonly<Record<string, number>>;
}

test.each(["anyOf", "oneOf"])("what pages tell in alternatives (%s) is told of each of them", async (word) => {
  const address = { ...text, example: "https://shop.example/v1/parcels?page=7" };
  const open = (...names: readonly string[]): object => ({
    allOf: names.map((name) => ({ type: "object", properties: { [name]: address } })),
  });
  const closed = (...names: readonly string[]): object => ({
    ...object(Object.fromEntries(names.map((name) => [name, address]))),
    additionalProperties: false,
  });
  const pages =
    word === "anyOf"
      ? { anyOf: [open("last", "next"), open("first", "prev"), {}] }
      : { oneOf: [closed("last", "next"), closed("first", "prev"), closed("first", "prev", "next", "last")] };
  const answer = object({ rows, links: { type: "object", properties: { pages } } });
  const parameters = ["page", "per_page"].map((name) => ({ name, schema: number }));
  const ask = asker([compileContract(listDocument(parameters, answer), "a.yaml")]);
  const seen: Told[] = [];
  for (let at: string | undefined = "/orders?per_page=15"; at !== undefined;) {
    const page = (await ask(at)).json as Told;
    seen.push(page);
    at = page.links.pages?.["next"]?.replace("http://stand-in.example", "");
  }
  const ids = seen.flatMap((page) => page.rows.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(seen.length).toBeGreaterThan(2);
  const begin = "http://stand-in.example/orders?per_page=15";
  expect(seen[1]?.links.pages).toEqual({
    first: begin,
    prev: begin,
    next: `${begin}&page=3`,
    last: `${begin}&page=${seen.length}`,
  });
  expect(Object.keys(seen[0]?.links.pages ?? {})).not.toContain("prev");
  expect(seen.at(-1)?.links.pages).toMatchObject({ first: begin, prev: `${begin}&page=${seen.length - 1}` });
  expect(Object.keys(seen.at(-1)?.links.pages ?? {})).not.toContain("next");
});

test("a header that has to be there says nothing behind the last page, and is left out there where it need not be", async () => {
  const schema = { type: "string" };
  const headers = { "X-Next-Cursor": { required: true, schema }, "X-Next": { schema } };
  const row = { type: "object", required: ["id"], properties: { id: schema } };
  const parameters = [
    { name: "cursor", schema },
    { name: "limit", schema: { type: "integer" } },
  ];
  const ask = asker([compileContract(listDocument(parameters, { type: "array", items: row }, headers), "shop.yaml")]);
  const last = await ask("/orders?limit=1000");
  expect(last.headers["x-next-cursor"]).toBe("");
  expect(last.headers).not.toHaveProperty("x-next");
  expect((await ask("/orders?limit=2")).headers["x-next-cursor"]).not.toBe("");
});

test("an address of the first page has the number of the page where no request can do without", async () => {
  const link = { type: ["string", "null"], format: "uri" };
  const row = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
  const answer = object({ rows: { type: "array", items: row }, previous: link, next: link });
  const page = { name: "page", required: true, schema: { type: "integer", minimum: 1 } };
  const size = { name: "pageSize", schema: { type: "integer" } };
  const ask = asker([compileContract(listDocument([page, size], answer), "shop.yaml")]);
  const { previous } = (await ask("/orders?page=2&pageSize=5")).json as { previous: string };
  expect(previous).toBe("http://stand-in.example/orders?page=1&pageSize=5");
  expect((await ask(previous.replace("http://stand-in.example", ""))).status).toBe(200);
});

const bar = {
  type: "array",
  items: object({ url: { type: ["string", "null"] }, label: text, active: { type: "boolean" } }),
};
const orNull = { type: ["integer", "null"], minimum: 1 };

test("pages tell which of all rows they show, where the list is, and a link for each page", async () => {
  const meta = object({
    current_page: number,
    from: orNull,
    to: orNull,
    last_page: number,
    per_page: number,
    path: text,
    links: bar,
    total: number,
  });
  const parameters = ["page", "per_page"].map((name) => ({ name, schema: number }));
  const ask = asker([compileContract(listDocument(parameters, object({ rows, meta })), "a.yaml")]);
  const told = async (query: string): Promise<Readonly<Record<string, unknown>>> =>
    ((await ask(`/orders${query}`)).json as { readonly meta: Readonly<Record<string, unknown>> }).meta;
  const second = await told("?per_page=5&page=2");
  const total = Number(second["total"]);
  expect(second).toMatchObject({ current_page: 2, from: 6, to: 10 });
  expect(String(second["path"])).toMatch(/^https?:\/\/[^?]+\/orders$/);
  const links = second["links"] as readonly {
    readonly url: string | null;
    readonly label: string;
    readonly active: boolean;
  }[];
  expect(links.map(({ label }) => label)).toEqual(
    expect.arrayContaining(["&laquo; Previous", "1", "2", "3", String(Math.ceil(total / 5)), "Next &raquo;"]),
  );
  expect(links.filter(({ active }) => active).map(({ label }) => label)).toEqual(["2"]);
  expect(links.find(({ label }) => label === "3")?.url).toContain("page=3");
  expect(await told("?per_page=5&page=99")).toMatchObject({ from: null, to: null });
});

test("a count of documents is that of all, and the counter of a page that of its first row", async () => {
  const facts = { totalDocs: number, limit: number, totalPages: number, page: number, pagingCounter: number };
  const parameters = ["page", "limit"].map((name) => ({ name, schema: number }));
  const ask = asker([compileContract(listDocument(parameters, object({ docs: rows, ...facts })), "a.yaml")]);
  const list = (await ask("/orders?limit=5&page=2")).json as Readonly<Record<keyof typeof facts, number>>;
  expect(list).toMatchObject({ page: 2, limit: 5, pagingCounter: 6 });
  expect(list.totalPages).toBe(Math.ceil(list.totalDocs / 5));
});

test("what a page tells of itself agrees: pages by a number beside all elements are counted from 0, and flags say which page it is", async () => {
  const flag = { type: "boolean" };
  const order = object({ sorted: flag, empty: flag });
  const pageable = object({ offset: number, pageNumber: number, pageSize: number, paged: flag, unpaged: flag });
  const counts = { totalElements: number, totalPages: number, number, size: number, numberOfElements: number };
  const answer = object({ content: rows, pageable, ...counts, first: flag, last: flag, empty: flag, sort: order });
  const parameters = [...["page", "size"].map((name) => ({ name, schema: number })), { name: "owner", schema: text }];
  const ask = asker([compileContract(listDocument(parameters, answer), "a.yaml")]);
  interface Page {
    readonly content: readonly unknown[];
    readonly totalElements: number;
  }
  const first = (await ask("/orders?size=3")).json as Page;
  const part = { paged: true, unpaged: false };
  expect(first).toMatchObject({ number: 0, first: true, last: false, empty: false, numberOfElements: 3 });
  expect(first).toMatchObject({ pageable: { offset: 0, pageNumber: 0, pageSize: 3, ...part } });
  expect((await ask("/orders?size=3&page=0")).json).toEqual(first);
  const second = (await ask("/orders?size=3&page=1")).json as Page;
  expect(second).toMatchObject({
    number: 1,
    first: false,
    pageable: { offset: 3, pageNumber: 1, pageSize: 3, ...part },
  });
  expect(second.content).not.toEqual(first.content);
  const end = Math.ceil(first.totalElements / 3) - 1;
  expect((await ask(`/orders?size=3&page=${end}`)).json).toMatchObject({ number: end, first: false, last: true });
  const none = (await ask("/orders?owner=nobody")).json;
  expect(none).toMatchObject({ content: [], empty: true, totalElements: 0, first: true, last: true });
});

test("an answer that tells which part of a list it is is a page, also where it repeats the word behind its path", async () => {
  const answer = object({
    results: rows,
    words: { type: "array", items: text },
    word: text,
    skip: number,
    total: number,
  });
  const parameters = ["skip", "take"].map((name) => ({ name, in: "query", schema: number }));
  const ask = asker([
    compileContract(
      {
        openapi: "3.0.3",
        info: { title: "Rules", version: "1" },
        paths: {
          "/search/rules/{word}": {
            get: {
              parameters: [{ name: "word", in: "path", required: true, schema: text }, ...parameters],
              responses: { 200: { description: "found", content: { "application/json": { schema: answer } } } },
            },
          },
        },
      },
      "a.yaml",
    ),
  ]);
  const all = (await ask("/search/rules/vote?take=100")).json as Page;
  const second = (await ask("/search/rules/vote?skip=2&take=2")).json as Page;
  expect(all.results.length).toBe(all.total);
  expect(second).toMatchObject({ word: "vote", skip: 2, total: all.total, results: all.results.slice(2, 4) });
});

interface Page {
  readonly results: readonly unknown[];
  readonly total: number;
}

test.each(["The relative path to the next set of results.", "A link to the next page", "URL of the next page"])(
  "a next page that is described as %j is told by its address",
  async (description) => {
    const parameters = ["limit", "offset"].map((name) => ({ name, schema: number }));
    const answer = object({ rows, next: { ...text, description } });
    const ask = asker([compileContract(listDocument(parameters, answer), "a.yaml")]);
    const { next } = (await ask("/orders?limit=2")).json as { readonly next: string };
    expect(new URL(next).search).toBe("?limit=2&offset=2");
  },
);

test.each([
  ["start_index", "end_index", number],
  ["startPosition", "endPosition", number],
  ["startPosition", "endPosition", text],
  ["firstOffset", "lastOffset", number],
])(
  "what tells where a page begins and ends (%s, %s) counts its rows from where the list begins",
  async (first, last, type) => {
    const answer = object({ rows, [first]: type, [last]: type, resultSetSize: type });
    const parameters = ["start", "limit"].map((name) => ({ name, schema: number }));
    const ask = asker([compileContract(listDocument(parameters, answer), "a.yaml")]);
    const told = async (query: string): Promise<readonly number[]> => {
      const page = (await ask(`/orders?${query}`)).json as Readonly<Record<string, unknown>>;
      return [first, last, "resultSetSize"].map((name) => Number(page[name]));
    };
    expect(await told("limit=2")).toEqual([0, 1, 2]);
    expect(await told("start=4&limit=3")).toEqual([4, 6, 3]);
  },
);

test("a list that is asked for by pages or behind so many rows takes the size that belongs to either", async () => {
  const parameters = ["page", "page_size", "limit", "offset"].map((name) => ({ name, schema: number }));
  const ask = asker([compileContract(listDocument(parameters, { type: "array", items: row }), "a.yaml")]);
  const ids = async (query: string): Promise<readonly string[]> =>
    ((await ask(`/orders?${query}`)).json as readonly { readonly id: string }[]).map(({ id }) => id);
  const all = await ids("page_size=50");
  expect(await ids("page=2&page_size=3")).toEqual(all.slice(3, 6));
  expect(await ids("offset=2&limit=3")).toEqual(all.slice(2, 5));
  expect(await ids("limit=4")).toEqual(all.slice(0, 4));
});

test.each([
  ["its way on names its parameter", "kind", ["cursor", "limit"], object({ kind: text, next_cursor: text, rows })],
  ["it is asked for from a number, so many rows", "owner", ["from", "size"], object({ hits: number, rows })],
])("an answer below a path that ends with a parameter is a page where %s", async (_, last, names, answer) => {
  const kindOf = (name: string): object => (name === "cursor" ? text : number);
  const ask = asker([
    compileContract(
      {
        openapi: "3.1.0",
        info: { title: "Shop", version: "1" },
        paths: {
          [`/orders/{${last}}`]: {
            get: {
              parameters: [
                { name: last, in: "path", required: true, schema: text },
                ...names.map((name) => ({ name, in: "query", schema: kindOf(name) })),
              ],
              responses: { "200": { description: "ok", content: { "application/json": { schema: answer } } } },
            },
          },
        },
      },
      "shop.yaml",
    ),
  ]);
  const [first, second] = await Promise.all(
    [`${names[1]}=3`, `${names[1]}=6`].map(async (query) => (await ask(`/orders/late?${query}`)).json as Told),
  );
  expect(first?.rows).toHaveLength(3);
  expect(second?.rows.slice(0, 3)).toEqual(first?.rows);
});

test.each(["url", "uri"])("%s beside the address of the next page is that of the page itself", async (name) => {
  const address = { ...text, format: "uri", nullable: true };
  const answer = object({ rows, meta: object({ [name]: address, [`next_page_${name}`]: address, page: number }) });
  const parameters = ["page", "page_size"].map((one) => ({ name: one, schema: number }));
  const ask = asker([compileContract(listDocument(parameters, answer), "shop.yaml")]);
  const second = (await ask("/orders?page=2&page_size=3")).json as Told;
  expect(second.meta[name]).toMatch(/\/orders\?page=2&page_size=3$/);
  expect(second.meta[`next_page_${name}`]).toMatch(/\/orders\?page=3&page_size=3$/);
});
