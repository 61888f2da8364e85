import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const answer = (schema: object, example?: unknown): object => ({
  "200": {
    description: "ok",
    content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
  },
});
const row = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const rows = (name: string): object => ({ type: "array", items: row(name) });
const inPath = (name: string, type: string): object => ({ name, in: "path", required: true, schema: { type } });
const text = { type: "string" };
const whole = { type: "integer" };

/** Customers, whose orders and letters are listed below them; both are fetched by their own ids alone. */
const document = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  components: {
    schemas: {
      Customer: { type: "object", required: ["id", "name"], properties: { id: whole, name: text } },
      Order: {
        type: "object",
        required: ["id", "customerId"],
        properties: { id: whole, customerId: whole, note: text },
      },
      Letter: {
        type: "object",
        required: ["id", "customer", "customer_id"],
        properties: {
          id: { type: "string", format: "uuid" },
          customer_id: whole,
          customer: { type: "object", required: ["id"], properties: { id: whole } },
        },
      },
    },
  },
  paths: {
    "/customers": { get: { responses: answer(rows("Customer")) } },
    "/customers/{customerId}": {
      get: { parameters: [inPath("customerId", "integer")], responses: answer(row("Customer")) },
    },
    "/customers/{customerId}/orders": {
      get: { parameters: [inPath("customerId", "integer")], responses: answer(rows("Order")) },
    },
    "/orders/{id}": {
      get: { parameters: [inPath("id", "integer")], responses: answer(row("Order"), { id: 71, customerId: 4 }) },
      patch: {
        parameters: [inPath("id", "integer")],
        requestBody: { content: { "application/json": { schema: row("Order") } } },
        responses: answer(row("Order")),
      },
    },
    "/customers/{customerId}/letters": {
      get: { parameters: [inPath("customerId", "integer")], responses: answer(rows("Letter")) },
    },
    "/letters/{id}": { get: { parameters: [inPath("id", "string")], responses: answer(row("Letter")) } },
  },
};

const open: (() => Promise<void>)[] = [];
let url = "";
let listed = "";

beforeAll(async () => {
  const usual = await listen(createTestApp({ document }));
  const strict = await listen(
    createTestApp({
      document,
      scenario: {
        about: "Only what is listed exists.",
        seed: "standin",
        now: "2026-09-18T10:00:00Z",
        apis: { document: { exists: "listed" } },
      },
    }),
  );
  ({ url } = usual);
  listed = strict.url;
  open.push(usual.close, strict.close);
});
afterAll(async () => {
  for (const close of open) await close();
});

async function get(path: string, at = url): Promise<unknown> {
  const response = await fetch(`${at}${path}`);
  return response.status === 200 ? await response.json() : response.status;
}

async function owned(things: string, at = url): Promise<readonly (readonly [Row, unknown])[]> {
  const customers = (await get("/customers", at)) as readonly Row[];
  const found: (readonly [Row, unknown])[] = [];
  for (const { id } of customers.slice(0, 6))
    for (const one of ((await get(`/customers/${String(id)}/${things}`, at)) as readonly Row[]).slice(0, 4))
      found.push([one, await get(`/${things}/${String(one["id"])}`, at)]);
  return found;
}

test.each(["orders", "letters"])(
  "one of %s that is fetched by its id alone is its owner's, as the list shows it",
  async (things) => {
    const pairs = (await owned(things)).filter(([{ id }]) => id !== 71);
    expect(pairs.length).toBeGreaterThan(15);
    for (const [shown, fetched] of pairs) expect(fetched).toEqual(shown);
  },
);

test("so is one where only what a list shows exists, and what none shows is not there", async () => {
  for (const [shown, fetched] of (await owned("letters", listed)).slice(0, 6)) expect(fetched).toEqual(shown);
  expect(await get("/letters/7d7e1b0c-0000-4000-8000-000000000000", listed)).toBe(404);
});

test("what a document shows stays its owner's", async () => {
  expect(await get("/orders/71")).toMatchObject({ id: 71, customerId: 4 });
});

test("a change of it stays its owner's", async () => {
  const [customer] = (await get("/customers")) as readonly Row[];
  const list = `/customers/${String(customer?.["id"])}/orders`;
  const one = ((await get(list)) as readonly Row[]).find(({ id }) => id !== 71);
  await fetch(`${url}/orders/${String(one?.["id"])}`, {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...one, note: "later" }),
  });
  expect((await get(list)) as readonly Row[]).toContainEqual({ ...one, note: "later" });
});
