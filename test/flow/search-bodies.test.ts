import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, string>>;
type Ask = ReturnType<typeof standInFor>;

const text = { type: "string" };
const list = (items: object): object => ({ type: "array", items });
const json = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });

/** Orders that are fetched, searched with such a body, and listed or not. */
function shop(members: object, isListed: boolean, key: string): Ask {
  const order = {
    type: "object",
    required: ["id", "location_id", "state"],
    properties: { id: text, location_id: text, state: { ...text, enum: ["OPEN", "PAID", "LOST"] } },
  };
  const page = json({ type: "object", required: ["orders"], properties: { orders: list(order), cursor: text } });
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders/search": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object", properties: members } } } },
          responses: { "200": page },
        },
      },
      [`/orders/{${key}}`]: {
        get: {
          parameters: [{ name: key, in: "path", required: true, schema: text }],
          responses: { "200": json({ type: "object", required: ["order"], properties: { order } }) },
        },
      },
      ...(isListed ? { "/orders": { get: { responses: { "200": page } } } } : {}),
    },
  });
}

async function found(ask: Ask, body: object): Promise<readonly Row[]> {
  const { status, json: page } = await ask("POST /orders/search", body);
  expect(status).toBe(200);
  return (page as { readonly orders: readonly Row[] }).orders;
}

const members = {
  location_ids: list(text),
  states: list(text),
  state: text,
  ids: list(text),
  limit: { type: "integer" },
};

test.each([
  ["that are listed", true, "id"],
  ["that are only fetched", false, "order_id"],
])("lists of words in a search's body find the rows %s that have any of them", async (_, isListed, key) => {
  const ask = shop(members, isListed, key);
  const all = await found(ask, { limit: 100 });
  const places = [...new Set(all.map(({ location_id: place }) => place))].slice(0, 2);
  const having = (name: string, words: readonly unknown[]): readonly Row[] =>
    all.filter((row) => words.includes(row[name]));
  expect(all.length).toBeGreaterThan(5);
  expect(await found(ask, { location_ids: places, limit: 100 })).toEqual(having("location_id", places));
  expect(await found(ask, { location_ids: ["nowhere"], limit: 100 })).toEqual([]);
  expect(await found(ask, { states: ["OPEN", "PAID"], limit: 100 })).toEqual(having("state", ["OPEN", "PAID"]));
  expect(await found(ask, { state: "LOST", limit: 100 })).toEqual(having("state", ["LOST"]));
  const ids = all.slice(2, 4).map(({ id }) => id);
  expect(await found(ask, { ids })).toEqual(having("id", ids));
  const [{ id } = {}] = all;
  expect((await ask(`GET /orders/${String(id)}`)).json).toEqual({ order: all[0] });
});
