import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const members = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const get = (parameters: readonly object[], schema: object): object => ({
  get: { parameters, responses: { 200: { description: "ok", content: { "application/json": { schema } } } } },
});
const inPath = (name: string, schema: object): object => ({ name, in: "path", required: true, schema });
const line = members({ number: whole, note: text });

const document = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: {
    "/orders/{id}/lines": get(
      [inPath("id", whole), { name: "limit", in: "query", required: true, schema: whole }],
      members({ order_id: text, id: whole, limit: whole, lines: { type: "array", items: line } }),
    ),
    "/orders/{orderId}/lines/{number}": get(
      [inPath("orderId", whole), inPath("number", whole)],
      members({ orderId: whole, line }),
    ),
  },
};

test("an answer says again whose rows it shows, in the kind that it has for it", async () => {
  const ask = asker([compileContract(document, "shop.yaml")]);
  const page = (await ask("/orders/71/lines?limit=3")).json as { id: number; lines: { number: number }[] };
  expect(page).toMatchObject({ order_id: "71", limit: 3 });
  expect(page.lines).toHaveLength(3);
  // Its own id is not that of the order.
  expect(page.id).not.toBe(71);
  const [first] = page.lines;
  expect((await ask(`/orders/71/lines/${first?.number}`)).json).toEqual({ orderId: 71, line: first });
});

test.each(["NaN", "Infinity", "-Infinity", "007", "1e400"])("what is said again as a number is one: %s", async (id) => {
  const lines = get(
    [inPath("orderId", text)],
    members({ order_id: { type: "number" }, lines: { type: "array", items: line } }),
  );
  const ask = asker([compileContract({ ...document, paths: { "/orders/{orderId}/lines": lines } }, "shop.yaml")]);
  const { status, json } = await ask(`/orders/${id}/lines`);
  expect(status).toBe(200);
  expect(typeof (json as { order_id: unknown }).order_id).toBe("number");
});

test.each([whole, text, { oneOf: [whole, text] }])("the answer of a call has the id of its request: %j", async (id) => {
  const of = (schema: object): object => ({ content: { "application/json": { schema } } });
  const call = members({ jsonrpc: text, method: text, id });
  const reply = members({ jsonrpc: text, result: members({ id: whole, title: text }), id });
  const post = { requestBody: of(call), responses: { 200: { description: "ok", ...of(reply) } } };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Calls", version: "1" }, paths: { "/rpc": { post } } });
  const sent = "type" in id && id.type === "string" ? "a1" : 42;
  const { json } = await ask("POST /rpc", { jsonrpc: "2.0", method: "get", id: sent });
  expect(json).toMatchObject({ jsonrpc: "2.0", id: sent });
  expect((json as { result: { id: number } }).result.id).not.toBe(sent);
});
