import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { createData } from "../../../../src/serve/data/create-data.ts";
import { type Scenario, unmentioned, unmentionedEntity } from "../../../../src/serve/scenario/scenario.ts";

// Rows that have an owner, and are looked up by a short key alone.

const missing = { status: 404, code: "NotFound", message: "None" };
const text = { type: "string" };
const order = {
  type: "object",
  required: ["id", "shop"],
  properties: { id: { type: "string", pattern: "^o_[0-9]{6}$" }, shop: text, price: { type: "integer" } },
};
const orders = {
  type: "object",
  properties: { rows: { type: "array", items: order }, done: { type: "boolean" }, next: text },
};
const answers = (schema: object): object => ({
  "200": { description: "An answer", content: { "application/json": { schema } } },
  default: { description: "A refusal" },
});
const inPath = (name: string): object => ({ name, in: "path", required: true, schema: text });
const contract = compileContract(
  {
    openapi: "3.1.0",
    info: { title: "Orders", version: "1" },
    "x-standin-api": "orders",
    "x-standin-host": { framework: "servicestack" },
    "x-standin-entities": {
      shops: { parameter: "Shop" },
      orders: { schema: "Order", parent: { entity: "shops", property: "shop", parameter: "Shop" } },
    },
    paths: {
      "/shops/{Shop}/orders": {
        get: {
          operationId: "ListOrders",
          parameters: [
            inPath("Shop"),
            { name: "After", in: "query", schema: text },
            { name: "Limit", in: "query", schema: { type: "integer" } },
          ],
          "x-standin-answer": { page: { entity: "orders", missing } },
          "x-standin-pagination": {
            ...{ items: "rows", done: "done", key: "id", direction: "ascending" },
            iterator: { parameter: "After", member: "next", prefix: "o_", invalid: missing },
            limit: { parameter: "Limit", default: 10, minimum: 1, maximum: 100, exceeded: missing },
          },
          responses: answers(orders),
        },
      },
      "/orders/{Id}": {
        get: {
          operationId: "GetOrder",
          parameters: [inPath("Id")],
          "x-standin-answer": { row: { entity: "orders", by: { Id: "id" }, missing } },
          responses: answers(order),
        },
      },
    },
    components: { schemas: { Order: order } },
  },
  "orders.yaml",
);
const now = "2026-09-18T10:00:00Z";
const scenario: Scenario = {
  ...{ name: "t", file: "t.yaml", about: "", seed: "s", now },
  apis: new Map([["orders", unmentioned]]),
};
const named = ["north", "south", "east"].map((id) => ({
  ...{ id, by: new Map<string, string>(), about: "", story: undefined, size: undefined, days: undefined },
  overrides: new Map(),
}));
const withShops: Scenario = {
  ...scenario,
  apis: new Map([["orders", { ...unmentioned, entities: new Map([["shops", { ...unmentionedEntity, named }]]) }]]),
};

test("shows the same row in a list and by its key, and no key for two owners that have a name", () => {
  const data = createData(contract, withShops, { seed: "s", now });
  const rows = ["north", "south", "east"].flatMap(
    (shop) => data.page("orders", shop, { limit: 500, from: undefined, towards: "newer", conditions: [] })?.rows ?? [],
  );
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  for (const row of rows) expect(data.find("orders", new Map([["id", row.key]]))).toEqual(row);
});

test("finds by its key alone no row of an owner without a name, whatever was asked before", () => {
  const data = createData(contract, withShops, { seed: "s", now });
  const page = data.page("orders", "west", { limit: 5, from: undefined, towards: "newer", conditions: [] });
  const [row] = page?.rows ?? [];
  expect(data.find("orders", new Map([["id", row?.key ?? ""]]))).toBeUndefined();
});

test.each(["1", "O_100000", "o_1", "o_", ""])("finds no row by %j, which is no key", (id) => {
  expect(createData(contract, scenario, { seed: "s", now }).find("orders", new Map([["id", id]]))).toBeUndefined();
});
