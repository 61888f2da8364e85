import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const price = { type: "string", pattern: "^-?\\d{1,8}(?:\\.\\d{0,2})?$" };
const row = { type: "object", required: ["id", "price"], properties: { id: { type: "integer" }, price } };
const number = { type: "number" };
const document = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: {
    "/goods": {
      get: {
        parameters: [
          { in: "query", name: "min_price", schema: number },
          { in: "query", name: "max_price", schema: number },
          { in: "query", name: "ordering", schema: { type: "string" } },
        ],
        responses: {
          "200": { description: "ok", content: { "application/json": { schema: { type: "array", items: row } } } },
        },
      },
    },
  },
};

test("amounts in texts are compared and sorted as the numbers that they are", async () => {
  const ask = standInFor(document);
  const listed = async (query = ""): Promise<number[]> =>
    ((await ask(`GET /goods${query}`)).json as { price: string }[]).map((one) => Number(one.price));
  const all = await listed();
  const sorted = all.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  expect(new Set(all.map((one) => String(Math.trunc(one)).length)).size).toBeGreaterThan(1);
  expect(await listed(`?min_price=${middle}`)).toEqual(all.filter((one) => one >= middle));
  expect(await listed(`?max_price=${middle}`)).toEqual(all.filter((one) => one <= middle));
  expect(await listed("?ordering=price")).toEqual(sorted);
  expect(await listed("?ordering=-price")).toEqual(sorted.toReversed());
});

test.each([
  ["whole ones among them", ["5", "10.5", "9.5", "100", "0.25"], ["0.25", "5", "9.5", "10.5", "100"]],
  ["texts of whole numbers alone, which are no amounts", ["5", "100", "30"], ["100", "30", "5"]],
  ["texts among them, which are no numbers", ["5", "1.10.2", "1.9.0"], ["1.10.2", "1.9.0", "5"]],
])("texts are sorted all by one rule: %s", async (_, prices, sorted) => {
  const open = { ...row, properties: { id: { type: "integer", readOnly: true }, price: { type: "string" } } };
  const content = { "application/json": { schema: open } };
  const listing = document.paths["/goods"].get;
  const post = {
    requestBody: {
      content: { "application/json": { schema: { type: "object", properties: { price: open.properties.price } } } },
    },
    responses: { "201": { description: "made", content } },
  };
  const list = { "application/json": { schema: { type: "array", items: open } } };
  const get = { ...listing, responses: { "200": { description: "ok", content: list } } };
  const ask = standInFor({ ...document, paths: { "/goods": { get, post }, "/goods/{id}": one(content) } });
  for (const { id } of (await ask("GET /goods")).json as { id: number }[]) await ask(`DELETE /goods/${id}`);
  for (const price of prices) await ask("POST /goods", { price });
  const shown = async (way: string): Promise<string[]> =>
    ((await ask(`GET /goods?ordering=${way}`)).json as { price: string }[]).map((each) => each.price);
  expect(await shown("price")).toEqual(sorted);
  expect(await shown("-price")).toEqual(sorted.toReversed());
});

function one(content: object): object {
  const parameters = [{ in: "path", name: "id", required: true, schema: { type: "integer" } }];
  const responses = { "204": { description: "gone" } };
  return { parameters, get: { responses: { "200": { description: "ok", content } } }, delete: { responses } };
}
