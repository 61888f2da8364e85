import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

/** Items that are listed, fetched and created: what is answered after that is the schema given here. */
function itemsDocument(id: object, made: object): object {
  const row = { type: "object", required: ["id"], properties: { id, title: { type: "string" } } };
  const answer = (status: string, schema: object): object => ({
    responses: { [status]: { description: "ok", content: { "application/json": { schema } } } },
  });
  return {
    openapi: "3.0.3",
    info: { title: "Items", version: "1" },
    paths: {
      "/items": {
        get: answer("200", { type: "array", items: row }),
        post: {
          requestBody: {
            content: { "application/json": { schema: { type: "object", properties: { title: { type: "string" } } } } },
          },
          ...answer("201", made),
        },
      },
      "/items/{id}": {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: id }], ...answer("200", row) },
      },
    },
  };
}

const uuid = { type: "string", format: "uuid" };
const whole = { type: "integer", format: "int32" };

test.each([
  ["a number", whole, whole],
  ["a long number", { type: "integer", format: "int64" }, { type: "integer", format: "int64" }],
  ["a UUID", uuid, uuid],
  ["a UUID, of which an example is shown", uuid, { ...uuid, example: "018bb8e5-d9d0-7434-8ec5-569a6c8e01fc" }],
  ["a UUID in a text of no format", uuid, { type: "string", example: "018bb8e5-d9d0-7434-8ec5-569a6c8e01fc" }],
])("an answer that is no more than a key is that of the row just created: %s", async (_, id, made) => {
  const ask = standInFor(itemsDocument(id, made));
  const first = await ask("POST /items", { title: "Blue" });
  const second = await ask("POST /items", { title: "Green" });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(first.json).not.toEqual(second.json);
  expect((await ask(`GET /items/${String(first.json)}`)).json).toEqual({ id: first.json, title: "Blue" });
  expect((await ask(`GET /items/${String(second.json)}`)).json).toEqual({ id: second.json, title: "Green" });
});

test.each([
  ["a text that is no key", uuid, { type: "string", example: "Created" }],
  ["a number, where keys are texts", uuid, { type: "integer", example: 1 }],
  ["a number that no key can be", { ...whole, minimum: 100 }, { ...whole, maximum: 9, example: 1 }],
])("an answer that cannot be a key stays as it is documented: %s", async (_, id, made) => {
  const ask = standInFor(itemsDocument(id, made));
  const answer = await ask("POST /items", { title: "Blue" });
  expect([answer.status, answer.json]).toEqual([201, made.example]);
});
