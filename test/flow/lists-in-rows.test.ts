import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;
type Ask = ReturnType<typeof standInFor>;

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object, required = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const rows = (items: object): object => ({ type: "array", items });
const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const said = (schema: object, status = "200"): object => ({
  responses: { [status]: { description: "ok", ...content(schema) } },
});
const gone = { responses: { "204": { description: "gone" } } };
const inPath = (...names: readonly string[]): readonly object[] =>
  names.map((name) => ({ name, in: "path", required: true, schema: whole }));
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Carts, whose items nothing shows but the cart. @param answer what writes of items are answered with */
function carts(
  answer: object,
  item: object = object({ id: whole, productId: whole, quantity: whole }),
  more: object = {},
): Ask {
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    components: {
      schemas: {
        Item: item,
        Cart: object({
          id: { ...whole, readOnly: true },
          items: rows(ref("Item")),
          itemCount: whole,
          total: { ...whole, description: "Total number of items in the cart" },
        }),
      },
    },
    paths: {
      "/carts": { post: said(ref("Cart"), "201") },
      "/carts/{cartId}": { parameters: inPath("cartId"), get: said(ref("Cart")) },
      "/carts/{cartId}/items": {
        parameters: inPath("cartId"),
        post: {
          requestBody: content({ type: "object", properties: { productId: whole, quantity: whole } }),
          ...answer,
        },
      },
      "/carts/{cartId}/items/{itemId}": {
        parameters: inPath("cartId", "itemId"),
        patch: { requestBody: content({ type: "object", properties: { quantity: whole } }), ...answer },
        delete: answer,
      },
      ...more,
    },
  });
}

async function cart(ask: Ask, id: unknown): Promise<Row & { readonly items: readonly Row[] }> {
  const { status, json } = await ask(`GET /carts/${String(id)}`);
  expect(status).toBe(200);
  const shown = json as Row & { readonly items: readonly Row[] };
  expect(shown).toMatchObject({ itemCount: shown.items.length, total: shown.items.length });
  return shown;
}

test.each([
  ["with the cart", said(ref("Cart"))],
  ["with the item", said(ref("Item"))],
  ["with nothing", gone],
])("what is added to a list that a row holds is in it, changes and goes: answered %s", async (how, answer) => {
  const ask = carts(answer);
  const before = await cart(ask, 5);
  const added = await ask("POST /carts/5/items", { productId: 7, quantity: 2 });
  const after = await cart(ask, 5);
  expect(after.items).toHaveLength(before.items.length + 1);
  const item = after.items.find(({ productId }) => productId === 7);
  expect(item).toMatchObject({ id: expect.any(Number) as unknown, quantity: 2 });
  if (how === "with the cart") expect(added.json).toEqual(after);
  if (how === "with the item") expect(added.json).toEqual(item);

  const changed = await ask(`PATCH /carts/5/items/${String(item?.["id"])}`, { quantity: 9 });
  expect((await cart(ask, 5)).items).toContainEqual({ ...item, quantity: 9 });
  if (how === "with the cart") expect(changed.json).toEqual(await cart(ask, 5));

  await ask(`DELETE /carts/5/items/${String(item?.["id"])}`);
  expect(await cart(ask, 5)).toEqual(before);
});

test("a list that is filled one by one is empty in a new row, and other rows keep theirs", async () => {
  const ask = carts(said(ref("Cart")));
  const other = await cart(ask, 5);
  const { id, items } = (await ask("POST /carts")).json as Row;
  expect(items).toEqual([]);
  await ask(`POST /carts/${String(id)}/items`, { productId: 1, quantity: 1 });
  expect((await cart(ask, id)).items).toHaveLength(1);
  expect(await cart(ask, 5)).toEqual(other);
});

test("what is added to a list twice under one key is in it once", async () => {
  const ask = carts(said(ref("Cart")), object({ productId: whole, quantity: whole }));
  const { length } = (await cart(ask, 5)).items;
  await ask("POST /carts/5/items", { productId: 7, quantity: 1 });
  await ask("POST /carts/5/items", { productId: 7, quantity: 3 });
  const { items } = await cart(ask, 5);
  expect(items).toHaveLength(length + 1);
  expect(items).toContainEqual({ productId: 7, quantity: 3 });
});

test("what only its holder shows is changed by its key alone", async () => {
  const ask = carts(said(ref("Cart")), undefined, {
    "/items/{itemId}": {
      parameters: inPath("itemId"),
      patch: { requestBody: content({ type: "object", properties: { quantity: whole } }), ...said(ref("Item")) },
      delete: gone,
    },
  });
  await ask("POST /carts/5/items", { productId: 7, quantity: 1 });
  const { items } = await cart(ask, 5);
  for (const { id } of items) await ask(`PATCH /items/${String(id)}`, { quantity: 12 });
  expect((await cart(ask, 5)).items).toEqual(items.map((item) => ({ ...item, quantity: 12 })));
  for (const { id } of items) await ask(`DELETE /items/${String(id)}`);
  expect((await cart(ask, 5)).items).toEqual([]);
});

/** Orders that hold their lines, which are rows below them. @param line the schema of a row there */
function orders(line: object, held: object = ref("Line"), more: object = {}): Ask {
  const sent = { type: "object", properties: { note: text, lines: rows(object({ sku: text })) } };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    components: {
      schemas: { Line: line, Order: object({ id: { ...whole, readOnly: true }, note: text, lines: rows(held) }) },
    },
    paths: {
      "/orders": {
        get: said(rows(ref("Order"))),
        post: { requestBody: content(sent), ...said(ref("Order"), "201") },
      },
      "/orders/{orderId}": {
        parameters: inPath("orderId"),
        get: said(ref("Order")),
        patch: { requestBody: content(sent), ...said(ref("Order")) },
      },
      "/orders/{orderId}/lines": {
        parameters: inPath("orderId"),
        get: said(rows(ref("Line"))),
        post: { requestBody: content({ type: "object", properties: { sku: text } }), ...said(ref("Line"), "201") },
      },
      "/orders/{orderId}/lines/{lineId}": {
        parameters: inPath("orderId", "lineId"),
        get: said(ref("Line")),
        patch: { requestBody: content({ type: "object", properties: { sku: text } }), ...said(ref("Line")) },
        delete: gone,
      },
      ...more,
    },
  });
}

const line = object({ id: { ...whole, readOnly: true }, sku: text });

/** The lines of an order, which are the same wherever they are asked for. */
async function linesOf(ask: Ask, order: unknown): Promise<readonly Row[]> {
  const { lines } = (await ask(`GET /orders/${String(order)}`)).json as { readonly lines: readonly Row[] };
  const listed = (await ask(`GET /orders/${String(order)}/lines`)).json as readonly Row[];
  expect(listed.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
  for (const [index, one] of listed.entries()) {
    expect(one).toMatchObject(lines[index] ?? {});
    expect((await ask(`GET /orders/${String(order)}/lines/${String(one["id"])}`)).json).toEqual(one);
  }
  return listed;
}

test.each([
  ["the same schema", line, ref("Line")],
  ["less of each", object({ id: { ...whole, readOnly: true }, sku: text, price: whole }), line],
  ["their order in each", object({ id: { ...whole, readOnly: true }, sku: text, orderId: whole }), ref("Line")],
])("rows that a row holds are those of the list below it: %s", async (_, schema, held) => {
  const ask = orders(schema, held);
  const all = (await ask("GET /orders")).json as readonly (Row & { readonly lines: readonly Row[] })[];
  const order = all.find(({ lines }) => lines.length > 1);
  const id = order?.["id"];
  const [first, second] = await linesOf(ask, id);
  await ask(`PATCH /orders/${String(id)}/lines/${String(first?.["id"])}`, { sku: "changed" });
  await ask(`DELETE /orders/${String(id)}/lines/${String(second?.["id"])}`);
  const made = (await ask(`POST /orders/${String(id)}/lines`, { sku: "made" })).json as Row;
  const after = await linesOf(ask, id);
  expect(after).toContainEqual({ ...first, sku: "changed" });
  expect(after).toContainEqual(made);
  expect(after.map((one) => one["id"])).not.toContain(second?.["id"]);
  expect(after).toHaveLength(order?.lines.length ?? 0);
});

test("a list that is sent with its row is the list below it", async () => {
  const ask = orders(line);
  await ask("PATCH /orders/3", { lines: [{ sku: "one" }, { sku: "two" }] });
  expect((await linesOf(ask, 3)).map(({ sku }) => sku)).toEqual(["one", "two"]);
  await ask("PATCH /orders/3", { note: "else" });
  expect((await linesOf(ask, 3)).map(({ sku }) => sku)).toEqual(["one", "two"]);
  await ask("PATCH /orders/3", { lines: [] });
  expect(await linesOf(ask, 3)).toEqual([]);
});

test("a new row holds what was sent with it, and what is added after that", async () => {
  const ask = orders(line);
  const { id, lines } = (await ask("POST /orders", { note: "new", lines: [{ sku: "a" }, { sku: "b" }] })).json as Row;
  expect(await linesOf(ask, id)).toEqual(lines);
  await ask(`POST /orders/${String(id)}/lines`, { sku: "c" });
  expect(new Set((await linesOf(ask, id)).map(({ sku }) => sku))).toEqual(new Set(["a", "b", "c"]));
});

test("a row that another holds is found by its key alone", async () => {
  const ask = orders(line, ref("Line"), {
    "/lines/{lineId}": { parameters: inPath("lineId"), get: said(ref("Line")) },
  });
  const [first] = await linesOf(ask, 6);
  expect((await ask(`GET /lines/${String(first?.["id"])}`)).json).toEqual(first);
});

test("rows in a row have keys of their own, so that each can be asked for below it", async () => {
  const fee = object({ code: { type: "string", enum: ["setup", "storage"] }, id: { ...text, format: "uuid" } });
  const plan = object({ id: whole, fees: { ...rows(ref("Fee")), minItems: 1, maxItems: 6 } });
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Plans", version: "1" },
    components: { schemas: { Fee: fee, Plan: plan } },
    paths: {
      "/plans": { get: said(rows(ref("Plan"))) },
      "/plans/{planId}": { parameters: inPath("planId"), get: said(ref("Plan")) },
      "/plans/{planId}/fees": { parameters: inPath("planId"), get: said(rows(ref("Fee"))) },
      "/plans/{planId}/fees/{code}": {
        parameters: [...inPath("planId"), { name: "code", in: "path", required: true, schema: text }],
        get: said(ref("Fee")),
      },
    },
  });
  const plans = (await ask("GET /plans")).json as readonly Row[];
  for (const { id, fees } of plans) {
    const listed = (await ask(`GET /plans/${String(id)}/fees`)).json as readonly Row[];
    expect(listed).toEqual(fees);
    expect(new Set(listed.map(({ code }) => code)).size).toBe(listed.length);
    for (const one of listed)
      expect((await ask(`GET /plans/${String(id)}/fees/${String(one["code"])}`)).json).toEqual(one);
  }
  expect(plans.length).toBeGreaterThan(2);
});
