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
