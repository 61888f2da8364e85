import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const said = (schema: object): object => ({
  "200": { description: "ok", content: { "application/json": { schema } } },
});

/** Books in JSON-LD, with these schemas of their members. */
function books(members: object, named = "Book.jsonld"): ReturnType<typeof standInFor> {
  const properties = { "@id": text, "@type": text, id: whole, title: text, ...members };
  const row = { $ref: `#/components/schemas/${named}` };
  const requestBody = { content: { "application/json": { schema: { type: "object", properties: { title: text } } } } };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Library", version: "1" },
    servers: [{ url: "https://library.example/api" }],
    components: { schemas: { [named]: { type: "object", required: Object.keys(properties), properties } } },
    paths: {
      "/books": {
        get: { responses: said({ type: "array", items: row }) },
        post: { requestBody, responses: said(row) },
      },
      "/books/{id}": {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: whole }], responses: said(row) },
      },
    },
  });
}

test("`@id` is the path at which a row is fetched, and `@type` what its schema is called", async () => {
  const ask = books({});
  const rows = (await ask("GET /api/books")).json as readonly Row[];
  for (const row of rows) expect(row).toMatchObject({ "@id": `/api/books/${String(row["id"])}`, "@type": "Book" });
  expect((await ask(`GET ${String(rows[2]?.["@id"])}`)).json).toEqual(rows[2]);
});

test("a row that is made has an `@id` and an `@type` too", async () => {
  const made = (await books({})("POST /api/books", { title: "Emma" })).json as Row;
  expect(made).toMatchObject({ "@id": `/api/books/${String(made["id"])}`, "@type": "Book", title: "Emma" });
});

test("an `@id` in the format of whole addresses is one", async () => {
  const [row] = (await books({ "@id": { ...text, format: "uri" } })("GET /api/books")).json as readonly Row[];
  expect(row?.["@id"]).toBe(`http://stand-in.example/api/books/${String(row?.["id"])}`);
});

test.each([
  { ...text, const: "Novel" },
  { ...text, enum: ["Novel"] },
  { ...text, example: "Novel" },
])("an `@type` that the schema says stays: %o", async (type) => {
  const rows = (await books({ "@type": type })("GET /api/books")).json as readonly Row[];
  expect(new Set(rows.map((row) => row["@type"])).has("Book")).toBe(false);
});
