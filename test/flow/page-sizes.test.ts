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
