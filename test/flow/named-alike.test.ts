import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const json = (schema: object): object => ({
  "200": { description: "ok", content: { "application/json": { schema } } },
});
const text = { type: "string" };
const key = { name: "id", in: "path", required: true, schema: text };

test("a member that is sent under the row's own name counts, whatever else is spelled like it", async () => {
  const folder = { type: "object", required: ["name"], properties: { Id: text, Name: text } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Folders", version: "1" },
    paths: {
      "/folders": {
        get: { responses: json({ type: "array", items: folder }) },
        post: { requestBody: { content: { "application/json": { schema: folder } } }, responses: json(folder) },
      },
      "/folders/{id}": { parameters: [key], get: { responses: json(folder) } },
    },
  });
  for (const name of ["one", "two"]) {
    const made = await ask("POST /folders", { Id: "f-1", Name: name, name: "x" });
    expect(made.json).toMatchObject({ Id: "f-1", Name: name });
    expect((await ask("GET /folders/f-1")).json).toMatchObject({ Name: name });
  }
});

test("a query of the name that the path has asks for nothing that the path says", async () => {
  const event = { type: "object", required: ["id", "what"], properties: { id: text, what: text } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Events", version: "1" },
    paths: {
      "/rooms/{id}/events": {
        parameters: [key, { name: "id", in: "query", schema: text }],
        get: { responses: json({ type: "array", items: event }) },
      },
    },
  });
  expect(((await ask("GET /rooms/r-1/events")).json as readonly object[]).length).toBeGreaterThan(2);
});

test("a row is found by a number that is longer than JavaScript counts", async () => {
  const point = {
    type: "object",
    required: ["id", "x"],
    properties: { id: { type: "integer" }, x: { type: "number" } },
  };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Points", version: "1" },
    paths: {
      "/points": { get: { responses: json({ type: "array", items: point }) } },
      "/points/{id}": {
        parameters: [{ ...key, schema: { type: "integer", format: "int64" } }],
        get: { responses: json(point) },
      },
    },
  });
  expect(await ask("GET /points/2339264502380679700")).toMatchObject({
    status: 200,
    json: { id: 2339264502380679700 },
  });
});
