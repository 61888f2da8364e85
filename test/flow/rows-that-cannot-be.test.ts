import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };

/** What two parts ask of one member: nothing fits both. */
const address = {
  allOf: [
    { type: "object", required: ["street"], properties: { street: text } },
    { type: "object", properties: { street: { type: "integer" } } },
  ],
};

/** Parcels of which none can be made up, in pages that tell how many there are. */
function parcelDocument(pages: object): object {
  const parcel = { type: "object", required: ["id", "sent_to"], properties: { id: text, sent_to: address } };
  const answer = (schema: object): object => ({
    responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
  });
  const page = {
    type: "object",
    required: ["parcels", "total", "page", "pages"],
    properties: { parcels: { type: "array", items: parcel }, total: { type: "integer" }, page: text, pages },
  };
  return {
    openapi: "3.1.0",
    info: { title: "Parcels", version: "1" },
    paths: {
      "/parcels": {
        get: {
          parameters: ["page", "page_size"].map((name) => ({ name, in: "query", schema: { type: "integer" } })),
          ...answer(page),
        },
      },
      "/parcels/{id}": {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: text }], ...answer(parcel) },
      },
    },
  };
}

test.each([
  ["none", { type: "integer" }, 0],
  ["one where none may be told", { type: "integer", minimum: 1 }, 1],
])("a list of which no row can be made up tells of no rows, and of %s pages", async (_, pages, told) => {
  const ask = standInFor(parcelDocument(pages));
  const list = await ask("GET /parcels");
  expect(list.status).toBe(200);
  expect(list.json).toMatchObject({ parcels: [], total: 0, pages: told });
  expect((await ask("GET /parcels/7")).status).toBe(501);
});
