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

test("a refusal that has no place lists none where it is told beside the list", async () => {
  const wrong = { type: "object", required: ["field", "message"], properties: { field: text, message: text } };
  const errors = { type: "array", items: wrong };
  const service = (members: object): object => ({
    openapi: "3.1.0",
    info: { title: "Orders", version: "1" },
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    security: [{ key: [] }],
    paths: {
      "/orders": { get: { responses: { "200": json(text), "401": json({ type: "object", properties: members }) } } },
    },
  });
  const detail = "credentials are missing: key";
  expect((await standInFor(service({ detail: text, errors }))("GET /orders")).json).toEqual({ detail, errors: [] });
  const least = service({ detail: text, errors: { ...errors, minItems: 1 } });
  expect((await standInFor(least)("GET /orders")).json).toEqual({ detail, errors: [{ field: "", message: detail }] });
  expect((await standInFor(service({ errors }))("GET /orders")).json).toEqual({
    errors: [{ field: "", message: detail }],
  });
});
