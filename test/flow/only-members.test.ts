import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

test("a row that can hold one member only is never empty", async () => {
  const customer = { type: "object", properties: { id: { type: "integer" }, email: { type: "string" } } };
  const rows = { type: "array", items: { type: "object", properties: { customer } } };
  const ask = asker([compileContract(listDocument([], rows), "shop.yaml")]);
  const shown = (await ask("/orders")).json as readonly object[];
  expect(shown.length).toBeGreaterThan(20);
  for (const row of shown) expect(row).toHaveProperty("customer");
  expect(new Set(shown.map((row) => JSON.stringify(row))).size).toBe(shown.length);
});
