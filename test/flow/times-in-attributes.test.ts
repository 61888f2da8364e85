import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const moment = { type: "string", format: "date-time" };
const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  required,
  properties,
});
const of = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });
const now = "2026-05-01T12:00:00Z";

type Shown = { readonly data: { readonly id: string; readonly attributes: Readonly<Record<string, unknown>> } };

/** Notes that hold all in attributes, as bodies of this schema create and change them. */
function notes(body: object): ReturnType<typeof standInFor> {
  const attributes = object({ title: text, created_at: moment, updatedAt: moment, archived_at: moment }, ["title"]);
  const row = object({ id: text, attributes }, ["id", "attributes"]);
  const id = { name: "id", in: "path", required: true, schema: text };
  const one = of(object({ data: row }, ["data"]));
  return standInFor(
    {
      openapi: "3.1.0",
      info: { title: "Notes", version: "1" },
      paths: {
        "/notes": {
          get: { responses: { 200: of(object({ data: { type: "array", items: row } }, ["data"])) } },
          post: { requestBody: of(body), responses: { 201: one } },
        },
        "/notes/{id}": {
          get: { parameters: [id], responses: { 200: one } },
          patch: { parameters: [id], requestBody: of(body), responses: { 200: one } },
        },
      },
    },
    now,
  );
}

const own = object({ title: text });
test.each([
  [
    "in attributes",
    object({ data: object({ attributes: own }, ["attributes"]) }, ["data"]),
    { data: { attributes: { title: "a" } } },
  ],
  ["bare", object({ note: own }, ["note"]), { note: { title: "a" } }],
])("a row whose body holds it %s has the times of its writes in its attributes", async (_, body, sent) => {
  const ask = notes(body);
  const made = (await ask("POST /notes", sent)).json as Shown;
  expect(made.data.attributes).toEqual({ title: "a", created_at: now, updatedAt: now });
  expect((await ask(`GET /notes/${made.data.id}`)).json).toEqual(made);
  const before = (await ask("GET /notes")).json as { readonly data: readonly Shown["data"][] };
  const shown = before.data.find(
    ({ attributes }) =>
      attributes["updatedAt"] !== undefined &&
      attributes["created_at"] !== undefined &&
      attributes["updatedAt"] !== now,
  );
  const changed = (await ask(`PATCH /notes/${String(shown?.id)}`, sent)).json as Shown;
  expect(changed.data.attributes).toEqual({ ...shown?.attributes, title: "a", updatedAt: now });
});
