import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const object = (properties: object): object => ({ type: "object", properties });
const said = (schema: object): object => ({
  "200": { description: "ok", content: { "application/json": { schema } } },
});

/** Cards below boards, which show their board so; boards are listed too where there are some. */
function cards(
  owner: object,
  { id, isListed }: { readonly id: string; readonly isListed: boolean },
): ReturnType<typeof standInFor> {
  const key = { type: id };
  const card = { ...object({ id: { type: "integer" }, board: owner, title: text }), required: ["id"] };
  const board = { ...object({ id: key, name: text }), required: ["id", "name"] };
  const boardId = { name: "boardId", in: "path", required: true, schema: key };
  const cardId = { name: "cardId", in: "path", required: true, schema: { type: "integer" } };
  const requestBody = { content: { "application/json": { schema: object({ board: owner, title: text }) } } };
  return standInFor({
    openapi: "3.0.3",
    info: { title: "Boards", version: "1" },
    paths: {
      ...(isListed && {
        "/boards": { get: { responses: said({ type: "array", items: board }) } },
        "/boards/{boardId}": { get: { parameters: [boardId], responses: said(board) } },
      }),
      "/boards/{boardId}/cards": {
        parameters: [boardId],
        get: { responses: said({ type: "array", items: card }) },
        post: { requestBody, responses: said(card) },
      },
      "/boards/{boardId}/cards/{cardId}": {
        parameters: [boardId, cardId],
        get: { responses: said(card) },
        put: { requestBody, responses: said(card) },
        patch: { requestBody, responses: said(card) },
      },
    },
  });
}

const integer = { id: "integer", isListed: false };

test.each([
  ["number", object({ id: { type: "integer" }, name: text }), integer, 4],
  ["number of a text", object({ id: text }), integer, "4"],
  ["text", object({ id: text, name: text }), { ...integer, id: "string" }, "4"],
  ["name of the parameter", object({ board_id: { type: "integer" } }), integer, 4],
])(
  "rows below an owner name it in an object by a %s, those that are written too",
  async (_, owner, paths, expected) => {
    const ask = cards(owner, paths);
    const keyIn = (row: Row): unknown => Object.values(row["board"] as Row)[0];
    const listed = (await ask("GET /boards/4/cards")).json as readonly Row[];
    const shown = listed.filter(({ board }) => board !== undefined);
    expect(shown.length).toBeGreaterThan(0);
    for (const row of shown) expect(keyIn(row)).toBe(expected);
    const made = (await ask("POST /boards/4/cards", { title: "x" })).json as Row;
    expect(keyIn(made)).toBe(expected);
    const at = `/boards/4/cards/${String(made["id"])}`;
    for (const method of ["PUT", "PATCH"])
      expect(keyIn((await ask(`${method} ${at}`, { title: "y" })).json as Row)).toBe(expected);
    expect(await ask("GET /boards/5/cards").then(({ json }) => json)).not.toContainEqual(
      expect.objectContaining({ id: made["id"] }),
    );
  },
);

test("what is sent of the owner stays, but for its key", async () => {
  const ask = cards(object({ id: { type: "integer" }, name: text }), integer);
  const made = (await ask("POST /boards/4/cards", { board: { id: 9, name: "Mine" } })).json as Row;
  expect(made["board"]).toEqual({ id: 4, name: "Mine" });
  const at = `/boards/4/cards/${String(made["id"])}`;
  expect((await ask(`PATCH ${at}`, { title: "y" })).json).toMatchObject({ board: { id: 4, name: "Mine" } });
});

test("an owner that is listed is called the same in its rows", async () => {
  const ask = cards(object({ id: { type: "integer" }, name: text }), { id: "integer", isListed: true });
  const [first] = (await ask("GET /boards")).json as readonly Row[];
  const rows = (await ask(`GET /boards/${String(first?.["id"])}/cards`)).json as readonly Row[];
  expect(rows.filter(({ board }) => board !== undefined).length).toBeGreaterThan(0);
  for (const { board } of rows) if (board !== undefined) expect(board).toMatchObject({ id: first?.["id"] });
});

test("rows below an owner name it in what they embed, and its list has what that says", async () => {
  const product = { ...object({ productId: text, name: text }), required: ["productId", "name"] };
  const shown = {
    ...object({ tagId: { type: "integer" }, name: text, _embedded: object({ product }) }),
    required: ["tagId"],
  };
  const id = { name: "productId", in: "path", required: true, schema: text };
  const content = { "application/json": { schema: object({ name: text }) } };
  const ask = standInFor({
    openapi: "3.0.3",
    info: { title: "Tags", version: "1" },
    paths: {
      "/products": { get: { responses: said({ type: "array", items: product }) } },
      "/products/{productId}": { get: { parameters: [id], responses: said(product) } },
      "/products/{productId}/tags": {
        parameters: [id],
        get: { responses: said({ type: "array", items: shown }) },
        post: { requestBody: { content }, responses: said(shown) },
      },
    },
  });
  const [, owner] = (await ask("GET /products")).json as readonly Row[];
  const path = `/products/${owner?.["productId"] as string}/tags`;
  const written = (await ask(`POST ${path}`, { name: "new" })).json as Row;
  const listed = ((await ask(`GET ${path}`)).json as readonly Row[]).filter((row) => "_embedded" in row);
  expect(listed.length).toBeGreaterThan(1);
  expect(written["_embedded"]).toMatchObject({ product: { productId: owner?.["productId"] } });
  for (const row of listed.slice(1)) expect(row["_embedded"]).toEqual({ product: owner });
});
