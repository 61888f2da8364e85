import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const members = (properties: object, required = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const id = { type: ["string", "integer", "null"] };
const version = { const: "2.0" };
const call = members({ jsonrpc: version, method: text, params: { type: "object" }, id }, ["jsonrpc", "method"]);
const reply = members({ jsonrpc: version, result: members({ title: text }), id });
const list = (items: object): object => ({ type: "array", items });

const documentOf = (sent: object, answered: object): object => {
  const of = (schema: object): object => ({ content: { "application/json": { schema } } });
  const post = { requestBody: of(sent), responses: { 200: { description: "ok", ...of(answered) } } };
  return { openapi: "3.1.0", info: { title: "Calls", version: "1" }, paths: { "/rpc": { post } } };
};

const invalid = { jsonrpc: "2.0", error: { code: -32600, message: "Invalid Request" }, id: null };
const called = (more: object): object => ({ jsonrpc: "2.0", method: "get", ...more });

/** Lists may be documented beside single calls, or left to JSON-RPC. */
const documents = {
  single: documentOf(call, reply),
  "single or list": documentOf({ oneOf: [call, list(call)] }, { oneOf: [reply, list(reply)] }),
  "list or single": documentOf({ anyOf: [list(call), call] }, { anyOf: [list(reply), reply] }),
};

test.each(Object.entries(documents))(
  "each call of a batch has an answer of its own, documented as %s",
  async (_, one) => {
    const ask = standInFor(one);
    const { status, json } = await ask("POST /rpc", [called({ id: 1 }), called({}), called({ id: "b" })]);
    expect(status).toBe(200);
    const result = { title: expect.any(String) as string };
    expect(json).toEqual([
      { jsonrpc: "2.0", id: 1, result },
      { jsonrpc: "2.0", id: "b", result },
    ]);
    expect(await ask("POST /rpc", [called({ id: 1 })])).toMatchObject({ json: [{ id: 1 }] });
    expect(await ask("POST /rpc", called({ id: 1 }))).toMatchObject({ json: { id: 1 } });
  },
);

test.each(Object.entries(documents))("what is no call is told so in its place, documented as %s", async (_, one) => {
  const ask = standInFor(one);
  expect(await ask("POST /rpc", [])).toMatchObject({ status: 200, json: invalid });
  expect(await ask("POST /rpc", [1])).toMatchObject({ status: 200, json: [invalid] });
  const wrong = { jsonrpc: "2.0", error: { code: -32602, message: "Invalid params" }, id: 7 };
  const { json } = await ask("POST /rpc", [called({ id: 6 }), {}, called({ id: 7, params: 5 })]);
  expect(json).toMatchObject([{ id: 6 }, invalid, wrong]);
});

test("nothing is answered where nobody waits for an answer", async () => {
  const { status, json } = await standInFor(documents.single)("POST /rpc", [called({}), called({})]);
  expect([status, json]).toEqual([204, undefined]);
});

test("ids of any size come back as they were sent, out of a packed body too", async () => {
  const standIn = createStandIn({ document: documents.single, cors: false });
  const body = gzipSync('[{"jsonrpc":"2.0","method":"get","id":9007199254740993123}]');
  const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
  const answer = await standIn.fetch(new Request("http://stand-in.example/rpc", { method: "POST", headers, body }));
  expect(await answer.text()).toContain('"id":9007199254740993123');
});

test("more calls than are answered at once are refused", async () => {
  const standIn = createStandIn({ document: documents.single, limits: { batchItems: 2 } });
  const body = JSON.stringify([1, 2, 3].map((one) => called({ id: one })));
  const headers = { "Content-Type": "application/json" };
  const answer = await standIn.fetch(new Request("http://stand-in.example/rpc", { method: "POST", headers, body }));
  expect(answer.status).toBe(413);
});

test("a list of other things is no batch", async () => {
  const ask = standInFor(documentOf(members({ name: text }), members({ name: text })));
  expect((await ask("POST /rpc", [called({ id: 1 })])).status).toBe(400);
});
