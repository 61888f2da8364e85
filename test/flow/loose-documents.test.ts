import { expect, test } from "vitest";
import { compileContract, loadContract } from "../../src/contract/load-contract.ts";
import { openWorld } from "../../src/serve/http/open-world.ts";
import { inProcess } from "../support/in-process.ts";
import { bareScenario as scenario } from "../support/inferred.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const thing = {
  type: "object",
  required: ["id", "name", "kind"],
  properties: { id: whole, name: text, kind: { ...text, enum: ["new", "old", "lost"] } },
  additionalProperties: false,
};
const links = { type: "object", required: ["self"], properties: { self: text } };
const linked = {
  ...thing,
  required: ["id", "name", "kind", "_links"],
  properties: { ...thing.properties, _links: links },
};
const listOf = (items: object): object => ({ type: "array", items });
const ok = (content: object): object => ({ "200": { description: "ok", content } });
const json = (schema: object): object => ({ "application/json": { schema } });
const query = (name: string, schema: object): object => ({ name, in: "query", schema });

const contract = compileContract(
  {
    openapi: "3.0.3",
    info: { title: "Loose", version: "1" },
    paths: {
      "/linked": {
        get: {
          responses: ok({
            "application/hal+json": { schema: listOf(linked) },
            "application/json": { schema: listOf(thing) },
          }),
        },
      },
      "/paged": {
        get: {
          parameters: [query("page", { ...whole, default: 10 }), query("per_page", { ...whole, default: 15 })],
          responses: ok(json(listOf(thing))),
        },
      },
      "/things": {
        get: {
          parameters: [
            query("kinds", { type: "array", items: text, default: "new,old" }),
            query("limit", { ...whole, maximum: 10 }),
          ],
          responses: ok(json(listOf(thing))),
        },
      },
      "/numbers": {
        get: {
          parameters: [query("ids", { type: "array", items: whole, default: "3,1" })],
          responses: ok(json(listOf(thing))),
        },
      },
      "/things/{ids}": {
        parameters: [{ name: "ids", in: "path", required: true, schema: { type: "array", items: whole } }],
        get: { responses: ok(json({ type: "object", properties: { data: listOf(thing) } })) },
        delete: { responses: { "204": { description: "gone" } } },
      },
      "/checks/{entityId}": {
        get: {
          parameters: [{ name: "entityId", in: "path", required: true, schema: text }],
          responses: ok(
            json({
              type: "object",
              required: ["requestId", "entity"],
              properties: {
                requestId: text,
                entity: { type: "object", required: ["entityId"], properties: { entityId: text, name: text } },
              },
            }),
          ),
        },
      },
      "/pages/{name}{ending}": {
        get: {
          parameters: [
            { name: "name", in: "path", required: true, schema: text },
            { name: "ending", in: "path", required: true, schema: { ...text, enum: [".json", ".html"] } },
          ],
          responses: ok(json(thing)),
        },
      },
      "/flags": {
        get: {
          parameters: [query("name", { ...text, default: "No row is called so" })],
          responses: ok(json(listOf(thing))),
        },
      },
      "/counted": {
        get: {
          parameters: [query("page", { ...whole, minimum: 0, default: 1 }), query("limit", whole)],
          responses: ok(json(listOf(thing))),
        },
      },
      "/dated": {
        get: {
          responses: ok(
            json(
              listOf({
                type: "object",
                required: ["id", "modified_date", "day", "updated_at"],
                properties: {
                  id: whole,
                  modified_date: { ...text, example: "2022-10-23T00:00:00.000Z" },
                  day: { ...text, example: "23/10/2022" },
                  updated_at: { ...text, example: "2022/10/23 10:30" },
                },
              }),
            ),
          ),
        },
      },
      "/asked": {
        get: {
          requestBody: { required: true, content: json(thing) },
          responses: ok(
            json(
              listOf({
                required: ["id"],
                properties: { id: whole, name: text },
                example: '{ "id": 7, "name": "As it is shown" }',
              }),
            ),
          ),
        },
      },
      "/images#json": {
        post: {
          parameters: [query("width", whole)],
          requestBody: { required: true, content: json({ type: "object", properties: { url: text } }) },
          responses: { "200": { description: "by address" } },
        },
      },
      "/images#form": {
        post: {
          requestBody: {
            required: true,
            content: { "application/x-www-form-urlencoded": { schema: { type: "object", properties: { a: text } } } },
          },
          responses: { "202": { description: "by form" } },
        },
      },
      "/forms": {
        post: {
          requestBody: {
            required: true,
            content: {
              "application/x-www-form-urlencoded": {
                schema: {
                  type: "object",
                  required: ["model[name]"],
                  properties: { "model[name]": text, vendor: text },
                },
              },
            },
          },
          responses: { "204": { description: "done" }, "400": { description: "wrong" } },
        },
        delete: {
          parameters: [{ ...query("ids", { type: "array", items: { ...text, format: "uuid" } }), explode: false }],
          responses: { "204": { description: "done" } },
        },
      },
    },
  },
  "loose.yaml",
);
const send = inProcess(openWorld({ contracts: [contract], scenario, loadScenario: () => scenario }));

interface Sent {
  readonly method?: string;
  readonly accept?: string;
  readonly form?: string;
}

async function ask(
  target: string,
  { method = "GET", accept, form }: Sent = {},
): Promise<{ status: number; json: unknown }> {
  const headers = [
    ...(accept === undefined ? [] : [["Accept", accept] as const]),
    ...(form === undefined ? [] : [["Content-Type", "application/x-www-form-urlencoded"] as const]),
  ];
  const body = form === undefined ? undefined : Buffer.from(form);
  const answer = await send({ method, target, headers, body });
  const told = Buffer.from(answer.body).toString();
  return { status: answer.status, json: told === "" ? undefined : JSON.parse(told) };
}

interface Thing {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly _links?: unknown;
}

test("each media type shows rows as its own schema has them, and both the same rows", async () => {
  const hal = (await ask("/linked", { accept: "application/hal+json" })).json as readonly Thing[];
  const bare = (await ask("/linked", { accept: "application/json" })).json as readonly Thing[];
  expect(bare.length).toBeGreaterThan(10);
  expect(bare.every((row) => !Object.hasOwn(row, "_links"))).toBe(true);
  expect(hal.map(({ id, name, kind }) => ({ id, name, kind }))).toEqual(bare);
  expect(hal.every((row) => Object.hasOwn(row, "_links"))).toBe(true);
});

test("a list that is asked for without a page begins at its first, whichever page is documented as the default", async () => {
  const unasked = (await ask("/paged")).json as readonly Thing[];
  expect(unasked).toHaveLength(15);
  expect((await ask("/paged?page=1")).json).toEqual(unasked);
  expect((await ask("/paged?page=2")).json).not.toEqual(unasked);
});

test("the default of a list may be written as it stands in an address", async () => {
  const kinds = ((await ask("/things")).json as readonly Thing[]).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(["new", "old"]));
  const numbers = (await ask("/numbers")).json as readonly Thing[];
  expect(numbers.map(({ id }) => id)).toEqual([3, 1]);
});

test("a path with several keys lists their rows in the order asked, and with one key removes that row", async () => {
  const [first, second] = (await ask("/things")).json as readonly Thing[];
  expect((await ask(`/things/${second?.id},${first?.id}`)).json).toEqual({ data: [second, first] });
  expect((await ask(`/things/${first?.id}`)).json).toEqual({ data: [first] });
});

test("an answer that begins with an id of its own holds the thing that the path names", async () => {
  expect((await ask("/checks/e-7")).json).toMatchObject({ entity: { entityId: "e-7" } });
});

test("a field of a form that is called with brackets is that field", async () => {
  expect((await ask("/forms", { method: "POST", form: "model[name]=x" })).status).toBe(204);
  expect((await ask("/forms", { method: "POST", form: "vendor=x" })).status).toBe(400);
});

test("a list of nothing may be written as nothing", async () => {
  expect((await ask("/forms?ids=", { method: "DELETE" })).status).toBe(204);
  expect((await ask("/forms?ids=x", { method: "DELETE" })).status).toBe(422);
});

test("a stand-in that is started before its scenario's clock dates rows before its own", async () => {
  const moments = async (now?: string): Promise<readonly string[]> => {
    const world = openWorld({ contracts: [loadContract("teahouse")], scenario, loadScenario: () => scenario, now });
    const answer = await inProcess(world)({ method: "GET", target: "/teas", headers: [], body: undefined });
    return [
      ...Buffer.from(answer.body)
        .toString()
        .matchAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g),
    ].map(([moment]) => moment);
  };
  const [usual, early, late] = [
    await moments(),
    await moments("2026-03-02T00:00:00Z"),
    await moments("2027-03-02T00:00:00Z"),
  ];
  expect(early.length).toBeGreaterThan(5);
  expect(early.filter((moment) => moment > "2026-03-02T00:00:00Z")).toEqual([]);
  expect(late).toEqual(usual);
});

test("of two parameters beside each other the second is one of its listed values", async () => {
  expect((await ask("/pages/tea.json")).status).toBe(200);
  expect((await ask("/pages/a.b.html")).status).toBe(200);
  expect((await ask("/pages/tea.xml")).status).toBe(422);
});

test("a default that no row has leaves a list whole, and the same word when it is sent leaves none", async () => {
  expect(((await ask("/flags")).json as readonly Thing[]).length).toBeGreaterThan(10);
  expect((await ask("/flags?name=No%20row%20is%20called%20so")).json).toEqual([]);
});

test("pages are counted from the default, though a smaller number is allowed", async () => {
  expect((await ask("/counted?page=1&limit=5")).json).toEqual((await ask("/counted?limit=5")).json);
});

test("texts whose example is a time are times of that spelling before the clock", async () => {
  const rows = (await ask("/dated")).json as readonly Readonly<
    Record<"modified_date" | "day" | "updated_at", string>
  >[];
  expect(rows.length).toBeGreaterThan(10);
  for (const { modified_date: modified, day, updated_at: moment } of rows) {
    expect(modified).toMatch(/^2026-0[789]-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    expect(Date.parse(modified)).toBeLessThan(Date.parse(scenario.now));
    expect(day).toMatch(/^(23\/10\/2022|(0\d|1[0-2])\/(0\d|1[0-2])\/2026)$/);
    expect(moment).toMatch(/^2026\/0[789]\/\d\d \d\d:\d\d$/);
  }
});

test("of operations on one path the one that takes the body's media type answers", async () => {
  expect((await ask("/images", { method: "POST", form: "a=1" })).status).toBe(202);
});

test("GET needs no body, and the example of an object may be the text of its JSON", async () => {
  const { status, json: rows } = await ask("/asked");
  expect(status).toBe(200);
  expect((rows as readonly Thing[])[0]).toEqual({ id: 7, name: "As it is shown" });
  expect((rows as readonly Thing[]).length).toBeGreaterThan(10);
});
