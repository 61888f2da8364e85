import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const text = { type: "string" };
const time = { type: "string", format: "date-time" };
const row = {
  type: "object",
  required: ["id", "city", "state", "created_at"],
  properties: { id: text, city: text, state: { ...text, enum: ["open", "closed"] }, created_at: time },
};
const rows = { type: "array", items: row };

async function listed(parameters: readonly object[], query = ""): Promise<readonly { readonly state: string }[]> {
  const ask = asker([compileContract(listDocument(parameters, rows), "shop.yaml")]);
  return (await ask(`/orders${query}`)).json as readonly { readonly state: string }[];
}

test("a default that nobody sent narrows by values that are listed, never by a free text", async () => {
  const shown = { ...row, properties: { ...row.properties, city: { ...text, example: "Austin" } } };
  const ask = asker([
    compileContract(
      listDocument([{ name: "city", schema: { ...text, default: "Austin" } }], { type: "array", items: shown }),
      "shop.yaml",
    ),
  ]);
  expect(((await ask("/orders")).json as readonly object[]).length).toBeGreaterThan(20);
  const all = await listed([]);
  const open = await listed([{ name: "state", schema: { ...text, default: "open" } }]);
  expect(open.length).toBeLessThan(all.length);
  expect(new Set(open.map(({ state }) => state))).toEqual(new Set(["open"]));
});

test("filters that have to be sent leave rows together, as each of them does", async () => {
  const from = { name: "created_after", required: true, schema: time };
  const to = { name: "created_before", required: true, schema: time };
  const moment = "2026-08-01T00:00:00Z";
  expect((await listed([from, to], `?created_after=${moment}&created_before=${moment}`)).length).toBeGreaterThan(0);
});
