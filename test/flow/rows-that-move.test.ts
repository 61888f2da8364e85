import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { asking } from "../support/asking.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-moves-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Readonly<Record<string, unknown>>;

const int = { type: "integer" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ "200": { description: "ok", ...json(schema) } });
const inPath = (name: string): object => ({ name, in: "path", required: true, schema: int });
const board = { $ref: "#/components/schemas/Board" };
const card = { $ref: "#/components/schemas/Card" };
const change = { type: "object", properties: { board_id: int, name: { type: "string" } } };
const list = (items: object): object => ({ type: "array", items });
const document = {
  openapi: "3.1.0",
  info: { title: "Boards", version: "1" },
  paths: {
    "/boards": { get: { responses: ok(list(board)) } },
    "/boards/{board_id}": { parameters: [inPath("board_id")], get: { responses: ok(board) } },
    "/boards/{board_id}/cards": {
      parameters: [inPath("board_id")],
      get: { responses: ok(list(card)) },
      post: { requestBody: json(change), responses: { "201": { description: "made", ...json(card) } } },
    },
    "/boards/{board_id}/cards/{card_id}": {
      parameters: [inPath("board_id"), inPath("card_id")],
      get: { responses: { ...ok(card), "404": { description: "none" } } },
    },
    "/cards/{card_id}": {
      parameters: [inPath("card_id")],
      get: { responses: ok(card) },
      put: { requestBody: json(change), responses: ok(card) },
      patch: { requestBody: json(change), responses: ok(card) },
      delete: { responses: { "204": { description: "removed" } } },
    },
  },
  components: {
    schemas: {
      Board: { type: "object", required: ["id"], properties: { id: int, name: { type: "string" } } },
      Card: {
        type: "object",
        required: ["id"],
        properties: { id: { ...int, readOnly: true }, board_id: int, name: { type: "string" } },
      },
    },
  },
};

test("a row whose owner is changed is in the list of the new owner alone, after a restart, too, and comes back", async () => {
  const keep = join(folder, "moves.json");
  let server = await listen(createTestApp({ document, keep }));
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> =>
    await fetch(`${server.url}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const rows = async (path: string): Promise<readonly Row[]> => (await (await ask("GET", path)).json()) as Row[];
  const idOf = (row: Row | undefined): string => String(row?.["id"]);
  const [from, to, other] = (await rows("/boards")).map((row) => `/boards/${idOf(row)}/cards`);
  const target = Number(to?.split("/")[2]);
  const before = [await rows(`${from}`), await rows(`${to}`), await rows(`${other}`)] as const;
  const [first, ...others] = before[0];
  const made = (await (await ask("POST", `${from}`, { name: "New" })).json()) as Row;

  for (const id of [idOf(first), idOf(made)])
    expect((await ask("PATCH", `/cards/${id}`, { board_id: target })).status).toBe(200);
  const moved = [
    { ...made, board_id: target },
    { ...first, board_id: target },
  ];
  for (let start = 0; start < 2; start++) {
    expect(await rows(`${from}`)).toEqual(others);
    expect(new Set(await rows(`${to}`))).toEqual(new Set([...moved, ...before[1]]));
    expect(await rows(`${to}`)).toHaveLength(before[1].length + 2);
    expect(await rows(`${other}`)).toEqual(before[2]);
    for (const row of moved) {
      expect(await (await ask("GET", `/cards/${idOf(row)}`)).json()).toEqual(row);
      expect(await (await ask("GET", `${to}/${idOf(row)}`)).json()).toEqual(row);
      expect((await ask("GET", `${from}/${idOf(row)}`)).status).toBe(404);
    }
    await server.close();
    server = await listen(createTestApp({ document, keep }));
  }

  expect((await ask("DELETE", `/cards/${idOf(made)}`)).status).toBe(204);
  expect((await ask("PATCH", `/cards/${idOf(first)}`, { board_id: first?.["board_id"] })).status).toBe(200);
  expect(await rows(`${from}`)).toEqual(before[0]);
  expect(await rows(`${to}`)).toEqual(before[1]);
  expect((await ask("PATCH", `/cards/${idOf(first)}`, { board_id: target })).status).toBe(200);
  expect((await ask("DELETE", `/cards/${idOf(first)}`)).status).toBe(204);
  expect(await rows(`${from}`)).toEqual(others);
  expect(await rows(`${to}`)).toEqual(before[1]);
  await server.close();
});

test("a row that is replaced by one that does not say whose it is stays in the list of its owner", async () => {
  await asking(document, async (ask) => {
    const [board] = (await ask("GET", "/boards")).json as readonly Row[];
    const place = `/boards/${String(board?.["id"])}/cards`;
    const [first, ...others] = (await ask("GET", place)).json as readonly Row[];
    const path = `/cards/${String(first?.["id"])}`;
    await ask("PATCH", path, { name: "Once" });
    const replaced = { id: first?.["id"], name: "Twice" };
    expect((await ask("PUT", path, { name: "Twice" })).json).toEqual(replaced);
    expect((await ask("GET", path)).json).toEqual(replaced);
    expect((await ask("GET", place)).json).toEqual([replaced, ...others]);
    await ask("DELETE", path);
    expect((await ask("GET", place)).json).toEqual(others);
  });
});

test("a row that several lists show is changed and removed in all of them, but for those it was taken from", async () => {
  const text = { type: "string" };
  const user = { $ref: "#/components/schemas/User" };
  const called = (name: string): object => ({ name, in: "path", required: true, schema: text });
  const gone = { "204": { description: "removed" } };
  const made = { "201": { description: "made", ...json(user) } };
  const groups = {
    ...document,
    paths: {
      "/groups/{group}/members": {
        parameters: [called("group")],
        get: { responses: ok(list(user)) },
        post: { requestBody: json(user), responses: made },
      },
      "/groups/{group}/members/{user_id}": {
        parameters: [called("group"), called("user_id")],
        delete: { responses: gone },
      },
      "/users": { get: { responses: ok(list(user)) }, post: { requestBody: json(user), responses: made } },
      "/users/{user_id}": {
        parameters: [called("user_id")],
        get: { responses: ok(user) },
        patch: { requestBody: json({ type: "object", properties: { name: text } }), responses: ok(user) },
        delete: { responses: gone },
      },
    },
    components: { schemas: { User: { type: "object", required: ["id"], properties: { id: text, name: text } } } },
  };
  await asking(groups, async (ask) => {
    const place = "/groups/g1/members";
    const [first, second, third, ...others] = (await ask("GET", place)).json as readonly Row[];
    const pathOf = (row: Row | undefined): string => `/users/${String(row?.["id"])}`;
    await ask("PATCH", pathOf(first), { name: "Ada" });
    await ask("DELETE", pathOf(second));
    await ask("DELETE", `${place}/${String(third?.["id"])}`);
    await ask("PATCH", pathOf(third), { name: "Eve" });
    const left = [{ ...first, name: "Ada" }, ...others];
    expect((await ask("GET", place)).json).toEqual(left);
    expect((await ask("GET", pathOf(third))).json).toEqual({ ...third, name: "Eve" });

    const made = { id: "u-1", name: "New" };
    await ask("POST", place, made);
    await ask("DELETE", pathOf(made));
    await ask("POST", "/users", made);
    expect((await ask("GET", place)).json).toEqual(left);
    await ask("POST", "/groups/g2/members", { ...second, name: "Back" });
    expect((await ask("GET", place)).json).toEqual(left);
    expect((await ask("GET", "/groups/g2/members")).json).toContainEqual({ ...second, name: "Back" });
  });
});
