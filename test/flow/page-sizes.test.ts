import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const row = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const rows = { type: "array", items: row };
const page = { name: "page", schema: { type: "integer" } };

test("a list that is asked for by the number of the page alone has two pages", async () => {
  const ask = asker([compileContract(listDocument([page], rows), "shop.yaml")]);
  const [first, second, third] = await Promise.all(
    [1, 2, 3].map(async (number) => (await ask(`/orders?page=${number}`)).json as readonly object[]),
  );
  expect(first).toHaveLength(30);
  expect(second?.length).toBeGreaterThan(0);
  expect(third).toEqual([]);
});

test.each(Array.from({ length: 20 }, (_, index) => `shop${index}`))(
  "so has the list of each owner (%s)",
  async (owner) => {
    const parameters = [
      { name: "shopId", in: "path", required: true, schema: { type: "string" } },
      { ...page, in: "query" },
    ];
    const responses = { "200": { description: "ok", content: { "application/json": { schema: rows } } } };
    const document = {
      openapi: "3.1.0",
      info: { title: `Shop ${owner}`, version: "1" },
      paths: { [`/shops/{shopId}/orders-${owner}`]: { get: { parameters, responses } } },
    };
    const ask = asker([compileContract(document, "shop.yaml")]);
    const second = (await ask(`/shops/${owner}/orders-${owner}?page=2`)).json as readonly object[];
    expect(second.length).toBeGreaterThan(0);
    const third = (await ask(`/shops/${owner}/orders-${owner}?page=3`)).json;
    expect(third).toEqual([]);
  },
);

test.each([{ minimum: 70 }, { minimum: 200, maximum: 2000 }, { minimum: 200, default: 500 }])(
  "a list whose pages may not be short has two pages of the shortest: %o",
  async (bounds) => {
    const size = { name: "limit", schema: { type: "integer", ...bounds } };
    const ask = asker([compileContract(listDocument([page, size], rows), "shop.yaml")]);
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(
        async (number) => (await ask(`/orders?page=${number}&limit=${bounds.minimum}`)).json as readonly object[],
      ),
    );
    expect(first).toHaveLength(bounds.minimum);
    expect(second?.length).toBeGreaterThan(0);
    expect(third).toEqual([]);
    if (!("default" in bounds)) expect((await ask("/orders")).json).toEqual(first);
  },
);

test("a number that another answer shows as text is the same number", async () => {
  const text = {
    type: "object",
    required: ["id", "note"],
    properties: { id: { type: "string" }, note: { type: "string" } },
  };
  const json = (schema: object): object => ({
    "200": { description: "ok", content: { "application/json": { schema } } },
  });
  const document = {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders": { get: { responses: json({ type: "array", items: text }) } },
      "/orders/{id}": {
        get: {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: json({
            type: "object",
            required: ["id", "note"],
            properties: { id: { type: "integer" }, note: { type: "string" } },
          }),
        },
      },
    },
  };
  const ask = asker([compileContract(document, "shop.yaml")]);
  for (const one of (await ask("/orders")).json as readonly { readonly id: string; readonly note: string }[])
    expect((await ask(`/orders/${one.id}`)).json).toEqual({ ...one, id: Number(one.id) });
});

test.each([20, 45, 60, 75, 80, 90])(
  "no list is as long as its longest page: default 60, maximum %i",
  async (maximum) => {
    const integer = { type: "integer" };
    const parameters = [
      { name: "limit", schema: { ...integer, default: Math.min(60, maximum), maximum } },
      { name: "offset", schema: integer },
    ];
    const ask = asker([compileContract(listDocument(parameters, rows), "shop.yaml")]);
    const lengths = await Promise.all(
      ["", `&offset=${maximum}`].map(
        async (more) => ((await ask(`/orders?limit=${maximum}${more}`)).json as readonly object[]).length,
      ),
    );
    if (lengths[0] === maximum) expect(lengths[1]).toBeGreaterThan(0);
  },
);

test.each([0, 1])("addresses of pages from one row to another end where the page does: rows from %i", async (first) => {
  const [start, end] = ["startIndex", "endIndex"];
  const schema = { type: "integer", minimum: first };
  const next = { type: "string", format: "uri" };
  const list = { type: "object", required: ["items", "next"], properties: { items: rows, next } };
  const names = [start, end].map((name) => ({ name, schema }));
  const ask = asker([compileContract(listDocument(names, list), "shop.yaml")]);
  type Page = { readonly items: readonly { readonly id: number }[]; readonly next: string };
  const of = async (address: string): Promise<Page> => (await ask(address)).json as Page;
  const one = await of(`/orders?${start}=${first}&${end}=${first + 3}`);
  const { pathname, search } = new URL(one.next, "http://shop.example");
  const two = await of(pathname + search);
  const whole = await of(`/orders?${start}=${first}&${end}=${first + 2 * one.items.length - 1}`);
  expect(two.items).toHaveLength(one.items.length);
  expect([...one.items, ...two.items]).toEqual(whole.items.slice(0, 2 * one.items.length));
});
