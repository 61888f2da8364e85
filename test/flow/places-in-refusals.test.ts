import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const whole = { type: "integer" };
const text = { type: "string" };
const json = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });

/** A service whose refusals list where something is wrong. */
function service(step: object): object {
  const wrong = {
    type: "object",
    required: ["loc", "msg"],
    properties: { loc: { type: "array", items: step }, msg: text },
  };
  const refusal = json({ type: "object", properties: { detail: { type: "array", items: wrong } } });
  const line = { type: "object", required: ["a/b"], properties: { "a/b": whole } };
  const order = { type: "object", required: ["lines"], properties: { lines: { type: "array", items: line } } };
  const parameters = [
    { name: "limit", in: "query", schema: { ...whole, maximum: 100 } },
    { name: "X-Tenant", in: "header", required: true, schema: whole },
  ];
  const get = { parameters, responses: { "200": json({ type: "array", items: text }), "422": refusal } };
  const post = {
    requestBody: { required: true, content: { "application/json": { schema: order } } },
    responses: { "200": json(whole), "422": refusal },
  };
  return { openapi: "3.1.0", info: { title: "Orders", version: "1" }, paths: { "/orders": { get, post } } };
}

const placesIn = (json: unknown): unknown => (json as { detail: { loc: unknown }[] }).detail.map(({ loc }) => loc);

test("a refusal names each place step by step where its body lists steps", async () => {
  const ask = standInFor(service({ anyOf: [text, whole] }));
  const listed = await ask("GET /orders?limit=1000");
  expect(listed.status).toBe(422);
  expect(listed.json).toEqual({
    detail: [
      { loc: ["query", "limit"], msg: "must be <= 100" },
      { loc: ["header", "X-Tenant"], msg: "is missing" },
    ],
  });
  const posted = await ask("POST /orders", { lines: [{ "a/b": 1 }, { "a/b": "one" }] });
  expect(placesIn(posted.json)).toEqual([["body", "lines", 1, "a/b"]]);
});

test("steps that are texts alone stay texts", async () => {
  const posted = await standInFor(service(text))("POST /orders", { lines: [{ "a/b": "one" }] });
  expect(placesIn(posted.json)).toEqual([["body", "lines", "0", "a/b"]]);
});
