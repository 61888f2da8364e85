import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const object = (...required: readonly string[]): object => ({
  type: "object",
  required,
  properties: Object.fromEntries(required.map((name) => [name, { type: "string" }])),
});
const put = (parameter: string, body: object, said: string): object => ({
  parameters: [{ name: parameter, in: "path", required: true, schema: { type: "string" } }],
  requestBody: { required: true, ...json(body) },
  responses: {
    "200": {
      description: "ok",
      ...json({ type: "object", required: ["said"], properties: { said: { const: said } } }),
    },
    "400": { description: "wrong" },
  },
});
const document = {
  openapi: "3.1.0",
  info: { title: "Accounts", version: "1" },
  paths: {
    "/accounts/{accountId}": { put: put("accountId", object("document"), "opened") },
    "/accounts/{creditAccountId}": { put: put("creditAccountId", object("email"), "changed") },
  },
};

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ document })));
});
afterAll(() => close());

test.each([
  [{ document: "a" }, 200, { said: "opened" }],
  [{ email: "a" }, 200, { said: "changed" }],
  [{ other: "a" }, 400, undefined],
])("of equal templates the first operation whose body fits answers (%o)", async (body, status, said) => {
  const answer = await fetch(`${url}/accounts/7`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(status);
  if (said !== undefined) expect(await answer.json()).toEqual(said);
});
