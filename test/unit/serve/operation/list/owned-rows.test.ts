import { expect, test } from "vitest";
import { compileContract } from "../../../../../src/contract/load-contract.ts";
import { createApp } from "../../../../../src/serve/http/app.ts";
import { openWorld } from "../../../../../src/serve/http/open-world.ts";
import { listen } from "../../../../support/stand-in.ts";

const order = {
  type: "object",
  required: ["id", "userId", "note"],
  properties: {
    id: { type: "integer" },
    userId: { type: "integer" },
    note: { type: ["string", "null"] },
    size: { type: "string", enum: ["S", "M", "L"] },
  },
};
const json = (schema: unknown): object => ({ description: "ok", content: { "application/json": { schema } } });
const number = (name: string, place = "path"): object => ({
  name,
  in: place,
  required: place === "path",
  schema: { type: "integer" },
});

const body = { content: { "application/json": { schema: { ...order, required: [] } } } };

const document = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths: {
    "/users/{userId}/orders": {
      parameters: [number("userId")],
      get: {
        parameters: [number("limit", "query"), number("offset", "query")],
        responses: { "200": json({ type: "array", maxItems: 10, items: order }) },
      },
      post: { requestBody: body, responses: { "201": json(order), "409": { description: "there already" } } },
    },
    "/users/{userId}/orders/{orderId}": {
      parameters: [number("userId"), number("orderId")],
      get: { responses: { "200": json(order) } },
      put: { requestBody: body, responses: { "200": json(order) } },
      patch: {
        requestBody: {
          content: {
            ...body.content,
            "application/json-patch+json": { schema: { type: "array", items: { type: "object" } } },
          },
        },
        responses: { "200": json(order) },
      },
      delete: { responses: { "204": { description: "gone" } } },
    },
  },
};

interface Answered {
  readonly status: number;
  readonly json: unknown;
}

async function asked(
  lines: readonly (readonly [line: string, body?: unknown, type?: string])[],
): Promise<readonly Answered[]> {
  const scenario = { name: "s", file: "s.yaml", about: "", seed: "s", now: "2026-01-01T00:00:00Z", apis: new Map() };
  const world = openWorld({
    contracts: [compileContract(document, "shop.yaml")],
    scenario,
    loadScenario: () => scenario,
  });
  const { url, close } = await listen(createApp(world, { cors: false, control: false, time: () => 0 }));
  try {
    const answers: Answered[] = [];
    for (const [line, sent, type = "application/json"] of lines) {
      const [method = "", target = ""] = line.split(" ");
      const answer = await fetch(`${url}${target}`, {
        method,
        ...(sent === undefined ? {} : { body: JSON.stringify(sent), headers: { "Content-Type": type } }),
      });
      const text = await answer.text();
      answers.push({ status: answer.status, json: text === "" ? undefined : JSON.parse(text) });
    }
    return answers;
  } finally {
    await close();
  }
}

test("what one owner's row becomes leaves another owner's row of the same key alone", async () => {
  const [before, , after, , other] = await asked([
    ["GET /users/2/orders/7"],
    ["PUT /users/1/orders/7", { note: "mine", size: "L" }],
    ["GET /users/2/orders/7"],
    ["DELETE /users/1/orders/7"],
    ["GET /users/2/orders/7"],
  ]);
  expect(after).toEqual(before);
  expect(other).toEqual(before);
});

test("null stands where it may, and what may not be null keeps its value", async () => {
  const [changed, replaced] = await asked([
    ["PATCH /users/1/orders/7", { note: null }],
    ["PUT /users/1/orders/8", { note: null, size: "S" }],
  ]);
  expect(changed?.json).toMatchObject({ id: 7, userId: 1, note: null });
  expect(replaced?.json).toMatchObject({ id: 8, userId: 1, note: null, size: "S" });
});

test("a key that a row has already is not given twice", async () => {
  const [made, again, gone, anew] = await asked([
    ["POST /users/1/orders", { id: 900, note: "one" }],
    ["POST /users/1/orders", { id: 900, note: "two" }],
    ["DELETE /users/1/orders/900"],
    ["POST /users/1/orders", { id: 900, note: "three" }],
  ]);
  expect(made).toMatchObject({ status: 201, json: { id: 900, note: "one" } });
  expect(again?.status).toBe(409);
  expect(gone?.status).toBe(204);
  expect(anew).toMatchObject({ status: 201, json: { id: 900, note: "three" } });
});

test("a JSON Patch changes the row, and one that cannot be applied changes nothing", async () => {
  const type = "application/json-patch+json";
  const [done, refused, after] = await asked([
    ["PATCH /users/1/orders/7", [{ op: "replace", path: "/note", value: "patched" }], type],
    ["PATCH /users/1/orders/7", [{ op: "test", path: "/note", value: "other" }], type],
    ["GET /users/1/orders/7"],
  ]);
  expect(done).toMatchObject({ status: 200, json: { note: "patched" } });
  expect(refused?.status).toBe(422);
  expect(after?.json).toEqual(done?.json);
});

test("no page is longer than its schema lets the list be, and a walk shows every row", async () => {
  const seen = new Set<unknown>();
  for (let offset = 0; ; offset += 10) {
    const [page] = await asked([[`GET /users/1/orders?limit=50&offset=${offset}`]]);
    const rows = page?.json as readonly { readonly id: number }[];
    for (const { id } of rows) seen.add(id);
    if (rows.length < 10) break;
  }
  expect(seen.size).toBeGreaterThan(20);
});

test("an operation that stands in two places is inferred in each", () => {
  const get = { responses: { "200": json({ type: "array", items: order }) } };
  const shared = {
    openapi: "3.1.0",
    info: { title: "x", version: "1" },
    paths: { "/cats": { get }, "/dogs": { get } },
  };
  const { operations } = compileContract(shared, "zoo.yaml");
  expect(operations.map(({ path, answer }) => [path, answer.kind === "list" ? answer.entity : answer.kind])).toEqual([
    ["/cats", "cats"],
    ["/dogs", "dogs"],
  ]);
});
