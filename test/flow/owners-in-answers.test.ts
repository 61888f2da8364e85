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

/** What one path with parameters that are texts answers, its members by their paths. */
async function answered(path: string, target: string, schema: unknown): Promise<unknown> {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: text,
  }));
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Names", version: "1" },
    paths: { [path]: { post: { parameters, responses: answer(schema) } } },
  });
  return (await ask(`POST ${target}`)).json;
}

test.each([
  ["username", "user"],
  ["login", "user"],
  ["name", "team"],
  ["slug", "board"],
])("what a path names by a %s is called so in the answer, and its id is another", async (parameter, thing) => {
  const schema = object({
    [thing]: object({ id: text, [parameter]: text }),
    [`${thing}_id`]: text,
  });
  const json = await answered(`/${thing}s/{${parameter}}/summary`, `/${thing}s/alice/summary`, schema);
  expect(json).toMatchObject({ [thing]: { [parameter]: "alice" } });
  const said = json as Record<string, { id: string }>;
  expect([said[thing]?.id, said[`${thing}_id`]]).not.toContain("alice");
});

test("where two parameters stand behind a word, neither its owner nor its name is the id", async () => {
  const schema = object({ repo: object({ id: text, name: text }), repo_id: text, owner: text });
  const json = await answered("/repos/{owner}/{repo}/traffic", "/repos/octo/hello/traffic", schema);
  const { repo, repo_id: id, owner } = json as { repo: { id: string }; repo_id: string; owner: string };
  expect([repo.id, id]).not.toContain("octo");
  expect([repo.id, id]).not.toContain("hello");
  expect(owner).toBe("octo");
});

test.each(["id", "serverId", "server_id", "uuid", "ServerSid"])("a path's %s is the id of the answer", async (key) => {
  const schema = object({ server: object({ id: text }), server_id: text });
  const json = await answered(`/servers/{${key}}/reboot`, "/servers/s-7/reboot", schema);
  expect(json).toEqual({ server: { id: "s-7" }, server_id: "s-7" });
});

test("an id of two behind a word is that of the last", async () => {
  const schema = object({ file: object({ id: text }) });
  const json = await answered("/files/{region_id}/{id}/check", "/files/eu/f-9/check", schema);
  expect(json).toEqual({ file: { id: "f-9" } });
});

test("an answer that has itself in 120 members is answered", async () => {
  const itself = { $ref: "#/components/schemas/node" };
  const members = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`member${at}`, itself]));
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Nodes", version: "1" },
    components: {
      schemas: { node: { type: "object", required: ["node_id"], properties: { node_id: text, ...members } } },
    },
    paths: { "/things/{id}/act": { post: { parameters: named, responses: answer(itself) } } },
  });
  expect((await ask("POST /things/7/act")).status).toBe(200);
});
