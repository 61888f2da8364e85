import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ "200": { description: "ok", ...json(schema) } });
const object = (properties: object): object => ({ type: "object", properties });
const named = [{ name: "projectId", in: "path", required: true, schema: text }];

/** Tasks of projects, which name their projects so: in the body, and in the row. */
function tasks(
  sent: Readonly<Record<string, object>>,
  shown: Readonly<Record<string, object>>,
): ReturnType<typeof standInFor> {
  const task = object({ id: text, title: text, ...shown });
  const project = object({ id: text, name: text });
  const list = { type: "array", items: task };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Tasks", version: "1" },
    paths: {
      "/projects": { get: { responses: ok({ type: "array", items: project }) } },
      "/projects/{projectId}": { get: { parameters: named, responses: ok(project) } },
      "/projects/{projectId}/tasks": { get: { parameters: named, responses: ok(list) } },
      "/tasks": {
        get: { responses: ok(list) },
        post: { requestBody: json(object({ title: text, ...sent })), responses: ok(task) },
      },
      "/tasks/{id}": {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: text }], responses: ok(task) },
      },
    },
  });
}

const texts = { type: "array", items: text };
const objects = { type: "array", items: object({ id: text, name: text }) };

test.each([
  ["a list of keys", { projects: texts }, { projects: objects }, { projects: ["p12", "p13"] }, ["p12", "p13"]],
  ["a list of keys that the row shows", { projects: texts }, { projects: texts }, { projects: ["p12"] }, ["p12"]],
  ["a list of objects", { projects: objects }, { projects: objects }, { projects: [{ id: "p12" }] }, ["p12"]],
  ["a list called after keys", { project_ids: texts }, {}, { project_ids: ["p12"] }, ["p12"]],
  ["a key", { project_id: text }, { project_id: text }, { project_id: "p12" }, ["p12"]],
  ["a key that the row does not show", { project_id: text }, {}, { project_id: "p12" }, ["p12"]],
  ["the thing by its name", { project: text }, { project: object({ id: text }) }, { project: "p12" }, ["p12"]],
  [
    "an object",
    { project: object({ id: text }) },
    { project: object({ id: text }) },
    { project: { id: "p12" } },
    ["p12"],
  ],
])("what is created with its owner in %s is listed below that owner", async (_, sent, shown, body, owners) => {
  const ask = tasks(sent, shown);
  const other = (await ask("GET /projects/other/tasks")).json as readonly Row[];
  const made = (await ask("POST /tasks", { title: "new", ...body })).json as Row;
  for (const owner of owners) {
    const [first] = (await ask(`GET /projects/${owner}/tasks`)).json as readonly Row[];
    expect(first).toMatchObject({ id: made["id"], title: "new" });
  }
  expect((await ask("GET /projects/other/tasks")).json).toEqual(other);
  expect(((await ask("GET /tasks")).json as readonly Row[])[0]).toMatchObject({ id: made["id"] });
});
