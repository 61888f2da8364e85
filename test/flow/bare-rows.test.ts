import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const text = { type: "string" };
const ok = (schema: object): object => ({
  200: { description: "ok", content: { "application/json": { schema } } },
});
const rows = (items: object): object =>
  ok({ type: "object", required: ["items", "total"], properties: { items, total: { type: "integer" } } });
const inPath = { name: "id", in: "path", required: true, schema: text };
const paging = ["page", "limit"].map((name) => ({ name, in: "query", schema: { type: "integer" } }));
const boat = { type: "object", required: ["id", "name"], properties: { id: text, name: text } };

/** Says what a boat is where one is fetched, and of those in a list only that they are objects. */
const document = {
  openapi: "3.1.0",
  info: { title: "Harbour", version: "1" },
  paths: {
    "/boats": { get: { parameters: paging, responses: rows({ type: "array", items: { type: "object" } }) } },
    "/boats/{id}": { get: { parameters: [inPath], responses: ok(boat) } },
  },
};

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly total: number;
}

test("rows of which a list says nothing are those that are fetched, and it is walked", async () => {
  const ask = asker([compileContract(document, "harbour.yaml")]);
  const { items, total } = (await ask("/boats?limit=100")).json as Page;
  expect(items).toHaveLength(total);
  for (const item of items.slice(0, 5)) expect((await ask(`/boats/${item.id}`)).json).toEqual(item);
  const second = (await ask("/boats?limit=3&page=2")).json as Page;
  expect(second).toEqual({ items: items.slice(3, 6), total });
});
