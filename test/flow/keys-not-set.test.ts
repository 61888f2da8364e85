import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

test.each([
  ["0", { type: "integer" }, 0],
  ["0 of a number", { type: "number" }, 0],
  ["null", { type: ["integer", "null"] }, null],
  ["no text", { type: "string" }, ""],
  ["the empty UUID", { type: "string", format: "uuid" }, "00000000-0000-0000-0000-000000000000"],
])("a key that is sent as %s is left to the server", async (_, key, unset) => {
  const row = { type: "object", required: ["id", "name"], properties: { id: key, name: { type: "string" } } };
  const json = (schema: object): object => ({ content: { "application/json": { schema } } });
  const said = (schema: object): object => ({ "200": { description: "ok", ...json(schema) } });
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Cups", version: "1" },
    paths: {
      "/cups": {
        get: { responses: said({ type: "array", items: row }) },
        post: { requestBody: json(row), responses: said(row) },
      },
      "/cups/{id}": {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: key }], responses: said(row) },
      },
    },
  });
  const made = await Promise.all(
    ["a", "b"].map(async (name) => (await ask("POST /cups", { id: unset, name })).json as Row),
  );
  const [first, second] = made;
  expect(made.map(({ name }) => name)).toEqual(["a", "b"]);
  expect([first?.["id"], second?.["id"]]).not.toContain(unset);
  expect((await ask("GET /cups")).json).toEqual(expect.arrayContaining(made));
});
