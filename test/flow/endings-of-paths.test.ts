import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const row = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer", readOnly: true }, title: { type: "string" } },
};
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ description: "ok", ...json(schema) });
const inPath = (name: string): object => ({ name, in: "path", required: true, schema: { type: "integer" } });

test.each([
  ["/products.json", "/products/{id}.json"],
  ["/products.xml", "/products/{id}.xml"],
  ["/products.json", "/products/{id}"],
  ["/products", "/products/{id}.json"],
  ["/products", "/products/{id}"],
  ["/shops/{shop}/products.json", "/shops/{shop}/products/{id}.json"],
])("what is posted to %s is found where Location says, at %s", async (list, item) => {
  const parameters = list.includes("{shop}") ? [inPath("shop")] : [];
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: {
      [list]: {
        parameters,
        get: { responses: { "200": ok({ type: "array", items: row }) } },
        post: { requestBody: json(row), responses: { "201": ok(row) } },
      },
      [item]: { parameters: [...parameters, inPath("id")], get: { responses: { "200": ok(row) } } },
    },
  });
  const made = await ask(`POST ${list.replace("{shop}", "2")}`, { title: "Oak" });
  const { id } = made.json as { id: number };
  const { pathname } = new URL(made.headers.get("location") ?? "");
  expect(pathname).toBe(item.replace("{shop}", "2").replace("{id}", String(id)));
  expect((await ask(`GET ${pathname}`)).json).toEqual(made.json);
});

test("a documented Location keeps the ending where nothing is listed", async () => {
  const headers = { Location: { required: true, schema: { type: "string" } } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: { "/products.json": { post: { requestBody: json(row), responses: { "201": { ...ok(row), headers } } } } },
  });
  const made = await ask("POST /products.json", { title: "Oak" });
  const { id } = made.json as { id: number };
  expect(made.headers.get("location")).toMatch(new RegExp(`/products/${id}\\.json$`));
});
