import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const number = { type: "integer" };
const server = {
  type: "object",
  required: ["id", "name"],
  properties: { id: number, name: text, locked_by: text },
};

const named = [{ name: "id", in: "path", required: true, schema: number }];
const answer = (schema: unknown, status = "200"): object => ({
  [status]: { description: "ok", content: { "application/json": { schema } } },
});

/** Servers, at which these paths do something that answers so. */
function servers(paths: Readonly<Record<string, object>>): ReturnType<typeof standInFor> {
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Servers", version: "1" },
    components: { schemas: { server } },
    paths: {
      "/servers": { get: { responses: answer({ type: "array", items: { $ref: "#/components/schemas/server" } }) } },
      "/servers/{id}": {
        get: { parameters: named, responses: answer({ $ref: "#/components/schemas/server" }) },
        delete: { parameters: named, responses: { "204": { description: "ok" } } },
      },
      ...Object.fromEntries(
        Object.entries(paths).map(([path, schema]) => [
          path,
          { post: { parameters: named, responses: answer(schema) } },
        ]),
      ),
    },
  });
}

const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });

test.each([
  ["the id of what the path is about", object({ id: number, server_id: number }), { server_id: 77 }],
  ["a text of it", object({ id: number, serverId: text }), { serverId: "77" }],
  [
    "an object that is it",
    object({ action: object({ id: number, server: object({ id: number }) }) }),
    { action: { server: { id: 77 } } },
  ],
  [
    "a list of resources",
    object({ action: object({ id: number, resources: { type: "array", items: object({ id: number, type: text }) } }) }),
    { action: { resources: [{ id: 77, type: "server" }] } },
  ],
  [
    "a resource",
    object({ id: number, resource: object({ id: number, type: { ...text, enum: ["volume", "server"] } }) }),
    { resource: { id: 77, type: "server" } },
  ],
  [
    "a resource in two members",
    object({ id: number, resource_id: number, resource_type: text }),
    { resource_id: 77, resource_type: "server" },
  ],
])("what an action answers names the path's own: %s", async (_, schema, shown) => {
  const ask = servers({ "/servers/{id}/actions/reboot": schema });
  const done = await ask("POST /servers/77/actions/reboot");
  expect(done.status).toBe(200);
  expect(done.json).toMatchObject(shown);
});

test("an action's own id, and ids of other things, are not the path's", async () => {
  const schema = object({ id: number, image_id: number, user: object({ id: number }) });
  const done = await servers({ "/servers/{id}/actions/reboot": schema })("POST /servers/77/actions/reboot");
  const { id, image_id: image, user } = done.json as { id: number; image_id: number; user: { id: number } };
  expect([id, image, user.id]).not.toContain(77);
});

test("an action that answers with the thing shows it as it is fetched", async () => {
  const ask = servers({
    "/servers/{id}/reboot": { $ref: "#/components/schemas/server" },
    "/servers/{id}/actions/rescue": object({ server: { $ref: "#/components/schemas/server" } }),
  });
  const fetched = (await ask("GET /servers/77")).json;
  expect((await ask("POST /servers/77/reboot")).json).toEqual(fetched);
  expect((await ask("POST /servers/77/actions/rescue")).json).toEqual({ server: fetched });
  await ask("DELETE /servers/77");
  expect((await ask("POST /servers/77/reboot")).status).toBe(404);
});

test("an example of an answer names the path's own, in the kinds that it shows", async () => {
  const schema = {
    ...object({ id: number, resource_id: number, resource_type: text }),
    example: { id: 5, resource_id: 6, resource_type: "server" },
  };
  const ask = servers({ "/servers/{id}/actions/reboot": schema });
  expect((await ask("POST /servers/77/actions/reboot")).json).toMatchObject({
    resource_id: 77,
    resource_type: "server",
  });
});
