import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const text = { type: "string" };
const bank = (id: object): object => ({ type: "object", required: ["id", "name"], properties: { id, name: text } });
const json = (schema: object, example?: unknown): object => ({
  "200": {
    description: "ok",
    content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
  },
});

async function keys(id: object, example: unknown, ofParameter?: string): Promise<readonly string[]> {
  const parameter = {
    name: "id",
    in: "path",
    required: true,
    schema: text,
    ...(ofParameter && { example: ofParameter }),
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "Banks", version: "1" },
    paths: {
      "/banks": { get: { responses: json({ type: "array", items: bank(id) }, example) } },
      "/banks/{id}": { get: { parameters: [parameter], responses: json(bank(id)) } },
    },
  };
  const ask = asker([compileContract(document, "banks.yaml")]);
  return ((await ask("/banks")).json as readonly { readonly id: string }[]).map((one) => one.id);
}

test.each([
  ["a row", [{ id: "N26_NTSBDEB1", name: "N26" }], undefined],
  ["the parameter", undefined, "N26_NTSBDEB1"],
])("keys have the form of one that %s shows", async (_, example, ofParameter) => {
  const found = await keys(text, example, ofParameter);
  expect(found[0]).toBe("N26_NTSBDEB1");
  expect(new Set(found).size).toBe(found.length);
  for (const key of found) expect(key).toMatch(/^N\d\d_[A-Z]{7}\d$|^[A-Z]\d\d_[A-Z]{7}\d$/);
});

test("the schema's own word on keys counts", async () => {
  for (const key of (await keys({ ...text, pattern: "^b[0-9]{4}$" }, [{ id: "N26_NTSBDEB1", name: "N26" }])).slice(1))
    expect(key).toMatch(/^b\d{4}$/);
});
