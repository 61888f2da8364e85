import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (status: string, schema: object): object => ({ [status]: { description: "ok", ...content(schema) } });
const own = { type: "integer" };
const line = {
  type: "object",
  required: ["id", "orderId", "name"],
  properties: { id: own, orderId: own, name: { type: "string" } },
};
const order = {
  type: "object",
  required: ["id"],
  properties: {
    id: { ...own, readOnly: true },
    lines: { type: "array", items: line },
    receipt: { type: "object", required: ["orderId"], properties: { orderId: own, text: { type: "string" } } },
  },
};
const withoutRequired = JSON.parse(JSON.stringify(order), (name, value: unknown) =>
  name === "required" ? [] : value,
) as object;
const requestBody = content(withoutRequired);
const orderId = { name: "orderId", in: "path", required: true, schema: own };
const shop = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: {
    "/orders": {
      get: { responses: ok("200", { type: "array", items: order }) },
      post: { requestBody, responses: ok("201", order) },
    },
    "/orders/{orderId}": {
      parameters: [orderId],
      get: { responses: ok("200", order) },
      put: { requestBody, responses: ok("200", order) },
      patch: { requestBody, responses: ok("200", order) },
    },
    "/orders/{orderId}/lines": {
      parameters: [orderId],
      get: { responses: ok("200", { type: "array", items: line }) },
    },
  },
};

const owners = (row: Row): readonly unknown[] => [
  ...(row["lines"] as readonly Row[]).map((one) => one["orderId"]),
  (row["receipt"] as Row)["orderId"],
];
const body = { lines: [{ name: "one" }, { name: "two", orderId: 77 }, { name: "three" }], receipt: { text: "paid" } };

test("what is written inside a row names that row, whatever was sent, where it is listed below it", async () => {
  const ask = standInFor(shop);
  const made = (await ask("POST /orders", body)).json as Row;
  const id = made["id"];
  expect(owners(made)).toEqual([id, id, id, id]);
  expect((await ask(`GET /orders/${String(id)}`)).json).toEqual(made);
  expect(owners((await ask("PUT /orders/3", body)).json as Row)).toEqual([3, 3, 3, 3]);
  expect(owners((await ask("PATCH /orders/4", body)).json as Row)).toEqual([4, 4, 4, 4]);
});

test("what is written inside a row names that row, but for what was sent, where nothing is listed below it", async () => {
  const paths = { "/orders": shop.paths["/orders"], "/orders/{orderId}": shop.paths["/orders/{orderId}"] };
  const ask = standInFor({ ...shop, paths });
  const made = (await ask("POST /orders", body)).json as Row;
  const id = made["id"];
  expect(owners(made)).toEqual([id, 77, id, id]);
  expect(owners((await ask("PATCH /orders/4", body)).json as Row)).toEqual([4, 77, 4, 4]);
});
