import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const row = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: object): object => ({ type: "array", items });
const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const body = (schema: object): object => ({ requestBody: { required: true, ...content(schema) } });
const ok = (schema: object): object => ({
  responses: { "200": { description: "ok", ...content(schema) }, "404": { description: "none" } },
});
const done = { responses: { "204": { description: "done" }, "404": { description: "none" } } };
const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  required,
});
const inPath = (name: string): object => ({ name, in: "path", required: true, schema: whole });

/** One collection for each way to name several rows. */
function collection(path: string, writes: object, more: object = {}): object {
  return {
    [path]: { get: ok(listOf(row("Parcel"))), ...writes },
    [`${path}/{id}`]: { get: { parameters: [inPath("id")], ...ok(row("Parcel")) } },
    ...more,
  };
}

const changes = object({ note: text, weight: whole });
const document = {
  openapi: "3.1.0",
  info: { title: "Depot", version: "1" },
  components: {
    schemas: {
      Parcel: object({ id: whole, note: text, weight: whole }, ["id", "note"]),
      Line: object({ id: whole, product: text, count: whole }, ["id", "product"]),
      Order: object({ id: whole, name: text, items: listOf(object({ product: text, count: whole }, ["product"])) }, [
        "id",
        "name",
      ]),
      Page: object({ id: { ...whole, readOnly: true }, title: text, length: whole }, ["id", "title"]),
      Book: object({ id: { ...whole, readOnly: true }, name: text, pages: listOf(row("Page")) }, ["id", "name"]),
    },
  },
  paths: {
    ...collection("/by-list", {
      delete: { ...body(listOf(whole)), ...done },
      patch: { ...body(listOf(row("Parcel"))), ...ok(listOf(row("Parcel"))) },
      put: { ...body(listOf(row("Parcel"))), ...ok(listOf(row("Parcel"))) },
      post: { ...body(listOf(row("Parcel"))), ...ok(listOf(row("Parcel"))) },
    }),
    ...collection("/by-ids", {
      delete: { ...body(object({ ids: listOf(whole) }, ["ids"])), ...done },
      patch: { ...body(object({ ids: listOf(whole), changes }, ["ids", "changes"])), ...ok(listOf(row("Parcel"))) },
    }),
    ...collection("/parcels", {
      delete: { parameters: [{ name: "ids", in: "query", required: true, schema: listOf(whole) }], ...done },
      patch: { ...body(object({ parcelIds: listOf(whole), note: text })), ...done },
    }),
    ...collection(
      "/by-rows",
      {
        delete: { ...body(object({ items: listOf(object({ id: whole }, ["id"])) })), ...done },
        patch: { ...body(object({ items: listOf(object({ id: whole, note: text })) })), ...done },
      },
      {
        "/by-rows/batch-update": { post: { ...body(listOf(row("Parcel"))), ...ok(listOf(row("Parcel"))) } },
        "/by-rows/bulk-delete": { post: { ...body(object({ ids: listOf(whole) }, ["ids"])), ...done } },
      },
    ),
    "/books": { get: ok(listOf(row("Book"))), post: { ...body(row("Book")), ...ok(row("Book")) } },
    "/books/{bookId}": { get: { parameters: [inPath("bookId")], ...ok(row("Book")) } },
    "/books/{bookId}/pages": { get: { parameters: [inPath("bookId")], ...ok(listOf(row("Page"))) } },
    "/orders": { get: ok(listOf(row("Order"))), post: { ...body(row("Order")), ...ok(row("Order")) } },
    "/orders/{orderId}": { get: { parameters: [inPath("orderId")], ...ok(row("Order")) } },
    "/orders/{orderId}/items": {
      get: { parameters: [inPath("orderId")], ...ok(listOf(row("Line"))) },
      post: { parameters: [inPath("orderId")], ...body(row("Line")), ...ok(row("Line")) },
    },
  },
};

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ document })));
});
afterAll(() => close());

async function ask(
  method: string,
  path: string,
  sent?: unknown,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      "Content-Type": "application/json",
      "X-Standin-Session": expect.getState().currentTestName?.replace(/\W+/g, "-").slice(-60) ?? "",
    },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  const words = await answer.text();
  return { status: answer.status, json: words === "" ? undefined : (JSON.parse(words) as unknown) };
}

const list = async (path: string): Promise<readonly Row[]> => (await ask("GET", path)).json as readonly Row[];
const idsOf = (rows: readonly Row[]): readonly unknown[] => rows.map(({ id }) => id);

test.each([
  ["/by-list", "DELETE", "/by-list", (ids: readonly unknown[]) => ids],
  ["/by-ids", "DELETE", "/by-ids", (ids: readonly unknown[]) => ({ ids })],
  ["/by-rows", "DELETE", "/by-rows", (ids: readonly unknown[]) => ({ items: ids.map((id) => ({ id })) })],
  ["/by-rows", "POST", "/by-rows/bulk-delete", (ids: readonly unknown[]) => ({ ids })],
])("of %s, %s %s takes away each that its body names", async (path, method, at, bodyOf) => {
  const before = await list(path);
  const gone = idsOf(before.slice(1, 4));
  expect((await ask(method, at, bodyOf(gone))).status).toBe(204);
  expect(idsOf(await list(path))).toEqual(idsOf(before).filter((id) => !gone.includes(id)));
  expect((await ask("GET", `${path}/${String(gone[1])}`)).status).toBe(404);
});

test("an element that names no row changes none", async () => {
  const before = await list("/by-rows");
  const items = [{ note: "nobody's" }, { id: before[1]?.["id"], note: "changed" }];
  expect((await ask("PATCH", "/by-rows", { items })).status).toBe(204);
  const after = before.map((one, index) => (index === 1 ? { ...one, note: "changed" } : one));
  expect(await list("/by-rows")).toEqual(after);
});

test.each(["ids=%&ids=%", "ids=%"])("takes away each that a query names (%s)", async (query) => {
  const before = await list("/parcels");
  const gone = idsOf(before).slice(0, query.split("%").length - 1);
  let index = 0;
  expect((await ask("DELETE", `/parcels?${query.replaceAll("%", () => String(gone[index++]))}`)).status).toBe(204);
  expect(idsOf(await list("/parcels"))).toEqual(idsOf(before).slice(gone.length));
});

test.each([
  ["/by-list", "PATCH", "/by-list"],
  ["/by-list", "PUT", "/by-list"],
  ["/by-rows", "POST", "/by-rows/batch-update"],
])("of %s, %s %s changes each of a list", async (path, method, at) => {
  const [first, second] = await list(path);
  const sent = [first, second].map((one, index) => ({ ...one, note: `note ${index}` }));
  const { status, json } = await ask(method, at, sent);
  expect([status, json]).toEqual([200, sent]);
  expect((await list(path)).slice(0, 2)).toEqual(sent);
  expect((await ask("GET", `${path}/${String(first?.["id"])}`)).json).toEqual(sent[0]);
});

test("makes what is put in a list and was not there", async () => {
  const [first] = await list("/by-list");
  const before = await list("/by-list");
  await ask("DELETE", "/by-list", [before[1]?.["id"]]);
  const sent = [
    { ...first, note: "kept" },
    { ...before[1], note: "again" },
  ];
  expect(await ask("PUT", "/by-list", sent)).toEqual({ status: 200, json: sent });
  for (const one of sent) expect((await ask("GET", `/by-list/${String((one as Row)["id"])}`)).json).toEqual(one);
});

test("creates each of a list that is posted beside a list", async () => {
  const before = await list("/by-list");
  const sent = [70001, 70002].map((id) => ({ id, note: `new ${id}`, weight: 3 }));
  expect(await ask("POST", "/by-list", sent)).toEqual({ status: 200, json: sent });
  expect(await list("/by-list")).toEqual([...sent.toReversed(), ...before]);
});

test("makes one change of each row that a body names, whether the change stands apart or beside the ids", async () => {
  const [first, second, third] = await list("/by-ids");
  const ids = [first?.["id"], second?.["id"]];
  expect((await ask("PATCH", "/by-ids", { ids, changes: { note: "both" } })).json).toEqual([
    { ...first, note: "both" },
    { ...second, note: "both" },
  ]);
  expect((await list("/by-ids")).slice(0, 3)).toEqual([{ ...first, note: "both" }, { ...second, note: "both" }, third]);
  const [other] = await list("/parcels");
  expect((await ask("PATCH", "/parcels", { parcelIds: [other?.["id"]], note: "one" })).status).toBe(204);
  expect((await list("/parcels"))[0]).toEqual({ ...other, note: "one" });
});

test("changes all or none: a row that is gone leaves the others as they are", async () => {
  const [first, second] = await list("/by-list");
  await ask("DELETE", "/by-list", [second?.["id"]]);
  const before = await list("/by-list");
  expect(
    (
      await ask("PATCH", "/by-list", [
        { ...first, note: "x" },
        { ...second, note: "x" },
      ])
    ).status,
  ).toBe(404);
  expect((await ask("DELETE", "/by-list", idsOf([first ?? {}, second ?? {}]))).status).toBe(404);
  expect(await list("/by-list")).toEqual(before);
});

test("rows that stand in a new one are listed below it", async () => {
  const items = [
    { product: "lamp", count: 2 },
    { product: "chair", count: 1 },
  ];
  const made = (await ask("POST", "/orders", { id: 8080, name: "June", items })).json as Row;
  expect(made).toEqual({ id: 8080, name: "June", items });
  const below = await list("/orders/8080/items");
  expect(below).toHaveLength(2);
  expect(below).toMatchObject(items);
});

test("what the new row shows of the rows in it is what is listed below, with what the server filled in and no more", async () => {
  const pages = [{ title: "one", length: 3 }, { title: "two" }];
  const made = (await ask("POST", "/books", { name: "June", pages })).json as Row & { pages: readonly Row[] };
  expect(made.pages).toEqual([
    { id: expect.any(Number) as number, title: "one", length: 3 },
    { id: expect.any(Number) as number, title: "two" },
  ]);
  expect(await list(`/books/${String(made["id"])}/pages`)).toEqual(made.pages);
});

test("nothing is listed below a new row but what was written there", async () => {
  await ask("POST", "/orders", { id: 9090, name: "July" });
  expect(await list("/orders/9090/items")).toEqual([]);
  const [first] = await list("/orders");
  expect(first?.["id"]).toBe(9090);
  const [, other] = await list("/orders");
  expect((await list(`/orders/${String(other?.["id"])}/items`)).length).toBeGreaterThan(2);
});

test("what is written below a new row is listed there, also under a key that others have", async () => {
  const [first] = await list("/orders");
  const [line] = await list(`/orders/${String(first?.["id"])}/items`);
  await ask("POST", "/orders", { id: 9191, name: "August" });
  for (const id of [line?.["id"], 424242]) await ask("POST", "/orders/9191/items", { id, product: "vase", count: 1 });
  expect(idsOf(await list("/orders/9191/items"))).toEqual([424242, line?.["id"]]);
});
