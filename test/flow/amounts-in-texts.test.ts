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
