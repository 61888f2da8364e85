import { expect, test } from "vitest";
import { asking } from "../support/asking.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ "200": { description: "ok", ...json(schema) } });
const made = (schema: object): object => ({ "201": { description: "made", ...json(schema) } });
const gone = { "204": { description: "removed" } };
const inPath = (name: string, schema: object = text): object => ({ name, in: "path", required: true, schema });
const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const list = (name: string): object => ({ type: "array", items: to(name) });

function documentOf(paths: object, schemas: object): object {
  return { openapi: "3.1.0", info: { title: "Rows", version: "1" }, paths, components: { schemas } };
}

const tags = documentOf(
  {
    "/tags": {
      get: { responses: ok(list("Tag")) },
      post: { requestBody: json(to("Tag")), responses: made(to("Tag")) },
    },
    "/tags/{tag}": {
      parameters: [inPath("tag")],
      get: { responses: ok(to("Tag")) },
      patch: { requestBody: json({ type: "object", properties: { color: text } }), responses: ok(to("Tag")) },
      delete: { responses: gone },
    },
  },
  {
    Tag: {
      type: "object",
      required: ["id", "name"],
      properties: { id: { type: "integer", readOnly: true }, name: text, color: text },
    },
  },
);

test("a new row that is called like the key of another leaves that one where it is, and stays itself", async () => {
  await asking(tags, async (ask) => {
    const rows = (await ask("GET", "/tags")).json as readonly Row[];
    const [, , other] = rows;
    const key = String(other?.["id"]);
    const created = (await ask("POST", "/tags", { name: key, color: "red" })).json as Row;
    expect((await ask("GET", `/tags/${key}`)).json).toEqual(other);
    const changed = { ...other, color: "blue" };
    expect((await ask("PATCH", `/tags/${key}`, { color: "blue" })).json).toEqual(changed);
    const after = rows.map((row) => (row === other ? changed : row));
    expect((await ask("GET", "/tags")).json).toEqual([created, ...after]);
    expect((await ask("DELETE", `/tags/${key}`)).status).toBe(204);
    expect((await ask("GET", "/tags")).json).toEqual([created, ...after.filter((row) => row !== changed)]);
    expect((await ask("GET", `/tags/${String(created["id"])}`)).json).toEqual(created);
  });
});

test("of two rows of one name the one that is there is found, whichever was removed", async () => {
  await asking(tags, async (ask) => {
    const [first] = (await ask("GET", "/tags")).json as readonly Row[];
    const name = String(first?.["name"]);
    const created = (await ask("POST", "/tags", { name })).json as Row;
    expect((await ask("DELETE", `/tags/${String(first?.["id"])}`)).status).toBe(204);
    expect((await ask("GET", `/tags/${name}`)).json).toEqual(created);
    expect((await ask("DELETE", `/tags/${name}`)).status).toBe(204);
    expect((await ask("GET", `/tags/${name}`)).status).toBe(404);
  });
});

const user = { type: "object", required: ["id"], properties: { id: text, name: text } };
const members = documentOf(
  {
    "/groups/{group}/members": {
      parameters: [inPath("group")],
      get: { responses: ok(list("User")) },
      post: { requestBody: json(to("User")), responses: made(to("User")) },
    },
    "/groups/{group}/members/{user_id}": {
      parameters: [inPath("group"), inPath("user_id")],
      delete: { responses: gone },
    },
    "/users": {
      get: { responses: ok(list("User")) },
      post: { requestBody: json(to("User")), responses: made(to("User")) },
    },
    "/users/{user_id}": {
      parameters: [inPath("user_id")],
      get: { responses: ok(to("User")) },
      delete: { responses: gone },
    },
  },
  { User: user },
);

test("a new row that is taken from one owner stays as it was written elsewhere, and may come back", async () => {
  await asking(members, async (ask) => {
    const before = (await ask("GET", "/groups/g1/members")).json;
    const created = { id: "u-1", name: "Ada" };
    expect((await ask("POST", "/groups/g1/members", created)).json).toEqual(created);
    expect((await ask("GET", "/users/u-1")).json).toEqual(created);
    expect((await ask("DELETE", "/groups/g1/members/u-1")).status).toBe(204);
    expect((await ask("GET", "/groups/g1/members")).json).toEqual(before);
    expect((await ask("GET", "/users/u-1")).json).toEqual(created);
    expect((await ask("POST", "/groups/g1/members", created)).status).toBe(201);
    expect((await ask("GET", "/groups/g1/members")).json).toEqual([created, ...(before as readonly Row[])]);
    expect((await ask("DELETE", "/users/u-1")).status).toBe(204);
    expect((await ask("GET", "/users/u-1")).status).toBe(404);
    expect((await ask("GET", "/groups/g1/members")).json).toEqual(before);
  });
});

test("a row that no list showed is listed when it is created after it was removed", async () => {
  await asking(members, async (ask) => {
    const before = (await ask("GET", "/users")).json as readonly Row[];
    expect((await ask("DELETE", "/users/u-1")).status).toBe(204);
    const created = { id: "u-1", name: "Ada" };
    expect((await ask("POST", "/users", created)).status).toBe(201);
    expect((await ask("GET", "/users")).json).toEqual([created, ...before]);
  });
});

test("rows that say whose they are are gone everywhere when filters of their owner's list remove them", async () => {
  const task = {
    type: "object",
    required: ["id", "project_id", "status"],
    properties: {
      id: { type: "integer" },
      project_id: { type: "integer" },
      status: { ...text, enum: ["open", "done"] },
    },
  };
  const status = { name: "status", in: "query", schema: text };
  const number = { type: "integer" };
  const project = { type: "object", required: ["id"], properties: { id: number, name: text } };
  const document = documentOf(
    {
      "/projects": { get: { responses: ok(list("Project")) } },
      "/projects/{project_id}": { parameters: [inPath("project_id", number)], get: { responses: ok(to("Project")) } },
      "/projects/{project_id}/tasks": {
        parameters: [inPath("project_id", number)],
        get: { responses: ok(list("Task")) },
        delete: { parameters: [status], responses: gone },
      },
      "/tasks/{task_id}": {
        parameters: [inPath("task_id", number)],
        get: { responses: ok(to("Task")) },
        patch: { requestBody: json({ type: "object", properties: { status: text } }), responses: ok(to("Task")) },
      },
    },
    { Task: task, Project: project },
  );
  await asking(document, async (ask) => {
    const [project] = (await ask("GET", "/projects")).json as readonly Row[];
    const place = `/projects/${String(project?.["id"])}/tasks`;
    const rows = (await ask("GET", place)).json as readonly Row[];
    const done = rows.filter((row) => row["status"] === "done");
    const [changed, other] = done;
    expect((await ask("PATCH", `/tasks/${String(changed?.["id"])}`, { status: "done" })).status).toBe(200);
    expect((await ask("DELETE", `${place}?status=done`)).status).toBe(204);
    expect((await ask("GET", place)).json).toEqual(rows.filter((row) => row["status"] !== "done"));
    for (const row of [changed, other]) expect((await ask("GET", `/tasks/${String(row?.["id"])}`)).status).toBe(404);
  });
});

test.each(["integer", "string"])(
  "thousands of rows are written in lists of a thousand before long: keys that are %s",
  async (type) => {
    const row = { type: "object", required: ["id"], properties: { id: { type, readOnly: true }, name: text } };
    const document = documentOf(
      {
        "/rows": { get: { responses: ok(list("Row")) } },
        "/rows/batch": { post: { requestBody: json(list("Row")), responses: ok(list("Row")) } },
        "/rows/{id}": { parameters: [inPath("id", { type })], get: { responses: ok(to("Row")) } },
      },
      { Row: row },
    );
    await asking(document, async (ask) => {
      const keys = new Set<unknown>();
      for (let count = 0; count < 8; count++) {
        const sent = Array.from({ length: 1000 }, (_, index) => ({ name: `row ${count} ${index}` }));
        const rows = (await ask("POST", "/rows/batch", sent)).json as readonly Row[];
        for (const { id } of rows) keys.add(id);
      }
      expect(keys.size).toBe(8000);
    });
  },
  20_000,
);
