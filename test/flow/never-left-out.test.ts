import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ description: "ok", ...json(schema) });

test.each(["access_token", "accessToken", "token", "jwt"])(
  "a login answers with a %s, whatever else it may leave out",
  async (name) => {
    const paths = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => {
        const properties = { [name]: text, expires: { type: "integer" }, [`word${index}`]: text };
        return [`/login-${index}`, { post: { responses: { "200": ok({ type: "object", properties }) } } }];
      }),
    );
    const ask = standInFor({ openapi: "3.0.3", info: { title: "Logins", version: "1" }, paths });
    for (const path of Object.keys(paths)) expect((await ask(`POST ${path}`)).json).toHaveProperty(name);
  },
);

test("rows have the object that holds all that they are", async () => {
  const attributes = { type: "object", required: ["title"], properties: { title: text, slug: text } };
  const row = { type: "object", properties: { id: { type: "number" }, attributes } };
  const ask = standInFor({
    openapi: "3.0.3",
    info: { title: "Articles", version: "1" },
    paths: { "/articles": { get: { responses: { "200": ok({ type: "array", items: row }) } } } },
  });
  const rows = (await ask("GET /articles")).json as readonly object[];
  expect(rows.filter((one) => !("attributes" in one))).toEqual([]);
});
