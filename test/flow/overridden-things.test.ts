import { beforeEach, expect, test } from "vitest";
import { createStandIn } from "../../src/index.ts";

const ok = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });
const lamp = {
  type: "object",
  required: ["id", "name", "price", "kind"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string" },
    kind: { type: "string", enum: ["desk", "floor"] },
    price: { type: "object", required: ["amount"], properties: { amount: { type: "integer" } } },
  },
};
const body = { required: true, content: { "application/json": { schema: lamp } } };
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const document = {
  openapi: "3.0.3",
  info: { title: "Lamps", version: "1" },
  paths: {
    "/lamps": {
      get: { responses: { 200: ok({ type: "array", items: lamp }) } },
      post: { requestBody: body, responses: { 201: ok(lamp) } },
    },
    "/lamps/{id}": {
      parameters: [id],
      get: { responses: { 200: ok(lamp), 404: { description: "none" } } },
      patch: {
        requestBody: { content: { "application/json": { schema: { ...lamp, required: [] } } } },
        responses: { 200: ok(lamp) },
      },
    },
  },
};

interface Lamp {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly price: { readonly amount: number };
}

let standIn: ReturnType<typeof createStandIn>;
beforeEach(() => {
  standIn = createStandIn({ document });
});

async function ask(method: string, path: string, sent?: object): Promise<{ status: number; text: string }> {
  const headers = { "content-type": "application/json" };
  const init = sent === undefined ? { method } : { method, headers, body: JSON.stringify(sent) };
  const answer = await standIn.fetch(new Request(`http://127.0.0.1${path}`, init));
  return { status: answer.status, text: await answer.text() };
}

async function lamps(path = "/lamps"): Promise<readonly Lamp[]> {
  return JSON.parse((await ask("GET", path)).text) as readonly Lamp[];
}

async function lampOf(key: number): Promise<Lamp> {
  return JSON.parse((await ask("GET", `/lamps/${key}`)).text) as Lamp;
}

const override = (key: number | string, property: string, value: unknown): Promise<{ status: number; text: string }> =>
  ask("POST", "/_standin/overrides", { entity: "lamps", key: String(key), property, value });

test("an overridden property is seen in lists and in the row, inside objects too, until the override is removed", async () => {
  const before = await lamps();
  const second = before[1] as Lamp;
  expect((await override(second.id, "name", "Overridden")).status).toBe(201);
  expect((await override(second.id, "price.amount", 7)).status).toBe(201);
  const wanted = { ...second, name: "Overridden", price: { ...second.price, amount: 7 } };
  expect(await lampOf(second.id)).toEqual(wanted);
  expect(await lamps()).toEqual(before.map((row) => (row.id === second.id ? wanted : row)));
  expect((await ask("DELETE", "/_standin/overrides")).status).toBe(204);
  expect(await lamps()).toEqual(before);
});

test("an override lies over what requests wrote, also of rows that they made", async () => {
  const sent = { name: "Made", kind: "desk", price: { amount: 3 } };
  const made = JSON.parse((await ask("POST", "/lamps", sent)).text) as Lamp;
  expect((await override(made.id, "name", "Overridden")).status).toBe(201);
  await ask("PATCH", `/lamps/${made.id}`, { kind: "floor" });
  expect(await lampOf(made.id)).toEqual({ ...made, name: "Overridden", kind: "floor" });
  expect((await lamps())[0]).toEqual({ ...made, name: "Overridden", kind: "floor" });
});

test.each([
  ["404404404", "name", "x", 404, 'no row of \\"lamps\\" has the key'],
  ["no-number", "name", "x", 404, 'no row of \\"lamps\\" has the key'],
  [1, "id", 9, 400, "identifies the row"],
  [1, "kind", "wall", 400, "/kind must be one of"],
  [1, "nmae", "x", 400, 'did you mean \\"name\\"'],
])("an override of %s, %s, to %j is refused", async (key, property, value, status, said) => {
  const answer = await override(key, property, value);
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(said)]);
});
