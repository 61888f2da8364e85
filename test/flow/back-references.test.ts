import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const text = { type: "string" };
const line = (more: object = {}): object => ({
  type: "object",
  required: ["orderId", "sku"],
  properties: { orderId: { ...text, ...more }, sku: text },
});

async function orders(properties: object): Promise<readonly Record<string, unknown>[]> {
  const list = {
    type: "array",
    items: { type: "object", required: ["id", ...Object.keys(properties)], properties: { id: text, ...properties } },
  };
  const ask = asker([compileContract(listDocument([], list), "shop.yaml")]);
  return (await ask("/orders")).json as readonly Record<string, unknown>[];
}

test("what a row holds names the row by its own id, in an object and in a list", async () => {
  const rows = await orders({ lines: { type: "array", minItems: 1, items: line() }, first: line() });
  for (const { id, lines, first } of rows as { id: string; lines: { orderId: string }[]; first: { orderId: string } }[])
    expect(new Set([first.orderId, ...lines.map(({ orderId }) => orderId)])).toEqual(new Set([id]));
});

test("an id of another form, and that of another thing, stay what they are", async () => {
  const rows = await orders({
    first: line({ minLength: 30 }),
    other: { ...line(), properties: { customerId: text }, required: ["customerId"] },
  });
  for (const { id, first, other } of rows as {
    id: string;
    first: { orderId: string };
    other: { customerId: string };
  }[]) {
    expect(first.orderId).not.toBe(id);
    expect(other.customerId).not.toBe(id);
  }
});
