import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const room = { $ref: "#/components/schemas/room" };
const inQuery = (name: string): object => ({ name, in: "query", required: true, schema: text });
const said = (schema: object): object => ({ description: "said", content: { "application/json": { schema } } });
const ok = { type: "boolean", enum: [true] };
const refused = said(object({ ok: { type: "boolean", enum: [false] }, error: { ...text, enum: ["room_not_found"] } }));

/** Rooms that are listed and fetched at these paths. */
function rooms(list: string, item: string, named: string, failure: object): ReturnType<typeof standInFor> {
  const rows = { ok, rooms: { type: "array", items: room } };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Rooms", version: "1" },
    paths: {
      [list]: { get: { responses: { "200": said(object(rows)) } } },
      [item]: { get: { parameters: [inQuery(named)], responses: { "200": said(object({ ok, room })), ...failure } } },
    },
    components: { schemas: { room: object({ id: text, name: text, floor: { type: "integer" } }) } },
  });
}

test.each([
  ["/rooms.list", "/rooms.info", "room"],
  ["/rooms.list", "/rooms.info", "room_id"],
  ["/rooms.list", "/rooms.get", "id"],
  ["/rooms/list", "/rooms/info", "room"],
  ["/listRooms", "/getRoom", "roomId"],
  ["/rooms", "/rooms/details", "id"],
])("%s lists what is fetched by %s?%s=", async (list, item, named) => {
  const ask = rooms(list, item, named, { default: refused });
  const { rooms: rows } = (await ask(`GET ${list}`)).json as { rooms: { id: string }[] };
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows.slice(0, 3))
    expect((await ask(`GET ${item}?${named}=${row.id}`)).json).toEqual({ ok: true, room: row });
  expect((await ask(`GET ${item}?${named}=nobody`)).json).toEqual({ ok: false, error: "room_not_found" });
});

test("a row that is not there is refused as documented, else by 404", async () => {
  for (const failure of [{}, { "404": said(object({ message: text })) }]) {
    const ask = rooms("/rooms.list", "/rooms.info", "room", failure);
    expect((await ask("GET /rooms.info?room=nobody")).status).toBe(404);
  }
});

test("what is posted is shown in what the path says that it makes", async () => {
  const note = object({ text, author: text });
  const form = object({ room: text, text, title: text });
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: {
      "/rooms.postNote": {
        post: {
          requestBody: { content: { "application/json": { schema: form } } },
          responses: { "200": said(object({ ok, room: text, note, board: object({ title: text }) })) },
        },
      },
    },
  });
  const { json } = await ask("POST /rooms.postNote", { room: "r1", text: "hello", title: "x-title" });
  expect(json).toMatchObject({ room: "r1", note: { text: "hello" } });
  expect((json as { board: { title: string } }).board.title).not.toBe("x-title");
});
