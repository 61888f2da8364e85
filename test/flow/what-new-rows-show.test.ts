import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const orNull = (schema: object): object => ({ anyOf: [schema, { type: "null" }] });
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const of = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });
const decimal = { type: "string", pattern: "^\\d+(\\.\\d+)?$" };
const place = object({ city: text, zip: text });
const line = object({ id: whole, order_id: whole, sku: text, unit_price: decimal, weight: { type: "number" } });
const row = object({
  id: whole,
  title: text,
  address: orNull(place),
  shipped_at: orNull({ ...text, format: "date-time" }),
  price: decimal,
  comments_count: whole,
  viewCount: whole,
  lines_count: whole,
  lines: { type: "array", items: line },
});
const price = { anyOf: [{ type: "number" }, decimal] };
const body = object(
  {
    title: text,
    address: orNull(place),
    shipped_at: orNull({ ...text, format: "date-time" }),
    price,
    lines: { type: "array", items: object({ sku: text, unit_price: price, weight: price }) },
  },
  ["title", "lines"],
);

function orders(): ReturnType<typeof standInFor> {
  const id = { name: "id", in: "path", required: true, schema: whole };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Orders", version: "1" },
    paths: {
      "/orders": {
        get: { responses: { 200: of({ type: "array", items: row }) } },
        post: { requestBody: of(body), responses: { 201: of(row) } },
      },
      "/orders/{id}": {
        get: { parameters: [id], responses: { 200: of(row) } },
        put: { parameters: [id], requestBody: of(body), responses: { 200: of(row) } },
        patch: { parameters: [id], requestBody: of({ ...body, required: [] }), responses: { 200: of(row) } },
      },
    },
  });
}

const lines = [
  { sku: "a", unit_price: 12.5, weight: "3.25" },
  { sku: "b", unit_price: "3.20", weight: 2 },
];

test("what a body may send and leaves out is null where the row has to show it and may have null", async () => {
  const ask = orders();
  const empty = { address: null, shipped_at: null };
  for (let count = 0; count < 5; count++)
    expect((await ask("POST /orders", { title: "a", lines: [] })).json).toMatchObject(empty);
  for (const key of [1, 2, 3, 4])
    expect((await ask(`PUT /orders/${key}`, { title: "a", lines: [] })).json).toMatchObject(empty);
});

test("nothing is counted yet that belongs to a new row, but for what was sent with it", async () => {
  const ask = orders();
  expect((await ask("POST /orders", { title: "a", lines })).json).toMatchObject({
    comments_count: 0,
    viewCount: 0,
    lines_count: 2,
  });
});

test("a number is shown as a text where the row has texts, and a text of one as a number", async () => {
  const ask = orders();
  const shown = [
    { sku: "a", unit_price: "12.5", weight: 3.25 },
    { sku: "b", unit_price: "3.20", weight: 2 },
  ];
  const made = (await ask("POST /orders", { title: "a", price: 7.5, lines })).json as { readonly id: number };
  expect(made).toMatchObject({ price: "7.5", lines: shown });
  expect((await ask(`GET /orders/${made.id}`)).json).toEqual(made);
  expect((await ask("PATCH /orders/2", { price: 8 })).json).toMatchObject({ price: "8" });
  expect((await ask("PUT /orders/3", { title: "b", price: 9.25, lines })).json).toMatchObject({
    price: "9.25",
    lines: shown,
  });
});

test("what is sent inside a new row names that row", async () => {
  const ask = orders();
  const made = (await ask("POST /orders", { title: "a", lines })).json as { id: number; lines: readonly object[] };
  expect(made.lines).toEqual(lines.map(() => expect.objectContaining({ order_id: made.id }) as object));
});

test("who asks is called like a person", async () => {
  const me = object({ id: whole, full_name: text, email: { ...text, format: "email" } });
  const paths = { "/users/me": { get: { responses: { 200: of(me) } } } };
  const { json } = await standInFor({ openapi: "3.1.0", info: { title: "Users", version: "1" }, paths })(
    "GET /users/me",
  );
  const { full_name: name, email } = json as { readonly full_name: string; readonly email: string };
  expect(email.split(/[.@]/)).toContain(name.split(" ")[0]?.toLowerCase());
});
